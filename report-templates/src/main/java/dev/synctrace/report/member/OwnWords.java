package dev.synctrace.report.member;

import dev.synctrace.report.view.MemberView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a member's own name and ids out of what is said of it. What remains is the same for member
 * after member, so that it is written once; ids, which nothing can compress, stand in the row only.
 * In their place stand characters from U+E000, or from U+E100 where they are in capitals: first the
 * name, then the ids in the row's order. Shown texts hold no such characters themselves.
 */
final class OwnWords {
  private static final char AS_WRITTEN = '\uE000';
  private static final char IN_CAPITALS = '\uE100';
  private static final int SHORTEST = 5;
  private static final int MOST = 200;

  private final List<String> words = new ArrayList<>();

  OwnWords(MemberView member) {
    words.add(member.name());
    member.ids().stream().limit(MOST - 1).forEach(id -> words.add(id.value()));
  }

  String takeOut(String text) {
    String rest = text;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.length() >= SHORTEST) {
        rest = rest.replace(word, Character.toString(AS_WRITTEN + i));
        String capitals = word.toUpperCase(Locale.ROOT);
        if (capitals.length() == word.length() && !capitals.equals(word)) {
          rest = rest.replace(capitals, Character.toString(IN_CAPITALS + i));
        }
      }
    }
    return rest;
  }
}
