package dev.synctrace.diagnosis.identity;

import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every join of two ids with the sources that say so, in columns. One source says a join once,
 * however many of its records do: the first place and the first and last time are kept.
 */
final class IdLinkTable {
  private static final Confidence[] TRUSTS = Confidence.values();
  private static final long NO_TIME = Long.MIN_VALUE;

  private final IdInterner ids;
  private final Map<String, Integer> sourceNumbers = new HashMap<>();
  private final List<String> sources = new ArrayList<>();
  private final IntMultimap byId = new IntMultimap();
  private int[] ones = new int[64];
  private int[] others = new int[64];
  private int[] from = new int[64];
  private byte[] trusts = new byte[64];
  private long[] lines = new long[64];
  private long[] firsts = new long[64];
  private long[] lasts = new long[64];
  private int[] slots = new int[256];
  private int size;

  IdLinkTable(IdInterner ids) {
    this.ids = ids;
    Arrays.fill(slots, -1);
  }

  void add(int one, int other, Confidence confidence, Event event) {
    int a = Math.min(one, other);
    int b = Math.max(one, other);
    int source =
        sourceNumbers.computeIfAbsent(
            event.source(),
            path -> {
              sources.add(path);
              return sources.size() - 1;
            });
    long time = event.time() == null ? NO_TIME : event.time().toEpochMilli();
    int slot = slot(a, b, source, confidence);
    if (slots[slot] >= 0) {
      widen(slots[slot], time);
      return;
    }
    if (size == ones.length) {
      growColumns();
    }
    ones[size] = a;
    others[size] = b;
    from[size] = source;
    trusts[size] = (byte) confidence.ordinal();
    lines[size] = event.line();
    firsts[size] = time;
    lasts[size] = time;
    slots[slot] = size;
    byId.add(a, size);
    byId.add(b, size);
    size++;
    if (size * 2 >= slots.length) {
      growSlots();
    }
  }

  /** Numbers of the joins that name the id. */
  int[] of(int id) {
    return byId.of(id);
  }

  /** The id a join leads to from one of its two. */
  int otherSide(int join, int id) {
    return ones[join] == id ? others[join] : ones[join];
  }

  Confidence trust(int join) {
    return TRUSTS[trusts[join]];
  }

  IdLink join(int join) {
    return new IdLink(
        ids.id(ones[join]),
        ids.id(others[join]),
        trust(join),
        sources.get(from[join]),
        lines[join],
        instant(firsts[join]),
        instant(lasts[join]));
  }

  private static @Nullable Instant instant(long millis) {
    return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
  }

  private void widen(int join, long time) {
    if (time != NO_TIME) {
      firsts[join] = firsts[join] == NO_TIME ? time : Math.min(firsts[join], time);
      lasts[join] = Math.max(lasts[join], time);
    }
  }

  private int slot(int a, int b, int source, Confidence confidence) {
    int mask = slots.length - 1;
    long mixed = ((long) a << 32 | b) * 0x9E3779B97F4A7C15L + source * 31L + confidence.ordinal();
    int at = (int) (mixed ^ mixed >>> 29) & mask;
    while (slots[at] >= 0 && !same(slots[at], a, b, source, confidence)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private boolean same(int join, int a, int b, int source, Confidence confidence) {
    return ones[join] == a
        && others[join] == b
        && from[join] == source
        && trusts[join] == confidence.ordinal();
  }

  private void growColumns() {
    int room = size * 2;
    ones = Arrays.copyOf(ones, room);
    others = Arrays.copyOf(others, room);
    from = Arrays.copyOf(from, room);
    trusts = Arrays.copyOf(trusts, room);
    lines = Arrays.copyOf(lines, room);
    firsts = Arrays.copyOf(firsts, room);
    lasts = Arrays.copyOf(lasts, room);
  }

  private void growSlots() {
    slots = new int[slots.length * 2];
    Arrays.fill(slots, -1);
    for (int join = 0; join < size; join++) {
      slots[slot(ones[join], others[join], from[join], TRUSTS[trusts[join]])] = join;
    }
  }

  /**
   * Pairs of numbers, each kept once, found by the first: a column for each side, sorted when asked
   * for.
   */
  static final class IntMultimap {
    private long[] pairs = new long[64];
    private int size;
    private boolean sorted = true;

    void add(int from, int to) {
      if (size == pairs.length) {
        sort();
        pairs = size > pairs.length / 2 ? Arrays.copyOf(pairs, pairs.length * 2) : pairs;
      }
      pairs[size++] = (long) from << 32 | to & 0xFFFFFFFFL;
      sorted = false;
    }

    /** The second sides of all pairs with that first one, ascending. */
    int[] of(int from) {
      sort();
      int start = first((long) from << 32);
      int end = first((long) (from + 1) << 32);
      int[] found = new int[end - start];
      for (int i = start; i < end; i++) {
        found[i - start] = (int) pairs[i];
      }
      return found;
    }

    private int first(long key) {
      int at = Arrays.binarySearch(pairs, 0, size, key);
      return at >= 0 ? at : -at - 1;
    }

    private void sort() {
      if (sorted) {
        return;
      }
      Arrays.sort(pairs, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || pairs[i] != pairs[i - 1]) {
          pairs[kept++] = pairs[i];
        }
      }
      size = kept;
      sorted = true;
    }
  }
}
