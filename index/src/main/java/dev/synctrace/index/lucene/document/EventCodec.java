package dev.synctrace.index.lucene.document;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an event, in one piece of bytes. It reuses buffers and texts, so it is for one
 * thread.
 *
 * <p>Layout 1, the whole event: layout number; flags; time and order time; zone; line; lines after
 * it; source, log, component, thread; severity and kind by name; message; attributes by name;
 * mentions. Names rather than numbers, so that a new attribute or kind does not change what is
 * stored; Lucene's compression makes them cheap.
 *
 * <p>Layout 2, the rest: layout number; whether it has a time; message; attributes by name;
 * mentions. Everything else is in {@link EventColumns}. Half the size of the whole.
 */
public final class EventCodec {
  private static final int WHOLE = 1;
  private static final int REST = 2;

  private static final int HAS_TIME = 1;
  private static final int HAS_ORDER_TIME = 1 << 1;
  private static final int SAME_TIMES = 1 << 2;
  private static final int HAS_ZONE = 1 << 3;
  private static final int HAS_COMPONENT = 1 << 4;
  private static final int HAS_THREAD = 1 << 5;

  private final ByteOutput out = new ByteOutput();
  private final StringInterner repeated = new StringInterner();

  /** The whole event's bytes; good until the next call. */
  BytesRef encode(Event event) {
    out.reset();
    out.writeByte(WHOLE);
    int flags = flags(event);
    out.writeByte(flags);
    writeInstant(event.time());
    if ((flags & SAME_TIMES) == 0) {
      writeInstant(event.orderTime());
    }
    if (event.zoneMinutes() != null) {
      out.writeSigned(event.zoneMinutes());
    }
    out.writeSigned(event.line());
    out.writeSigned(event.endLine() - event.line());
    out.writeString(event.source());
    out.writeString(event.log());
    writeOptional(event.component());
    writeOptional(event.thread());
    out.writeString(event.severity().label());
    out.writeString(event.kind().label());
    out.writeString(event.message());
    writeAttributes(event.attributes());
    return out.bytes();
  }

  /** The bytes of what the event's doc values do not give back; good until the next call. */
  BytesRef encodeRest(Event event) {
    out.reset();
    out.writeByte(REST);
    out.writeByte(event.time() != null ? HAS_TIME : 0);
    out.writeString(event.message());
    writeAttributes(event.attributes());
    return out.bytes();
  }

  /** The whole event's bytes, for the caller to keep. */
  public byte[] toBytes(Event event) {
    return BytesRef.deepCopyOf(encode(event)).bytes;
  }

  /**
   * The event as it was.
   *
   * @throws IOException when the bytes are no whole event, or one of a newer version
   */
  public Event fromBytes(byte[] bytes) throws IOException {
    return decode(new BytesRef(bytes));
  }

  /**
   * The event as it was.
   *
   * @throws IOException when the bytes are no whole event, or one of a newer version
   */
  Event decode(BytesRef bytes) throws IOException {
    return decode(bytes, Optional.empty());
  }

  /**
   * The event as it was, of which the whole or the rest is stored.
   *
   * @param columns of its segment, which are at it
   * @throws IOException when the bytes are no event, or one of a newer version
   */
  public Event decode(BytesRef bytes, EventColumns columns) throws IOException {
    return decode(bytes, Optional.of(columns));
  }

  private Event decode(BytesRef bytes, Optional<EventColumns> columns) throws IOException {
    try {
      ByteInput in = new ByteInput(bytes, repeated);
      int layout = in.readByte();
      if (layout == WHOLE) {
        return decodeWhole(in);
      }
      if (layout == REST && columns.isPresent()) {
        return decodeRest(in, columns.get());
      }
      throw new IOException("a stored event has the unknown layout " + layout);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("a stored event is damaged: " + e.getMessage(), e);
    }
  }

  private static Event decodeRest(ByteInput in, EventColumns columns) throws IOException {
    Instant orderTime = columns.orderTime();
    boolean timed = has(in.readByte(), HAS_TIME);
    long line = columns.line();
    return new Event(
        timed ? orderTime : null,
        orderTime,
        columns.zoneMinutes(),
        columns.source(),
        line,
        columns.endLineOr(line),
        columns.log(),
        columns.component(),
        columns.thread(),
        severity(columns.severity()),
        kind(columns.kind()),
        in.readString(),
        readAttributes(in));
  }

