package dev.synctrace.diagnosis.identity;

import java.util.Arrays;

/**
 * Pairs of numbers, each kept once, found by the first: a column for each side, sorted when asked
 * for.
 */
final class IntMultimap {
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
