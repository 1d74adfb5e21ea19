package dev.synctrace.output.redact.pseudonym;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * A text as it reads once escapes are undone: in lower case, with every character's place in the
 * text as written. URLs ({@code %20}), XML (numbers and names behind an ampersand) and JSON ({@code
 * \u00fc}) are undone, one inside the other too. Reused from text to text.
 */
public final class UnescapedText {
  /** An escape in an escape in an escape; no one writes more by accident. */
  private static final int MOST_LAYERS = 3;

  private static final int LONGEST_ENTITY = 10;
  private static final Map<String, Character> ENTITIES =
      Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "nbsp", ' ');

  private char[] chars = new char[1_024];
  private int[] places = new int[1_024];
  private char[] before = new char[1_024];
  private int[] placesBefore = new int[1_024];
  private int length;
  private boolean asWritten;
  private boolean asWrittenBefore;
  private boolean at;
  private int writtenLength;
  private String written = "";

  /** Takes the next text. */
  public void read(String written) {
    this.written = written;
    writtenLength = written.length();
    length = writtenLength;
    grow(length + 1);
    written.getChars(0, length, chars, 0);
    boolean escapes = false;
    boolean marks = false;
    at = false;
    for (int i = 0; i < length; i++) {
      char c = CharacterFolding.fold(chars[i]);
      chars[i] = c;
      escapes |= c == '%' || c == '&' || c == '\\' || c == '\r';
      marks |= isMark(c);
      at |= c == '@';
    }
    asWritten = true;
    if (marks) {
      layer(this::compose);
    }
    for (int i = 0; escapes && i < MOST_LAYERS; i++) {
      escapes = layer(this::unescape);
    }
  }

  public int length() {
    return length;
  }

  public char at(int index) {
    return chars[index];
  }

  /** The character, or a blank outside the text. */
  public char around(int index) {
    return index < 0 || index >= length ? ' ' : chars[index];
  }

  public boolean isWord(int index) {
    return index >= 0 && index < length && CharacterFolding.isWord(chars[index]);
  }

  /** The character as written, in its own case. */
  public char raw(int index) {
    return index < 0 || index >= length ? ' ' : written.charAt(place(index));
  }

  /** Where in the written text a character begins; that of the end is its length. */
  public int place(int index) {
    return asWritten ? index : index == length ? writtenLength : places[index];
  }

  /** Whether there is an at sign anywhere. */
  public boolean hasAt() {
    return at;
  }

  public String text(int from, int to) {
    return new String(chars, from, to - from);
  }

  public boolean has(int from, String text) {
    if (from < 0 || from + text.length() > length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (chars[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where a character is first; {@code to} when it is nowhere between. */
  public int indexOf(char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (chars[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  /** Undoes what is at a place of {@link #before}; gives how many characters it took, or 0. */
  private interface Undo {
    int at(int index, int end);
  }

  private boolean layer(Undo undo) {
    char[] chars = this.chars;
    this.chars = before;
    before = chars;
    int[] places = this.places;
    this.places = placesBefore;
    placesBefore = places;
    grow(before.length);
    int end = length;
    boolean plain = asWritten;
    asWrittenBefore = plain;
    boolean changed = false;
    length = 0;
    for (int i = 0; i < end; ) {
      int out = length;
      int taken = undo.at(i, end);
      changed |= taken > 0;
      if (taken == 0) {
        append(before[i]);
        taken = 1;
      }
      for (int made = out; made < length; made++) {
        this.places[made] = plain ? i : placesBefore[i];
      }
      i += taken;
    }
    asWritten = plain && !changed;
    return changed;
  }

  private int compose(int index, int end) {
    int next = index + 1;
    while (next < end && isMark(before[next])) {
      next++;
    }
    if (next == index + 1) {
      return 0;
    }
    String composed =
        Normalizer.normalize(new String(before, index, next - index), Normalizer.Form.NFC);
    put(composed);
    return next - index;
  }

  private int unescape(int index, int end) {
    return switch (before[index]) {
      case '%' -> percent(index, end);
      case '&' -> entity(index, end);
      case '\\' -> backslash(index, end);
      case '\r' -> lineBreak(index, end);
      default -> 0;
    };
  }

  private int percent(int index, int end) {
    int first = percentByte(index, end);
    if (first < 0) {
      return 0;
    }
    int bytes = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    byte[] encoded = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      int next = percentByte(index + 3 * i, end);
      if (next < 0) {
        return 0;
      }
      encoded[i] = (byte) next;
    }
    try {
      put(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString());
      return 3 * bytes;
    } catch (CharacterCodingException e) {
      // Not text: the percent sign means itself, as in 100%ad.
      return 0;
    }
  }

  private int percentByte(int index, int end) {
    if (index + 2 >= end || before[index] != '%') {
      return -1;
    }
    int high = Character.digit(before[index + 1], 16);
    int low = Character.digit(before[index + 2], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private int entity(int index, int end) {
    int stop = index + 1;
    while (stop < end && stop - index < LONGEST_ENTITY && before[stop] != ';') {
      stop++;
    }
    if (stop >= end || before[stop] != ';' || stop == index + 1) {
      return 0;
    }
    String name = new String(before, index + 1, stop - index - 1);
    if (name.charAt(0) == '#') {
      boolean hex = name.startsWith("#x");
      int point = number(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      if (!Character.isValidCodePoint(point)) {
        return 0;
      }
      put(Character.toString(point));
    } else {
      Character meant = ENTITIES.get(name);
      if (meant == null) {
        return 0;
      }
      put(meant.toString());
    }
    return stop + 1 - index;
  }

  /** A line break of two characters is one, so that names are found across it. */
  private int lineBreak(int index, int end) {
    if (index + 1 >= end || before[index + 1] != '\n') {
      return 0;
    }
    append('\n');
    return 2;
  }

  /** {@code \r\n} and {@code \n} as JSON writes them; before a small letter it is a path's name. */
  private int writtenLineBreak(int index, int end) {
    int next = index + 2;
    if (before[index + 1] == 'r' && next + 1 < end && before[next] == '\\') {
      next += before[next + 1] == 'n' ? 2 : 0;
    }
    if (next < end && (before[index + 1] == 'n' || next > index + 2)) {
      int place = asWrittenBefore ? next : placesBefore[next];
      char following = written.charAt(place);
      if (next > index + 2 || !(Character.isLowerCase(following) || following == '\\')) {
        append('\n');
        return next - index;
      }
    }
    return 0;
  }

  /** JSON; a backslash before anything else is a path's and stays. */
  private int backslash(int index, int end) {
    if (index + 5 < end && before[index + 1] == 'u') {
      int point = number(new String(before, index + 2, 4), 16);
      if (point >= 0) {
        put(String.valueOf((char) point));
        return 6;
      }
    }
    if (index + 1 < end && (before[index + 1] == '"' || before[index + 1] == '/')) {
      put(String.valueOf(before[index + 1]));
      return 2;
    }
    if (index + 1 < end && (before[index + 1] == 'n' || before[index + 1] == 'r')) {
      return writtenLineBreak(index, end);
    }
    return 0;
  }

  private static int number(String digits, int radix) {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, radix) >= 0)) {
      return -1;
    }
    return Integer.parseInt(digits, radix);
  }

  private void put(String undone) {
    for (int i = 0; i < undone.length(); i++) {
      append(CharacterFolding.fold(undone.charAt(i)));
    }
  }

  /** A few marks compose to more characters than they are. */
  private void append(char c) {
    at |= c == '@';
    if (length + 1 >= chars.length) {
      chars = Arrays.copyOf(chars, chars.length * 2);
      places = Arrays.copyOf(places, places.length * 2);
    }
    chars[length++] = c;
  }

  private static boolean isMark(char c) {
    return c >= '\u0300' && c <= '\u036f';
  }

  private void grow(int wanted) {
    if (chars.length < wanted) {
      int size = Math.max(wanted, chars.length * 2);
      chars = new char[size];
      places = new int[size];
    }
  }
}
