package dev.synctrace.parsers.eventlog;

import dev.synctrace.parsers.eventlog.BinXmlValue.Slot;
import dev.synctrace.parsers.eventlog.EventLogChunk.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the binary XML of one record. Depth, tokens and text are bounded: templates can refer to
 * each other, and a few kilobytes of a damaged file could otherwise mean any amount of XML.
 */
final class BinXmlReader {
  private static final int MORE = 0x40;
  private static final int END = 0x00;
  private static final int OPEN = 0x01;
  private static final int CLOSE_START = 0x02;
  private static final int CLOSE_EMPTY = 0x03;
  private static final int CLOSE = 0x04;
  private static final int VALUE = 0x05;
  private static final int ATTRIBUTE = 0x06;
  private static final int CDATA = 0x07;
  private static final int CHARACTER = 0x08;
  private static final int ENTITY = 0x09;
  private static final int PI_TARGET = 0x0A;
  private static final int PI_DATA = 0x0B;
  private static final int TEMPLATE = 0x0C;
  private static final int SUBSTITUTION = 0x0D;
  private static final int OPTIONAL = 0x0E;
  private static final int FRAGMENT = 0x0F;

  private static final int STRING = 0x01;
  private static final int TEMPLATE_GUID = 16;
  private static final int DEPENDENCY = 2;

  private static final int MOST_DEPTH = 48;
  private static final int MOST_TOKENS = 16 * 1024;
  private static final int MOST_CHARACTERS = 256 * 1024;

  private final EventLogChunk chunk;
  private int tokens;
  private int characters;
  private int depth;

  BinXmlReader(EventLogChunk chunk) {
    this.chunk = chunk;
  }

  /**
   * Reads the XML of a record.
   *
   * @return an element without a name, with the root element inside
   */
  XmlElement read(int start, int end) throws DamagedRecordException {
    tokens = 0;
    characters = 0;
    depth = 0;
    XmlElement document = new XmlElement("");
    content(new ChunkCursor(chunk, start, end), List.of(), document);
    return document;
  }

  /** Reads what is inside of an element, to its end tag, or a whole fragment. */
  private void content(ChunkCursor in, List<Slot> slots, XmlElement parent)
      throws DamagedRecordException {
    descend();
    while (in.has(1)) {
      int token = token(in);
      switch (token) {
        case END, CLOSE -> {
          depth--;
          return;
        }
        case FRAGMENT -> in.take(3);
        case OPEN, OPEN | MORE -> element(in, slots, parent, token != OPEN);
        case TEMPLATE -> template(in, parent);
        case VALUE,
            VALUE | MORE,
            CDATA,
            CDATA | MORE,
            CHARACTER,
            CHARACTER | MORE,
            ENTITY,
            ENTITY | MORE,
            SUBSTITUTION,
            OPTIONAL ->
            text(in, token, slots, parent);
        case PI_TARGET -> name(in);
        case PI_DATA -> in.take(2L * in.u16());
        default -> throw new DamagedRecordException("unknown token " + token);
      }
    }
    depth--;
  }

  private void element(ChunkCursor in, List<Slot> slots, XmlElement parent, boolean attributed)
      throws DamagedRecordException {
    if (hasDependency(in)) {
      in.take(DEPENDENCY);
    }
    in.u32(); // length, of which the tokens are the better witness
    XmlElement element = new XmlElement(name(in));
    if (attributed) {
      in.u32();
    }
    int token = token(in);
    while (token == ATTRIBUTE || token == (ATTRIBUTE | MORE)) {
      attribute(in, slots, element);
      token = token(in);
    }
    if (token == CLOSE_START) {
      content(in, slots, element);
    } else if (token != CLOSE_EMPTY) {
      throw new DamagedRecordException("a start tag does not end");
    }
    parent.add(element);
  }

  /**
   * Whether the number of a substitution that the element depends on comes before its length. It
   * does in templates, and in other fragments only as some writers have it: the number that makes
   * sense as a length decides.
   */
  private boolean hasDependency(ChunkCursor in) {
    int at = in.position();
    return in.has(DEPENDENCY + 8)
        && chunk.u32(at + DEPENDENCY) <= in.limit() - at - DEPENDENCY - 4
        && chunk.u32(at + DEPENDENCY + 4) < chunk.length();
  }

