package dev.synctrace.report.redact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that only the label before them gives away, such as {@code SerialNumber=AD1808D}, {@code
 * "serialNumber":"AD1808D"} or {@code Serial Number: AD1808D}. Asked last: a value with a form of
 * its own is replaced by that form.
 */
final class LabelledShape implements Shape {
  /** By label the class of its values, {@code identifier-labels.txt}. */
  private static final Map<String, Label> LABELS = labels();

  private static final int LONGEST_VALUE = 200;
  private static final String ENDS = ",;\"'<>&)]}|\r\n\t";

  /**
   * What follows a label.
   *
   * @param word whether only a word is a value that looks like a name: with a digit, a hyphen, or
   *     in capitals
   * @param blank whether the label needs no sign behind it
   */
  private record Label(IdentifierClass of, boolean word, boolean blank) {}

  @Override
  public int end(PlainText text, int start, int wordEnd) {
    Label label = label(text, start);
    if (label == null) {
      return NONE;
    }
    return switch (label.of()) {
      case PHONE -> phoneEnd(text, start);
      case SITE -> siteEnd(text, start, wordEnd);
      case ADDRESS -> numberEnd(text, start, wordEnd);
      default -> label.word() ? wordEnd(text, start, label) : valueEnd(text, start);
    };
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    Label label = label(text, start);
    return label == null ? written : lexicon.shown(label.of(), written);
  }

  @Override
  public void learn(PlainText text, int start, int end, Lexicon lexicon) {
    Label label = label(text, start);
    if (label != null && label.of() != IdentifierClass.SITE) {
      lexicon.name(label.of(), text.text(start, end));
    }
  }

  /** The label before a value; null when there is none. */
  private static @Nullable Label label(PlainText text, int start) {
    String word = Labels.signed(text, start);
    if (word.isEmpty()) {
      Label label = LABELS.get(Labels.wordBefore(text, start));
      return label != null && label.blank() ? label : null;
    }
    Label label = LABELS.get(word);
    return label == null ? LABELS.get(Labels.ofTwoWords(text, start)) : label;
  }

  /** Up to the next separator; in a distinguished name a backslash escapes one. */
  private static int valueEnd(PlainText text, int start) {
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

  private static int wordEnd(PlainText text, int start, Label label) {
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
      sign |= Characters.isDigit(c) || c == '-';
      small |= Character.isLowerCase(text.raw(i));
    }
    String value = text.text(start, end);
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean named = letter && (sign || !small) && end - start > 2;
    boolean nothing =
        PublicNames.isCommon(value)
            || isNothing(value)
            || value.startsWith("0x")
            || text.around(end) == '('
            || text.around(end) == '=';
    return named && !nothing && end - start <= LONGEST_VALUE ? end : NONE;
  }

  private static int phoneEnd(PlainText text, int start) {
    int end = start;
    int digits = 0;
    while (Characters.isDigit(text.around(end)) || " ()-/.".indexOf(text.around(end)) >= 0) {
      if (end >= text.length()) {
        break;
      }
      digits += Characters.isDigit(text.at(end)) ? 1 : 0;
      end++;
    }
    while (end > start && !Characters.isDigit(text.at(end - 1))) {
      end--;
    }
    return digits >= 6 && !text.isWord(end) ? end : NONE;
  }

  /** Three letters or digits. */
  private static int siteEnd(PlainText text, int start, int wordEnd) {
    boolean digit = false;
    for (int i = start; i < wordEnd; i++) {
      digit |= Characters.isDigit(text.at(i));
      if (text.raw(i) > 'Z') {
        return NONE;
      }
    }
    boolean letter = wordEnd - start == 3 && Character.isLetter(text.at(start));
    boolean signed = !Labels.signed(text, start).isEmpty();
    boolean closed = text.around(wordEnd) != '.' || !text.isWord(wordEnd + 1);
    return letter && closed && (digit || signed) ? wordEnd : NONE;
  }

  /** An IPv4 address in hexadecimal. */
  private static int numberEnd(PlainText text, int start, int wordEnd) {
    return text.has(start, "0x") && wordEnd - start == 10 ? wordEnd : NONE;
  }

  /** What firmware says when nobody gave it a number, and how the product's own names begin. */
  private static boolean isNothing(String value) {
    return value.equals("none")
        || value.equals("null")
        || value.equals("is missing")
        || value.startsWith("to be filled")
        || value.startsWith("default string")
        || value.startsWith("not ")
        || value.startsWith("microsoft")
        || value.startsWith("sms ")
        || value.startsWith("masked, ")
        || HostNames.isEnding(value);
  }

  private static Map<String, Label> labels() {
    Map<String, Label> labels = new HashMap<>();
    for (String line : DataLines.of("identifier-labels.txt")) {
      String[] parts = line.split(" ", -1);
      boolean word = line.endsWith(" word");
      boolean blank = line.endsWith(" blank");
      labels.put(
          parts[0],
          new Label(IdentifierClass.valueOf(parts[1].toUpperCase(Locale.ROOT)), word, blank));
    }
    return Map.copyOf(labels);
  }
}
