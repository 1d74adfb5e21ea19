package dev.synctrace.parsers.pattern;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The variables that the grammar of a known message names, where they could be taken for fixed
 * words: where each is, and its placeholder. It is used again for the next message. For one thread.
 */
final class NamedValues {
  private static final int MOST = 16;

  /** A shorter value would be found in other places, too. */
  private static final int SHORTEST = 2;

  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final Placeholder[] placeholders = new Placeholder[MOST];
  private int count;

  int count() {
    return count;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  Placeholder placeholder(int i) {
    return placeholders[i];
  }

  void find(String message, Attributes attributes) {
    count = 0;
    if (!attributes.values().isEmpty()) {
      attributes.values().forEach((attribute, value) -> find(message, attribute, value));
    }
  }

  private void find(String message, Attribute attribute, String value) {
    Placeholder placeholder = placeholder(attribute);
    if (placeholder == null || value.length() < SHORTEST || count == MOST || isSeen(value)) {
      return;
    }
    for (int at = message.indexOf(value);
        at >= 0 && count < MOST;
        at = message.indexOf(value, at + value.length())) {
      if (isWhole(message, at, at + value.length())) {
        add(at, at + value.length(), placeholder);
      }
    }
  }

  /**
   * What replaces a value. Null where its own form is enough, for sentences, and for the words of
   * short lists, such as DELTA and FULL: messages that differ in them differ in meaning.
   */
  private static @Nullable Placeholder placeholder(Attribute attribute) {
    return switch (attribute) {
      case HOST_NAME, SITE_CODE, COLLECTION_ID, USER_NAME, ACCOUNT_NAME, ACTOR_UPN ->
          Placeholder.NAME;
      case ACTIVITY, REASON, DETAIL, DEVICE_AUTH_STATUS, COMPLETENESS_REASON -> null;
      default -> attribute.type() == Attribute.Type.TEXT ? Placeholder.TEXT : null;
    };
  }

  /** Whether a value is one word that is seen to be a value without its attribute. */
  private static boolean isSeen(String value) {
    boolean marks = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (CharacterClass.isBlank(c)) {
        return false;
      }
      marks |= CharacterClass.isDigit(c) || c == '\\' || c == '@';
    }
    return marks || value.contains("://");
  }

  private static boolean isWhole(String text, int from, int to) {
    return (from == 0 || !CharacterClass.isWordPart(text.charAt(from - 1)))
        && (to == text.length() || !CharacterClass.isWordPart(text.charAt(to)));
  }

  /** Keeps the values in order, and of two that overlap the one that is there already. */
  private void add(int from, int to, Placeholder placeholder) {
    int at = count;
    while (at > 0 && starts[at - 1] >= from) {
      at--;
    }
    if ((at > 0 && ends[at - 1] > from) || (at < count && starts[at] < to)) {
      return;
    }
    System.arraycopy(starts, at, starts, at + 1, count - at);
    System.arraycopy(ends, at, ends, at + 1, count - at);
    System.arraycopy(placeholders, at, placeholders, at + 1, count - at);
    starts[at] = from;
    ends[at] = to;
    placeholders[at] = placeholder;
    count++;
  }
}
