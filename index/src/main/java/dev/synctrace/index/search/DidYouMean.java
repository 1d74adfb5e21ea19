package dev.synctrace.index.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names a mistyped one may have meant. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The known names nearest to the one given, best first, at most three; empty when none is like
   * it. A name that begins with what was given, or the other way round, is near as well.
   */
  public static List<String> to(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int reach = Math.max(2, wanted.length() / 3);
    record Near(String name, int distance) {}
    return known.stream()
        .map(k -> new Near(k, distance(wanted, k.toLowerCase(Locale.ROOT), reach)))
        .filter(near -> near.distance <= reach)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(3)
        .map(Near::name)
        .toList();
  }

  private static int distance(String wanted, String known, int reach) {
    if (Math.abs(wanted.length() - known.length()) > reach || wanted.isEmpty()) {
      boolean within = !wanted.isEmpty() && (known.startsWith(wanted) || wanted.startsWith(known));
      return within ? reach : Integer.MAX_VALUE;
    }
    return edits(wanted, known);
  }

  /** Insertions, deletions and substitutions that turn one into the other. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