  private static Event decodeWhole(ByteInput in) throws IOException {
    int flags = in.readByte();
    Instant time = has(flags, HAS_TIME) ? readInstant(in) : null;
    Instant orderTime = time;
    if (!has(flags, SAME_TIMES)) {
      orderTime = has(flags, HAS_ORDER_TIME) ? readInstant(in) : null;
    }
    Integer zone = has(flags, HAS_ZONE) ? Integer.valueOf((int) in.readSigned()) : null;
    long line = in.readSigned();
    long endLine = line + in.readSigned();
    return new Event(
        time,
        orderTime,
        zone,
        in.readRepeated(),
        line,
        endLine,
        in.readRepeated(),
        has(flags, HAS_COMPONENT) ? in.readRepeated() : null,
        has(flags, HAS_THREAD) ? in.readRepeated() : null,
        severity(in.readRepeated()),
        kind(in.readRepeated()),
        in.readString(),
        readAttributes(in));
  }

  private static int flags(Event event) {
    return (event.time() != null ? HAS_TIME : 0)
        | (event.orderTime() != null ? HAS_ORDER_TIME : 0)
        | (event.time() != null && event.time().equals(event.orderTime()) ? SAME_TIMES : 0)
        | (event.zoneMinutes() != null ? HAS_ZONE : 0)
        | (event.component() != null ? HAS_COMPONENT : 0)
        | (event.thread() != null ? HAS_THREAD : 0);
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  private void writeInstant(@Nullable Instant instant) {
    if (instant != null) {
      out.writeSigned(instant.getEpochSecond());
      out.writeUnsigned(instant.getNano());
    }
  }

  private static Instant readInstant(ByteInput in) throws IOException {
    return readInstant(in.readSigned(), in.readUnsigned());
  }

  private static Instant readInstant(long second, long nano) throws IOException {
    try {
      return Instant.ofEpochSecond(second, nano);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IOException("a stored event is damaged: " + e.getMessage(), e);
    }
  }

  private void writeOptional(@Nullable String value) {
    if (value != null) {
      out.writeString(value);
    }
  }

  private void writeAttributes(Attributes attributes) {
    Map<Attribute, String> values = attributes.values();
    out.writeUnsigned(values.size());
    for (Map.Entry<Attribute, String> value : values.entrySet()) {
      out.writeString(value.getKey().label());
      out.writeString(value.getValue());
    }
    List<String> mentions = attributes.mentions();
    out.writeUnsigned(mentions.size());
    for (String mention : mentions) {
      out.writeString(mention);
    }
  }

  private static Attributes readAttributes(ByteInput in) throws IOException {
    Attributes.Builder attributes = Attributes.builder();
    for (long left = in.readUnsigned(); left > 0; left--) {
      attributes.putInternal(attribute(in.readRepeated()), in.readString());
    }
    for (long left = in.readUnsigned(); left > 0; left--) {
      attributes.mention(in.readString());
    }
    return attributes.build();
  }

  private static Attribute attribute(String label) throws IOException {
    return Attribute.byLabel(label).orElseThrow(() -> unknown("attribute", label));
  }

  private static Kind kind(String label) throws IOException {
    return Kind.byLabel(label).orElseThrow(() -> unknown("kind", label));
  }

  private static Severity severity(String label) throws IOException {
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(label)) {
        return severity;
      }
    }
    throw unknown("severity", label);
  }

  private static IOException unknown(String what, String label) {
    return new IOException("a stored event has the unknown " + what + " " + label);
  }

  /**
   * Gives texts that come again and again, such as names of sources and attributes, as one and the
   * same string. Remembers so many at most. For one thread.
   */
  static final class StringInterner {
    private static final int SLOTS = 1 << 10;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];

    /** The text of these Latin-1 bytes. */
    String of(byte[] buffer, int from, int to) {
      int slot = StringHelper.murmurhash3_x86_32(buffer, from, to - from, 0) & (SLOTS - 1);
      byte[] there = bytes[slot];
      if (there == null || !Arrays.equals(there, 0, there.length, buffer, from, to)) {
        bytes[slot] = Arrays.copyOfRange(buffer, from, to);
        texts[slot] = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
      }
      return texts[slot];
    }
  }
}
