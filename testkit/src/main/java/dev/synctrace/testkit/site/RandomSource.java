package dev.synctrace.testkit.site;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random draws of one seed: the same seed gives the same draws. */
public final class RandomSource {
  private final SplittableRandom random;

  public RandomSource(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Draws a number from {@code from} to {@code to}, both included. */
  public int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  public boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  public <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Draws up to {@code count} different elements, in random order. */
  public <T> List<T> some(List<T> of, int count) {
    List<T> left = new ArrayList<>(of);
    List<T> drawn = new ArrayList<>();
    while (drawn.size() < count && !left.isEmpty()) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }

  /** Draws a version 4 GUID in lower case. */
  public String guid() {
    long high = random.nextLong();
    long low = random.nextLong();
    return "%08x-%04x-4%03x-%x%03x-%012x"
        .formatted(
            high >>> 32,
            (high >>> 16) & 0xffff,
            high & 0xfff,
            8 + ((low >>> 60) & 3),
            (low >>> 48) & 0xfff,
            low & 0xffffffffffffL);
  }

  long number() {
    return random.nextLong();
  }
}
