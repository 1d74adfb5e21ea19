package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.PublicNames;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import java.util.Set;

/**
 * A capitalised name behind the word {@code user}: {@code user Megan Bowen}. Words that are common
 * in logs are no names.
 */
public final class PersonShape implements IdentifierShape {
  private static final Set<String> INTRODUCE = Set.of("user", "benutzer", "utilisateur");
  private static final int MOST_WORDS = 3;
  private static final int SHORTEST = 3;

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (!isName(text, start, wordEnd)
        || !INTRODUCE.contains(PrecedingLabel.wordBefore(text, start))) {
      return NONE;
    }
    int end = wordEnd;
    for (int words = 1; words < MOST_WORDS; words++) {
      int next = end + 1;
      char between = text.around(end);
      if (between != ' ' && between != '\u00a0' && between != '\n') {
        break;
      }
      int nextEnd = next;
      while (text.isWord(nextEnd)) {
        nextEnd++;
      }
      if (!isName(text, next, nextEnd)) {
        break;
      }
      end = nextEnd;
    }
    return end;
  }

  private static boolean isName(UnescapedText text, int start, int end) {
    if (end - start < SHORTEST || !Character.isUpperCase(text.raw(start))) {
      return false;
    }
    boolean small = false;
    for (int i = start; i < end; i++) {
      small |= Character.isLowerCase(text.raw(i));
      if (CharacterFolding.isDigit(text.at(i))) {
        return false;
      }
    }
    char after = text.around(end);
    String word = text.text(start, end);
    return small
        && after != '='
        && after != '_'
        && after != '('
        && !PublicNames.isCommon(word)
        && !PublicNames.isPublic(word);
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    return pseudonyms.replacement(IdentifierClass.USER, written);
  }
}
