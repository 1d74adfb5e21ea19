package dev.synctrace.parsers.log.engine;

/**
 * A text that gives a message away wherever it is, in any case. Every message whose first word is
 * unknown is searched for all anchors, so the search looks for a character that has no case, such
 * as a slash or an equals sign, which is far faster than to look at each character.
 *
 * @param pivot where the first character without a case is in the text; -1 when there is none
 */
public record Anchor(String text, int pivot) {

  public static Anchor of(String text) {
    int pivot = 0;
    while (pivot < text.length() && Character.isLetter(text.charAt(pivot))) {
      pivot++;
    }
    return new Anchor(text, pivot == text.length() ? -1 : pivot);
  }

  public boolean occursIn(String message) {
    return pivot < 0 ? occursAnywhere(message) : occursAroundPivot(message);
  }

  private boolean occursAroundPivot(String message) {
    char mark = text.charAt(pivot);
    int at = message.indexOf(mark, pivot);
    while (at >= 0) {
      if (message.regionMatches(true, at - pivot, text, 0, text.length())) {
        return true;
      }
      at = message.indexOf(mark, at + 1);
    }
    return false;
  }

  private boolean occursAnywhere(String message) {
    for (int at = 0; at <= message.length() - text.length(); at++) {
      if (message.regionMatches(true, at, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }
}
