package dev.synctrace.report.member;

import dev.synctrace.report.view.member.MemberView;
import dev.synctrace.report.view.member.MemberView.IdView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a member's own name and ids out of what is said of it. What remains is the same for member
 * after member, so that it is written once; ids, which nothing can compress, are in the row only.
 * Control characters replace them, from U+0080, or from U+0090 where they are in capitals: first
 * the name, then the ids in the row's order. Shown texts hold no control characters; of others,
 * each character of such a text would take twice the room in memory.
 */
final class SubjectPlaceholder {
  private static final char AS_WRITTEN = '\u0080';
  private static final char IN_CAPITALS = '\u0090';
  private static final int SHORTEST = 5;
  private static final int MOST = 16;

  private final List<Word> words = new ArrayList<>();

  /** What replaces a text; what has digits is in no text without. */
  private record Word(String text, String instead, boolean digits) {
    Word(String text, String instead) {
      this(text, instead, hasDigit(text));
    }
  }

  SubjectPlaceholder(MemberView member) {
    add(member.name(), 0);
    List<IdView> ids = member.ids();
    for (int i = 0; i < ids.size() && i < MOST - 1; i++) {
      add(ids.get(i).value(), i + 1);
    }
  }

  private void add(String word, int place) {
    if (word.length() < SHORTEST) {
      return;
    }
    words.add(new Word(word, Character.toString(AS_WRITTEN + place)));
    String capitals = word.toUpperCase(Locale.ROOT);
    if (capitals.length() == word.length() && !capitals.equals(word)) {
      words.add(new Word(capitals, Character.toString(IN_CAPITALS + place)));
    }
  }

  String takeOut(String text) {
    boolean digits = hasDigit(text);
    String rest = text;
    for (Word word : words) {
      if (digits || !word.digits) {
        rest = rest.replace(word.text, word.instead);
      }
    }
    return rest;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        return true;
      }
    }
    return false;
  }
}
