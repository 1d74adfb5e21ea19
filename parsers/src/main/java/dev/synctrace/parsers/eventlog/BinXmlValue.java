package dev.synctrace.parsers.eventlog;

import dev.synctrace.parsers.model.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Converts typed values of binary XML to the text that Windows shows for them. */
final class BinXmlValue {
  private static final int ARRAY = 0x80;
  private static final int XML = 0x21;
  private static final String SEPARATOR = ", ";

  private static final Charset ANSI = Charset.forName("windows-1252");
  private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final int NANOS_PER_TICK = 100;
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int MOST_SUB_AUTHORITIES = 15;

  private BinXmlValue() {}

  /**
   * A value of a template.
   *
   * @param start first byte in the chunk
   * @param size in bytes
   */
  record Slot(int type, int start, int size) {
    /** Whether it is XML with its own values. */
    boolean isXml() {
      return type == XML;
    }
  }

  /** Returns the text of a value; empty for none and for a type without a text. */
  static String text(EventLogChunk chunk, Slot slot) throws DamagedRecordException {
    ByteBuffer value = chunk.slice(slot.start(), slot.size());
    if (slot.size() == 0) {
      return "";
    }
    return (slot.type() & ARRAY) == 0
        ? single(slot.type(), value)
        : array(slot.type() & ~ARRAY, value);
  }

  private static String single(int type, ByteBuffer value) throws DamagedRecordException {
    return switch (type) {
      case 0x01 -> withoutZeros(StandardCharsets.UTF_16LE.decode(value).toString());
      case 0x02 -> withoutZeros(ANSI.decode(value).toString());
      case 0x03 -> String.valueOf(sized(value, 1).get());
      case 0x04 -> String.valueOf(Byte.toUnsignedInt(sized(value, 1).get()));
      case 0x05 -> String.valueOf(sized(value, 2).getShort());
      case 0x06 -> String.valueOf(Short.toUnsignedInt(sized(value, 2).getShort()));
      case 0x07 -> String.valueOf(sized(value, 4).getInt());
      case 0x08 -> Integer.toUnsignedString(sized(value, 4).getInt());
      case 0x09 -> String.valueOf(sized(value, 8).getLong());
      case 0x0A -> Long.toUnsignedString(sized(value, 8).getLong());
      case 0x0B -> String.valueOf(sized(value, 4).getFloat());
      case 0x0C -> String.valueOf(sized(value, 8).getDouble());
      case 0x0D -> String.valueOf(sized(value, 4).getInt() != 0);
      case 0x0E -> UPPER_HEX.formatHex(bytes(value));
      case 0x0F -> guid(sized(value, 16));
      case 0x10 -> value.remaining() == 8 ? hex64(value) : hex32(value);
      case 0x11 -> time(sized(value, 8).getLong());
      case 0x12 -> systemTime(sized(value, 16));
      case 0x13 -> sid(value);
      case 0x14 -> hex32(value);
      case 0x15 -> hex64(value);
      default -> "";
    };
  }

  private static String array(int type, ByteBuffer values) throws DamagedRecordException {
    if (type == 0x01 || type == 0x02) {
      String all = (type == 0x01 ? StandardCharsets.UTF_16LE : ANSI).decode(values).toString();
      return withoutZeros(all).replace("\0", SEPARATOR);
    }
    StringJoiner texts = new StringJoiner(SEPARATOR);
    while (values.hasRemaining()) {
      int size = type == 0x13 ? sidSize(values) : size(type, values.remaining());
      if (size > values.remaining()) {
        throw wrongSize();
      }
      ByteBuffer one = values.slice(values.position(), size).order(ByteOrder.LITTLE_ENDIAN);
      values.position(values.position() + size);
      texts.add(single(type, one));
    }
    return texts.toString();
  }

