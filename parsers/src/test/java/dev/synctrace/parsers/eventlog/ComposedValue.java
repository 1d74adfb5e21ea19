package dev.synctrace.parsers.eventlog;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A typed value of an event to compose.
 *
 * @param type number of the type in binary XML
 */
public record ComposedValue(int type, byte[] bytes) {
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  /** Returns no value: what an optional substitution leaves out. */
  public static ComposedValue none() {
    return new ComposedValue(0x00, new byte[0]);
  }

  public static ComposedValue string(String text) {
    return new ComposedValue(0x01, text.getBytes(StandardCharsets.UTF_16LE));
  }

  public static ComposedValue ansi(String text) {
    return new ComposedValue(0x02, text.getBytes(Charset.forName("windows-1252")));
  }

  public static ComposedValue int8(int value) {
    return new ComposedValue(0x03, new byte[] {(byte) value});
  }

  public static ComposedValue uint8(int value) {
    return new ComposedValue(0x04, new byte[] {(byte) value});
  }

  public static ComposedValue int16(int value) {
    return of(0x05, 2, out -> out.putShort((short) value));
  }

  public static ComposedValue uint16(int value) {
    return of(0x06, 2, out -> out.putShort((short) value));
  }

  public static ComposedValue int32(int value) {
    return of(0x07, 4, out -> out.putInt(value));
  }

  public static ComposedValue uint32(long value) {
    return of(0x08, 4, out -> out.putInt((int) value));
  }

  public static ComposedValue int64(long value) {
    return of(0x09, 8, out -> out.putLong(value));
  }

  public static ComposedValue uint64(long value) {
    return of(0x0A, 8, out -> out.putLong(value));
  }

  public static ComposedValue real32(float value) {
    return of(0x0B, 4, out -> out.putFloat(value));
  }

  public static ComposedValue real64(double value) {
    return of(0x0C, 8, out -> out.putDouble(value));
  }

  public static ComposedValue bool(boolean value) {
    return of(0x0D, 4, out -> out.putInt(value ? 1 : 0));
  }

  public static ComposedValue binary(byte... bytes) {
    return new ComposedValue(0x0E, bytes);
  }

  public static ComposedValue guid(String text) {
    UUID id = UUID.fromString(text);
    ByteBuffer last =
        ByteBuffer.allocate(8).putLong(id.getLeastSignificantBits()); // big-endian in a GUID, too
    long first = id.getMostSignificantBits();
    return of(
        0x0F,
        16,
        out ->
            out.putInt((int) (first >> 32))
                .putShort((short) (first >> 16))
                .putShort((short) first)
                .put(last.array()));
  }

  public static ComposedValue size32(int value) {
    return of(0x10, 4, out -> out.putInt(value));
  }

  public static ComposedValue size64(long value) {
    return of(0x10, 8, out -> out.putLong(value));
  }

  public static ComposedValue fileTime(Instant time) {
    return of(0x11, 8, out -> out.putLong(ticks(time)));
  }

  public static ComposedValue systemTime(int... parts) {
    return of(
        0x12,
        16,
        out -> {
          for (int part : parts) {
            out.putShort((short) part);
          }
        });
  }

  public static ComposedValue sid(String text) {
    String[] parts = text.split("-");
    return of(
        0x13,
        8 + 4 * (parts.length - 3),
        out -> {
          out.put(Byte.parseByte(parts[1])).put((byte) (parts.length - 3));
          long authority = Long.parseLong(parts[2]);
          for (int shift = 40; shift >= 0; shift -= 8) {
            out.put((byte) (authority >> shift));
          }
          for (int i = 3; i < parts.length; i++) {
            out.putInt(Integer.parseUnsignedInt(parts[i]));
          }
        });
  }

  public static ComposedValue hex32(int value) {
    return of(0x14, 4, out -> out.putInt(value));
  }

  public static ComposedValue hex64(long value) {
    return of(0x15, 8, out -> out.putLong(value));
  }

  /** Returns an array of values of one type. A string of an array ends with a zero. */
  public static ComposedValue array(ComposedValue... values) {
    int type = values[0].type();
    int end = type == 0x01 ? 2 : type == 0x02 ? 1 : 0;
    int size = 0;
    for (ComposedValue value : values) {
      size += value.bytes().length + end;
    }
    return of(
        0x80 | type,
        size,
        out -> {
          for (ComposedValue value : values) {
            out.put(value.bytes()).put(new byte[end]);
          }
        });
  }

  /** Returns a time in ticks of 100 ns since 1601. */
  static long ticks(Instant time) {
    return (time.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * 10_000_000 + time.getNano() / 100;
  }

  private static ComposedValue of(int type, int size, Consumer<ByteBuffer> writer) {
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    writer.accept(out);
    return new ComposedValue(type, out.array());
  }
}
