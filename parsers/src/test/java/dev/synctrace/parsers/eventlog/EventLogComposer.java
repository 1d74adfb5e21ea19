package dev.synctrace.parsers.eventlog;

import dev.synctrace.parsers.eventlog.ComposedEvent.Named;
import java.io.ByteArrayOutputStream;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Composes an event log as Windows writes it: chunks of 64 KiB in which a name or a template is
 * defined where it is used first, and an event whose values are XML with a template of their own.
 * The tables of names and templates in a chunk's header, by which Windows finds them again when it
 * goes on writing, are empty.
 */
public final class EventLogComposer {
  static final int FILE_HEADER = 4096;
  static final int CHUNK_HEADER = 512;

  private static final String NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";
  private static final int XML = 0x21;

  private final String channel;
  private final String provider;
  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> templates = new HashMap<>();
  private ByteBuffer chunk = emptyChunk();
  private long number = 1;
  private long firstNumber = 1;
  private int lastRecord;

  public EventLogComposer(String channel, String provider) {
    this.channel = channel;
    this.provider = provider;
  }

  /** Adds an event behind the last one. */
  public EventLogComposer add(ComposedEvent event) {
    int start = chunk.position();
    try {
      record(event);
    } catch (BufferOverflowException e) {
      if (start == CHUNK_HEADER) {
        throw new IllegalArgumentException("a record longer than a chunk", e);
      }
      chunk.put(start, new byte[EventLogChunk.SIZE - start]).position(start);
      endChunk();
      record(event);
    }
    number++;
    return this;
  }

  /** Begins a new chunk, even if the present one has space. */
  EventLogComposer nextChunk() {
    endChunk();
    return this;
  }

