package dev.synctrace.diagnosis.portal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text of the admin center as people pass it on: from memory, in quotes, cut short, with words
 * around it. Two texts are compared by their words alone.
 */
final class PortalMessage {
  private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u00b4`]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that may be between two words of the known text. */
  private static final int EXTRA = 3;

  /** So many words of a known text in a row are enough to mean it. */
  private static final int TELLING = 3;

  private final List<String> words;

  PortalMessage(String text) {
    String plain = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    this.words = BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
  }

  /**
   * Whether this is the known text, be it with more words around and in between, or a telling part
   * of it: three words in a row, or half of them where it is short.
   */
  boolean means(PortalMessage known) {
    if (words.isEmpty() || known.words.isEmpty()) {
      return false;
    }
    return holds(known.words) || (isTelling(known) && isPart(words, known.words));
  }

  private boolean isTelling(PortalMessage known) {
    return words.size() >= TELLING || words.size() * 2 >= known.words.size();
  }

  /** Whether all words of the other occur in order, close to one another. */
  private boolean holds(List<String> other) {
    for (int start = 0; start < words.size(); start++) {
      if (words.get(start).equals(other.getFirst()) && follows(other, start)) {
        return true;
      }
    }
    return false;
  }

  private boolean follows(List<String> other, int start) {
    int at = start;
    for (String word : other.subList(1, other.size())) {
      int end = Math.min(words.size(), at + EXTRA + 2);
      int found = words.subList(at + 1, end).indexOf(word);
      if (found < 0) {
        return false;
      }
      at += found + 1;
    }
    return true;
  }

  private static boolean isPart(List<String> part, List<String> whole) {
    for (int start = 0; start + part.size() <= whole.size(); start++) {
      if (whole.subList(start, start + part.size()).equals(part)) {
        return true;
      }
    }
    return false;
  }
}