  /** The size of one value of an array. */
  private static int size(int type, int all) {
    return switch (type) {
      case 0x03, 0x04 -> 1;
      case 0x05, 0x06 -> 2;
      case 0x07, 0x08, 0x0B, 0x0D, 0x14 -> 4;
      case 0x09, 0x0A, 0x0C, 0x11, 0x15 -> 8;
      case 0x10 -> all % 8 == 0 ? 8 : 4;
      case 0x0F, 0x12 -> 16;
      default -> all;
    };
  }

  private static ByteBuffer sized(ByteBuffer value, int size) throws DamagedRecordException {
    if (value.remaining() < size) {
      throw wrongSize();
    }
    return value;
  }

  private static DamagedRecordException wrongSize() {
    return new DamagedRecordException("a value has the wrong size for its type");
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return bytes;
  }

  /** Strings end with a zero or not, as the provider wrote them. */
  private static String withoutZeros(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String hex32(ByteBuffer value) throws DamagedRecordException {
    return "0x" + HexFormat.of().toHexDigits(sized(value, 4).getInt());
  }

  private static String hex64(ByteBuffer value) throws DamagedRecordException {
    return "0x" + HexFormat.of().toHexDigits(sized(value, 8).getLong());
  }

  /** A GUID as the project writes it, which is not in the upper case of the XML. */
  private static String guid(ByteBuffer value) {
    StringBuilder text = new StringBuilder(Guid.LENGTH);
    HexFormat hex = HexFormat.of();
    text.append(hex.toHexDigits(value.getInt())).append('-');
    text.append(hex.toHexDigits(value.getShort())).append('-');
    text.append(hex.toHexDigits(value.getShort())).append('-');
    String rest = hex.formatHex(bytes(value), 0, 8);
    return text.append(rest, 0, 4).append('-').append(rest, 4, rest.length()).toString();
  }

  /** A time in ticks of 100 ns since 1601; as a number where no calendar has it. */
  private static String time(long ticks) {
    Instant time = instant(ticks);
    return time == null ? Long.toUnsignedString(ticks) : time.toString();
  }

  /** Returns a time in ticks of 100 ns since 1601; null for 0 and after the year 9999. */
  static @Nullable Instant instant(long ticks) {
    long seconds = Long.divideUnsigned(ticks, TICKS_PER_SECOND) - SECONDS_FROM_1601_TO_1970;
    return ticks == 0 || seconds > LAST_SECOND
        ? null
        : Instant.ofEpochSecond(
            seconds, Long.remainderUnsigned(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK);
  }

  /** Year, month, day of the week, day, hour, minute, second, millisecond. */
  private static String systemTime(ByteBuffer value) throws DamagedRecordException {
    int year = value.getShort();
    int month = value.getShort();
    value.getShort();
    try {
      return LocalDateTime.of(
              year, month, value.getShort(), value.getShort(), value.getShort(), value.getShort())
          .plusNanos(value.getShort() * 1_000_000L)
          .toInstant(ZoneOffset.UTC)
          .toString();
    } catch (DateTimeException _) {
      return ""; // all zero where the provider had no time
    }
  }

  /** Revision, number of sub-authorities, authority (big-endian), sub-authorities. */
  private static String sid(ByteBuffer value) throws DamagedRecordException {
    int count = (sidSize(value) - 8) / 4;
    StringBuilder text = new StringBuilder("S-").append(Byte.toUnsignedInt(value.get()));
    value.get();
    long authority = 0;
    for (int i = 0; i < 6; i++) {
      authority = authority << 8 | Byte.toUnsignedInt(value.get());
    }
    text.append('-').append(authority);
    for (int i = 0; i < count; i++) {
      text.append('-').append(Integer.toUnsignedString(value.getInt()));
    }
    return text.toString();
  }

  private static int sidSize(ByteBuffer value) throws DamagedRecordException {
    sized(value, 8);
    int count = Byte.toUnsignedInt(value.get(value.position() + 1));
    if (count > MOST_SUB_AUTHORITIES || value.remaining() < 8 + 4 * count) {
      throw wrongSize();
    }
    return 8 + 4 * count;
  }
}