  /** Returns the event log. */
  public byte[] bytes() {
    if (chunk.position() > CHUNK_HEADER) {
      endChunk();
    }
    ByteBuffer file =
        ByteBuffer.allocate(FILE_HEADER + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
    int count = chunks.size() / EventLogChunk.SIZE;
    file.put("ElfFile\0".getBytes(StandardCharsets.ISO_8859_1));
    file.putLong(0).putLong(Math.max(0, count - 1)).putLong(number);
    file.putInt(128).putShort((short) 1).putShort((short) 3);
    file.putShort((short) FILE_HEADER).putShort((short) count);
    file.putInt(124, checksum(file.array(), 0, 120));
    file.position(FILE_HEADER).put(chunks.toByteArray());
    return file.array();
  }

  private static ByteBuffer emptyChunk() {
    return ByteBuffer.allocate(EventLogChunk.SIZE)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(CHUNK_HEADER);
  }

  private void endChunk() {
    int end = chunk.position();
    chunk.position(0).put("ElfChnk\0".getBytes(StandardCharsets.ISO_8859_1));
    chunk.putLong(firstNumber).putLong(number - 1).putLong(firstNumber).putLong(number - 1);
    chunk.putInt(128).putInt(lastRecord).putInt(end);
    chunk.putInt(checksum(chunk.array(), CHUNK_HEADER, end - CHUNK_HEADER));
    CRC32 header = new CRC32();
    header.update(chunk.array(), 0, 120);
    header.update(chunk.array(), 128, CHUNK_HEADER - 128);
    chunk.putInt(124, (int) header.getValue());
    chunks.writeBytes(chunk.array());
    chunk = emptyChunk();
    names.clear();
    templates.clear();
    firstNumber = number;
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private void record(ComposedEvent event) {
    int start = chunk.position();
    chunk.putInt(0x2A2A).putInt(0).putLong(number).putLong(ComposedValue.ticks(event.time()));
    fragment();
    List<ComposedValue> values = new ArrayList<>();
    values.add(ComposedValue.uint16(event.id()));
    values.add(ComposedValue.uint8(event.level()));
    values.add(ComposedValue.fileTime(event.time()));
    values.add(ComposedValue.uint64(number));
    values.add(
        event.activityId() == null ? ComposedValue.none() : ComposedValue.guid(event.activityId()));
    values.add(ComposedValue.uint32(1432));
    values.add(ComposedValue.uint32(event.thread()));
    values.add(ComposedValue.string(event.computer()));
    values.add(ComposedValue.sid("S-1-5-18"));
    template("event", this::eventTemplate);
    slots(values, event);
    while ((chunk.position() - start) % 8 != 4) {
      chunk.put((byte) 0);
    }
    int size = chunk.position() + 4 - start;
    chunk.putInt(size).putInt(start + 4, size);
    lastRecord = start;
  }

  private void fragment() {
    chunk.put((byte) 0x0F).put((byte) 1).put((byte) 1).put((byte) 0);
  }

  /** Sizes and types of the values, then the values; the last one is the XML of the data. */
  private void slots(List<ComposedValue> values, ComposedEvent event) {
    chunk.putInt(values.size() + 1);
    for (ComposedValue value : values) {
      slot(value.bytes().length, value.type());
    }
    int last = chunk.position();
    slot(0, XML);
    for (ComposedValue value : values) {
      chunk.put(value.bytes());
    }
    int start = chunk.position();
    data(event);
    chunk.putShort(last, (short) (chunk.position() - start));
  }

  private void slot(int size, int type) {
    chunk.putShort((short) size).put((byte) type).put((byte) 0);
  }

  private void data(ComposedEvent event) {
    StringBuilder shape = new StringBuilder(event.userData() ? "user" : "data");
    event.values().forEach(each -> shape.append('\n').append(each.name()));
    fragment();
    template(shape.toString(), () -> dataTemplate(event));
    chunk.putInt(event.values().size());
    for (Named each : event.values()) {
      slot(each.value().bytes().length, each.value().type());
    }
    for (Named each : event.values()) {
      chunk.put(each.value().bytes());
    }
  }

  /** A template where it is used first, then its offset. */
  private void template(String shape, Runnable body) {
    chunk.put((byte) 0x0C).put((byte) 1).putInt(shape.hashCode());
    Integer known = templates.get(shape);
    if (known != null) {
      chunk.putInt(known);
      return;
    }
    int offset = chunk.position() + 4;
    chunk.putInt(offset);
    chunk.putInt(0).putInt(shape.hashCode()).putInt(0).putLong(0);
    int size = chunk.position();
    chunk.putInt(0);
    fragment();
    body.run();
    chunk.put((byte) 0);
    chunk.putInt(size, chunk.position() - size - 4);
    templates.put(shape, offset);
  }

  private void eventTemplate() {
    element(
        "Event",
        () -> attribute("xmlns", () -> text(NAMESPACE)),
        () -> {
          element("System", null, this::systemTemplate);
          substitution(9, XML);
        });
  }

  private void systemTemplate() {
    element("Provider", () -> attribute("Name", () -> text(provider)), null);
    element("EventID", null, () -> substitution(0, 0x06));
    element("Level", null, () -> substitution(1, 0x04));
    element("TimeCreated", () -> attribute("SystemTime", () -> substitution(2, 0x11)), null);
    element("EventRecordID", null, () -> substitution(3, 0x0A));
    element("Correlation", () -> attribute("ActivityID", () -> substitution(4, 0x0F)), null);
    element(
        "Execution",
        () -> {
          attribute("ProcessID", () -> substitution(5, 0x08));
          attribute("ThreadID", () -> substitution(6, 0x08));
        },
        null);
    element("Channel", null, () -> text(channel));
    element("Computer", null, () -> substitution(7, 0x01));
    element("Security", () -> attribute("UserID", () -> substitution(8, 0x13)), null);
  }

  private void dataTemplate(ComposedEvent event) {
    Runnable inside =
        () -> {
          for (int i = 0; i < event.values().size(); i++) {
            value(event.values().get(i), i, event.userData());
          }
        };
    if (event.userData()) {
      element("UserData", null, () -> element("EventXML", null, inside));
    } else {
      element("EventData", null, inside);
    }
  }

  private void value(Named named, int slot, boolean userData) {
    Runnable value = () -> substitution(slot, named.value().type());
    if (userData) {
      element(named.name(), null, value);
    } else if (named.name().isEmpty()) {
      element("Data", null, value);
    } else {
      element("Data", () -> attribute("Name", () -> text(named.name())), value);
    }
  }

  private void element(String name, @Nullable Runnable attributes, @Nullable Runnable content) {
    chunk.put((byte) (attributes == null ? 0x01 : 0x41)).putShort((short) -1);
    int size = chunk.position();
    chunk.putInt(0);
    name(name);
    if (attributes != null) {
      int length = chunk.position();
      chunk.putInt(0);
      attributes.run();
      chunk.putInt(length, chunk.position() - length - 4);
    }
    if (content == null) {
      chunk.put((byte) 0x03);
    } else {
      chunk.put((byte) 0x02);
      content.run();
      chunk.put((byte) 0x04);
    }
    chunk.putInt(size, chunk.position() - size - 4);
  }

  private void attribute(String name, Runnable value) {
    chunk.put((byte) 0x06);
    name(name);
    value.run();
  }

  private void text(String text) {
    chunk.put((byte) 0x05).put((byte) 0x01).putShort((short) text.length());
    chunk.put(text.getBytes(StandardCharsets.UTF_16LE));
  }

  private void substitution(int slot, int type) {
    chunk.put((byte) 0x0E).putShort((short) slot).put((byte) type);
  }

  private void name(String name) {
    Integer known = names.get(name);
    if (known != null) {
      chunk.putInt(known);
      return;
    }
    int offset = chunk.position() + 4;
    chunk.putInt(offset).putInt(0).putShort(hash(name)).putShort((short) name.length());
    chunk.put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
    names.put(name, offset);
  }

  private static short hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = hash * 65_599 + name.charAt(i);
    }
    return (short) hash;
  }
}
