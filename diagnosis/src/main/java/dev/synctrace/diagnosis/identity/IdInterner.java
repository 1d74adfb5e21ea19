package dev.synctrace.diagnosis.identity;

import dev.synctrace.parsers.model.Guid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every id a small number. GUIDs and numbers, which nearly all ids are, are in columns of
 * longs: a hundred thousand devices with four ids each take 10 MB.
 */
final class IdInterner {
  private static final IdType[] TYPES = IdType.values();

  /** How the two longs of an id are meant. */
  private static final int GUID = 0;

  private static final int NUMBER = 1;
  private static final int TEXT = 2;

  private final Map<String, Integer> textNumbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private byte[] shapes = new byte[64];
  private long[] highs = new long[64];
  private long[] lows = new long[64];
  private int[] slots = new int[256];
  private int size;

  IdInterner() {
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  /** The id's number, given when it is first asked for. */
  int number(Id id) {
    long[] value = new long[2];
    int shape = shape(id, value);
    int found = find(shape, value[0], value[1]);
    return found >= 0 ? found : add(shape, value[0], value[1]);
  }

  /** The id's number; -1 when it was never given one. */
  int known(Id id) {
    long[] value = new long[2];
    int shape = shape(id, value);
    return find(shape, value[0], value[1]);
  }

  IdType type(int number) {
    return TYPES[shapes[number] >> 2];
  }

  Id id(int number) {
    return new Id(type(number), text(number));
  }

  private String text(int number) {
    return switch (shapes[number] & 3) {
      case GUID -> new Guid(highs[number], lows[number]).toString();
      case NUMBER -> Long.toString(lows[number]);
      default -> texts.get((int) lows[number]);
    };
  }

  private int shape(Id id, long[] value) {
    String text = id.value();
    int base = id.type().ordinal() << 2;
    Guid guid = Guid.isDashed(text) ? Guid.parse(text) : null;
    if (guid != null) {
      value[0] = guid.high();
      value[1] = guid.low();
      return base | GUID;
    }
    if (parseNumber(text, value)) {
      return base | NUMBER;
    }
    value[0] = 0;
    value[1] =
        textNumbers.computeIfAbsent(
            text,
            t -> {
              texts.add(t);
              return texts.size() - 1;
            });
    return base | TEXT;
  }

  /** Only what is written back the same: no leading zero. */
  private static boolean parseNumber(String text, long[] value) {
    if (text.isEmpty() || text.length() > 18 || (text.charAt(0) == '0' && text.length() > 1)) {
      return false;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      number = number * 10 + (c - '0');
    }
    value[0] = 0;
    value[1] = number;
    return true;
  }

  private int find(int shape, long high, long low) {
    int mask = slots.length - 1;
    for (int at = hash(shape, high, low) & mask; slots[at] >= 0; at = (at + 1) & mask) {
      int number = slots[at];
      if (shapes[number] == shape && highs[number] == high && lows[number] == low) {
        return number;
      }
    }
    return -1;
  }

  private int add(int shape, long high, long low) {
    if (size == shapes.length) {
      shapes = Arrays.copyOf(shapes, size * 2);
      highs = Arrays.copyOf(highs, size * 2);
      lows = Arrays.copyOf(lows, size * 2);
    }
    shapes[size] = (byte) shape;
    highs[size] = high;
    lows[size] = low;
    if (size * 2 >= slots.length) {
      grow();
    }
    place(size);
    return size++;
  }

  private void place(int number) {
    int mask = slots.length - 1;
    int at = hash(shapes[number], highs[number], lows[number]) & mask;
    while (slots[at] >= 0) {
      at = (at + 1) & mask;
    }
    slots[at] = number;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int number = 0; number < size; number++) {
      place(number);
    }
  }

  private static int hash(int shape, long high, long low) {
    long mixed = (high * 0x9E3779B97F4A7C15L ^ low + shape) * 0xBF58476D1CE4E5B9L;
    return (int) (mixed ^ mixed >>> 32);
  }
}
