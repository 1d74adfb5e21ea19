package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.HostNameClassifier;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.PublicNames;
import dev.synctrace.output.redact.pseudonym.ResourceLines;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import dev.synctrace.parsers.model.Guid;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that only the label before them gives away, such as {@code SerialNumber=AD1808D}, {@code
 * "serialNumber":"AD1808D"} or {@code Serial Number: AD1808D}. Asked last: a value with a form of
 * its own is replaced by that form.
 */
public final class LabelledShape implements IdentifierShape {
  /** By label the class of its values, {@code identifier-labels.txt}. */
  private static final Map<String, Label> LABELS = labels();

  /** The second words of labels that need no sign. */
  private static final Set<String> LAST_WORDS = Set.of("number", "server");

  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_QUOTED = 64;

  /** What follows the name of a product and is no host. */
  private static final Pattern VERSION = Pattern.compile("(?:sp|cu|r|v|gdr)\\d+");

  private static final String ENDS = ",;\"'<>&)]}|\r\n\t";

  /**
   * What follows a label.
   *
   * @param word whether only a word is a value that looks like a name: with a digit, a hyphen, or
   *     in capitals
   * @param blank whether the label needs no sign behind it
   * @param quoted whether it needs none before a value in quotes
   * @param closed whether the value must be in quotes or an element
   * @param digits whether a value consists of digits
   */
  private record Label(
      IdentifierClass of,
      boolean word,
      boolean blank,
      boolean quoted,
      boolean closed,
      boolean digits) {}

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    Label label = label(text, start);
    if (label == null) {
      return NONE;
    }
    if (label.digits()) {
      return phoneEnd(text, start);
    }
    if (label.quoted() && isQuote(text.around(start - 1))) {
      return quotedEnd(text, start);
    }
    return switch (label.of()) {
      case PHONE -> phoneEnd(text, start);
      case SITE -> siteEnd(text, start, wordEnd);
      case ADDRESS -> numberEnd(text, start, wordEnd);
      default -> label.word() ? wordEnd(text, start, label) : valueEnd(text, start);
    };
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    Label label = label(text, start);
    return label == null ? written : pseudonyms.replacement(label.of(), written);
  }

  @Override
  public void learn(UnescapedText text, int start, int end, PseudonymTable pseudonyms) {
    Label label = label(text, start);
    if (label != null && label.of() != IdentifierClass.SITE) {
      pseudonyms.name(label.of(), text.text(start, end));
    }
  }

  /** The label before a value; null when there is none. */
  private static @Nullable Label label(UnescapedText text, int start) {
    String word = PrecedingLabel.signed(text, start);
    if (!word.isEmpty()) {
      Label label = LABELS.get(word);
      label = label == null ? LABELS.get(PrecedingLabel.ofTwoWords(text, start)) : label;
      boolean inQuotes = isQuote(text.around(start - 1));
      return label != null && label.closed() && !inQuotes ? null : label;
    }
    String element = PrecedingLabel.element(text, start);
    if (!element.isEmpty()) {
      return LABELS.get(element);
    }
    if (isQuote(text.around(start - 1))) {
      Label label = quoted(PrecedingLabel.wordBefore(text, start - 1));
      return label == null ? quoted(PrecedingLabel.wordsBefore(text, start - 1)) : label;
    }
    int from = start;
    while (start - from < 2 && "+(".indexOf(text.around(from - 1)) >= 0) {
      from--;
    }
    String last = PrecedingLabel.wordBefore(text, from);
    Label label = blank(last);
    if (label == null && LAST_WORDS.contains(last)) {
      label = blank(PrecedingLabel.wordsBefore(text, from));
    }
    return label != null && from < start && label.of() != IdentifierClass.PHONE ? null : label;
  }

  private static @Nullable Label blank(String label) {
    Label found = LABELS.get(label);
    return found != null && found.blank() ? found : null;
  }

  private static @Nullable Label quoted(String label) {
    Label found = LABELS.get(label);
    return found != null && found.quoted() ? found : null;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || CharacterFolding.isCurlyQuote(c);
  }

  /** A name in quotes; a word that is common in logs is none. */
  private static int quotedEnd(UnescapedText text, int start) {
    int end = start;
    while (end < text.length() && end - start < LONGEST_QUOTED && !isQuote(text.at(end))) {
      if (ENDS.indexOf(text.at(end)) >= 0) {
        return NONE;
      }
      end++;
    }
    String value = text.text(start, end);
    boolean name =
        isQuote(text.around(end))
            && value.chars().anyMatch(Character::isLetter)
            && value.indexOf('@') < 0
            && value.indexOf('\\') < 0
            && Guid.parse(value) == null;
    return name && end - start > 2 && !isWords(value) && !isNothing(value) ? end : NONE;
  }

  private static boolean isWords(String value) {
    for (String word : value.split(" ", -1)) {
      if (!word.isEmpty() && !PublicNames.isCommon(word) && !PublicNames.isPublic(word)) {
        return false;
      }
    }
    return true;
  }

  /** Up to the next separator; in a distinguished name a backslash escapes one. */
  private static int valueEnd(UnescapedText text, int start) {
    int end = start;
    while (end < text.length()
        && end - start < LONGEST_VALUE
        && (ENDS.indexOf(text.at(end)) < 0 || text.around(end - 1) == '\\')
        && !text.has(end, "  ")) {
      end++;
    }
    while (end > start && (text.at(end - 1) == ' ' || text.at(end - 1) == '\\')) {
      end--;
    }
    return end == start || isNothing(text.text(start, end)) ? NONE : end;
  }

  private static int wordEnd(UnescapedText text, int start, Label label) {
    int end = start;
    while (text.isWord(end) || text.around(end) == '-' || text.around(end) == '_') {
      end++;
    }
    while (end > start && !text.isWord(end - 1)) {
      end--;
    }
    boolean sign = false;
    boolean small = false;
    for (int i = start; i < end; i++) {
      char c = text.at(i);
      sign |= CharacterFolding.isDigit(c) || c == '-';
      small |= Character.isLowerCase(text.raw(i));
    }
    String value = text.text(start, end);
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean looks = label.blank() ? sign : sign || !small;
    boolean server = label.of() == IdentifierClass.HOST && goesOnAsServer(text, end);
    boolean named = letter && (looks || server) && end - start > 2;
    boolean nothing =
        PublicNames.isCommon(value)
            || isNothing(value)
            || (label.blank() && VERSION.matcher(value).matches())
            || value.startsWith("0x")
            || text.around(end) == '('
            || text.around(end) == '=';
    return named && !nothing && end - start <= LONGEST_VALUE ? end : NONE;
  }

  /** In a connection string a port, an instance or the next key follows: {@code sqlprod,1433;}. */
  private static boolean goesOnAsServer(UnescapedText text, int end) {
    int at = end;
    while (text.around(at) == ' ' && at < text.length()) {
      at++;
    }
    char next = text.around(at);
    return next == ';'
        || (next == '\\' && text.isWord(at + 1))
        || (next == ',' && CharacterFolding.isDigit(text.around(at + 1)));
  }

  private static int phoneEnd(UnescapedText text, int start) {
    int end = start;
    int digits = 0;
    while (CharacterFolding.isDigit(text.around(end)) || " ()-/.".indexOf(text.around(end)) >= 0) {
      if (end >= text.length()) {
        break;
      }
      digits += CharacterFolding.isDigit(text.at(end)) ? 1 : 0;
      end++;
    }
    while (end > start && !CharacterFolding.isDigit(text.at(end - 1))) {
      end--;
    }
    return digits >= 6 && !text.isWord(end) ? end : NONE;
  }

  /** Three letters or digits. */
  private static int siteEnd(UnescapedText text, int start, int wordEnd) {
    boolean digit = false;
    for (int i = start; i < wordEnd; i++) {
      digit |= CharacterFolding.isDigit(text.at(i));
      if (text.raw(i) > 'Z') {
        return NONE;
      }
    }
    boolean letter = wordEnd - start == 3 && Character.isLetter(text.at(start));
    boolean signed = !PrecedingLabel.signed(text, start).isEmpty();
    boolean closed = text.around(wordEnd) != '.' || !text.isWord(wordEnd + 1);
    return letter && closed && (digit || signed) ? wordEnd : NONE;
  }

  /** An IPv4 address in hexadecimal. */
  private static int numberEnd(UnescapedText text, int start, int wordEnd) {
    return text.has(start, "0x") && wordEnd - start == 10 ? wordEnd : NONE;
  }

  /** What firmware says when no one gave it a number, and how the product's own names begin. */
  private static boolean isNothing(String value) {
    return value.equals("none")
        || value.equals("null")
        || value.equals("is missing")
        || value.startsWith("to be filled")
        || value.startsWith("default string")
        || value.startsWith("not ")
        || value.startsWith("microsoft")
        || value.equals("localhost")
        || value.startsWith("sms ")
        || value.startsWith("masked, ")
        || HostNameClassifier.isEnding(value);
  }

  private static Map<String, Label> labels() {
    Map<String, Label> labels = new HashMap<>();
    for (String line : ResourceLines.of("identifier-labels.txt")) {
      String[] parts = line.split(" ", -1);
      List<String> flags = List.of(parts).subList(2, parts.length);
      labels.put(
          parts[0],
          new Label(
              IdentifierClass.valueOf(parts[1].toUpperCase(Locale.ROOT)),
              flags.contains("word"),
              flags.contains("blank"),
              flags.contains("quoted") || flags.contains("closed"),
              flags.contains("closed"),
              flags.contains("digits")));
    }
    return Map.copyOf(labels);
  }
}