  private void attribute(ChunkCursor in, List<Slot> slots, XmlElement element)
      throws DamagedRecordException {
    String name = name(in);
    XmlElement value = new XmlElement(name);
    while (isText(in.peek())) {
      text(in, token(in), slots, value);
    }
    element.put(name, value.text());
  }

  private static boolean isText(int token) {
    return switch (token) {
      case VALUE,
          VALUE | MORE,
          CHARACTER,
          CHARACTER | MORE,
          ENTITY,
          ENTITY | MORE,
          SUBSTITUTION,
          OPTIONAL ->
          true;
      default -> false;
    };
  }

  private void text(ChunkCursor in, int token, List<Slot> slots, XmlElement parent)
      throws DamagedRecordException {
    switch (token & ~MORE) {
      case VALUE -> {
        if (in.u8() != STRING) {
          throw new DamagedRecordException("text that is not a string");
        }
        append(parent, in.text(in.u16()));
      }
      case CDATA -> append(parent, in.text(in.u16()));
      case CHARACTER -> append(parent, String.valueOf((char) in.u16()));
      case ENTITY -> append(parent, entity(name(in)));
      default -> {
        int slot = in.u16();
        in.u8(); // the type that the template expects; the value has its own
        if (slot >= slots.size()) {
          throw new DamagedRecordException("a template has more places than values");
        }
        substitute(slots.get(slot), parent);
      }
    }
  }

  private void substitute(Slot slot, XmlElement parent) throws DamagedRecordException {
    if (slot.isXml()) {
      content(new ChunkCursor(chunk, slot.start(), slot.start() + slot.size()), List.of(), parent);
    } else {
      append(parent, BinXmlValue.text(chunk, slot));
    }
  }

  private void append(XmlElement parent, String text) throws DamagedRecordException {
    characters += text.length();
    if (characters > MOST_CHARACTERS) {
      throw new DamagedRecordException("too much text");
    }
    parent.append(text);
  }

  private static String entity(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> "&" + name + ";";
    };
  }

  /** Reads a template with its values. The definition is here or elsewhere in the chunk. */
  private void template(ChunkCursor in, XmlElement parent) throws DamagedRecordException {
    in.take(1 + 4); // version and hash of the template
    long offset = in.u32();
    boolean here = offset == in.position();
    ChunkCursor definition = here ? in : new ChunkCursor(chunk, checked(offset), chunk.length());
    definition.take(4 + TEMPLATE_GUID);
    ChunkCursor body = definition.part(definition.u32());
    content(body, values(in), parent);
  }

  private int checked(long offset) throws DamagedRecordException {
    if (offset >= chunk.length()) {
      throw new DamagedRecordException("the offset of a template is outside of its chunk");
    }
    return (int) offset;
  }

  /** Reads the values of a template: a count, size and type of each, then the values. */
  private List<Slot> values(ChunkCursor in) throws DamagedRecordException {
    long count = in.u32();
    if (count > MOST_TOKENS || !in.has(4 * count)) {
      throw new DamagedRecordException("more values than the record has space for");
    }
    ChunkCursor sizes = in.part(4 * count);
    List<Slot> slots = new ArrayList<>((int) count);
    for (int i = 0; i < count; i++) {
      int size = sizes.u16();
      int type = sizes.u8();
      sizes.u8();
      slots.add(new Slot(type, in.take(size), size));
    }
    return slots;
  }

  /** Reads the name that an offset refers to; its first use has the name itself behind it. */
  private String name(ChunkCursor in) throws DamagedRecordException {
    long offset = in.u32();
    boolean here = offset == in.position();
    Name name = chunk.name(offset);
    if (here) {
      in.take(name.end() - in.position());
    }
    return name.text();
  }

  private int token(ChunkCursor in) throws DamagedRecordException {
    if (++tokens > MOST_TOKENS) {
      throw new DamagedRecordException("too many elements");
    }
    return in.u8();
  }

  private void descend() throws DamagedRecordException {
    if (++depth > MOST_DEPTH) {
      throw new DamagedRecordException("too deep");
    }
  }
}
