package dev.synctrace.output.redact.pseudonym;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All names, found in a text wherever they are between borders, the longest first; without case.
 * Borders are characters that are neither letters nor digits, so that {@code CLIENT-04} is not
 * found in {@code CLIENT-042}, but {@code CONTOSO} is in {@code CONTOSO-VPN}.
 *
 * <p>No automaton over all letters, as libraries have it: a name begins where a word does, so a
 * hash of its first word finds the lengths that can follow, and a hash of so many characters the
 * name. A hundred thousand names take some ten megabytes that way.
 */
public final class NameDictionary {
  /** Longer texts are no names. */
  private static final int LONGEST = 1_000;

  /** Numbers below this length are counts and codes as well. */
  private static final int FEWEST_DIGITS = 6;

  /** Letters before a hyphen that are enough for a name. */
  private static final int SHORTEST_GLUED = 3;

  /** Letters that can be before a name without a border. */
  private static final int MOST_GLUED = 16;

  /** Lengths from here on share a bit. */
  private static final int LONG = 63;

  /** Names of machines have at most so many characters, and so many signs between their parts. */
  private static final int LONGEST_MACHINE = 64;

  private static final int MOST_GAPS = 3;

  /** Blanks where a window or a mail split a name. */
  private static final int LONGEST_GAP = 16;

  private final List<Identifier> inOrder = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private int[] names = new int[1_024];

  private int[] firstWords = new int[1_024];
  private long[] lengths = new long[1_024];
  private int words;

  private int foundStart;
  private int foundEnd;
  private boolean firstWordKnown;

  /**
   * The identifier of that name, made when there is none.
   *
   * @return null when the text has neither letter nor digit, or is longer than any name
   */
  @Nullable Identifier add(String written) {
    return add(written, PublicNames.isCommon(CharacterFolding.fold(written.strip())));
  }

  /**
   * As {@link #add(String)}.
   *
   * @param shy whether it is to be replaced only where a name is
   */
  @Nullable Identifier add(String written, boolean shy) {
    String name = fromFirstLetter(written.strip());
    if (name.isEmpty() || name.length() > LONGEST) {
      return null;
    }
    String key = CharacterFolding.fold(name);
    int hash = hash(key);
    int slot = slot(names, keys, hash, key);
    if (names[slot] != 0) {
      return inOrder.get(names[slot] - 1);
    }
    Identifier identifier = new Identifier(name, shy || isShort(key));
    inOrder.add(identifier);
    keys.add(key);
    names[slot] = inOrder.size();
    addLength(key);
    if (inOrder.size() * 2 > names.length) {
      growNames();
    }
    return identifier;
  }

  /** The identifier of exactly that name; null when there is none. */
  @Nullable
  public Identifier get(String written) {
    String key = CharacterFolding.fold(fromFirstLetter(written.strip()));
    return key.isEmpty() ? null : at(slot(names, keys, hash(key), key));
  }

  /** All names in the order in which they were added. */
  List<Identifier> all() {
    return inOrder;
  }

  /** The name as it is compared. */
  String key(int index) {
    return keys.get(index);
  }

  /**
   * The longest name that begins here.
   *
   * @param wordHash {@link #hash(UnescapedText, int, int)} of the word that begins here
   * @return null when there is none; else {@link #foundEnd()} tells where it ends
   */
  @Nullable
  public Identifier longest(UnescapedText text, int start, int wordHash) {
    long possible = lengths[wordSlot(wordHash)];
    firstWordKnown = possible != 0;
    if (!firstWordKnown) {
      return null;
    }
    boolean overLong = possible < 0;
    int most = overLong ? LONGEST : LONG - Long.numberOfLeadingZeros(possible);
    int limit = Math.min(text.length(), start + most);
    int hash = 0;
    Identifier best = null;
    for (int i = start; i < limit; i++) {
      char c = text.at(i);
      hash = hash * 31 + CharacterFolding.key(c);
      int length = i + 1 - start;
      if ((length >= LONG ? overLong : (possible >>> length & 1) != 0)
          && !(CharacterFolding.isWord(c) && text.isWord(i + 1))) {
        Identifier found = find(text, start, length, hash);
        if (found != null && (!found.shy() || NameContext.isNamePlace(text, start, i + 1))) {
          best = found;
          foundEnd = i + 1;
        }
      }
    }
    return best;
  }

  /**
   * The longest name with a hyphen that begins inside a word, as {@code CLIENT-042} does in {@code
   * xCLIENT-042}.
   *
   * @return null when there is none; else {@link #foundStart()} and {@link #foundEnd()} say where
   */
  @Nullable
  public Identifier glued(UnescapedText text, int start, int wordEnd) {
    int most = Math.min(wordEnd - SHORTEST_GLUED, start + MOST_GLUED);
    for (int from = start + 1; from <= most; from++) {
      Identifier found = longest(text, from, hash(text, from, wordEnd));
      if (found != null && foundEnd > wordEnd + 1) {
        foundStart = from;
        return found;
      }
    }
    return null;
  }

  /**
   * The name of a machine that is written with other signs between its parts: {@code CLIENT_042},
   * {@code CLIENT 042}, or split behind its hyphen. Only names with a digit, since words of a
   * sentence are side by side as well.
   *
   * @return null when there is none; else {@link #foundEnd()} tells where it ends
   */
  @Nullable
  public Identifier respelled(UnescapedText text, int start) {
    StringBuilder name = new StringBuilder();
    Identifier best = null;
    int gaps = 0;
    for (int i = start; i < text.length() && name.length() < LONGEST_MACHINE; ) {
      if (text.isWord(i)) {
        name.append(text.at(i));
        i++;
        if (gaps > 0 && !text.isWord(i)) {
          Identifier found = machine(name.toString());
          best = found == null ? best : found;
          foundEnd = found == null ? foundEnd : i;
        }
        continue;
      }
      int next = i;
      while (next - i < LONGEST_GAP && CharacterFolding.key(text.around(next)) == ' ') {
        next++;
      }
      if (next == i || text.around(next) == '-') {
        char sign = text.around(next);
        if (sign != '-' && sign != '_') {
          break;
        }
        next++;
        int behind = next;
        while (next - behind < LONGEST_GAP && CharacterFolding.key(text.around(next)) == ' ') {
          next++;
        }
      }
      if (++gaps > MOST_GAPS || !text.isWord(next)) {
        break;
      }
      name.append('-');
      i = next;
    }
    return best;
  }

  /** A device or host, the name of which holds a digit. */
  private @Nullable Identifier machine(String hyphenated) {
    if (hyphenated.chars().noneMatch(c -> CharacterFolding.isDigit((char) c))) {
      return null;
    }
    Identifier found = get(hyphenated);
    found = found == null ? get(hyphenated.replace('-', '_')) : found;
    for (Subject of = found == null ? null : found.named(); of != null; of = of.next) {
      if (of.identifierClass == IdentifierClass.DEVICE
          || of.identifierClass == IdentifierClass.HOST) {
        return found;
      }
    }
    return null;
  }

  /** Whether any name begins with the word for which {@link #longest} was asked last. */
  public boolean isFirstWordKnown() {
    return firstWordKnown;
  }

  public int foundStart() {
    return foundStart;
  }

  public int foundEnd() {
    return foundEnd;
  }

  public static int hash(UnescapedText text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + CharacterFolding.key(text.at(i));
    }
    return hash;
  }

  private @Nullable Identifier find(UnescapedText text, int start, int length, int hash) {
    for (int slot = spread(hash, names.length); names[slot] != 0; slot = next(slot, names.length)) {
      if (equals(keys.get(names[slot] - 1), text, start, length)) {
        return inOrder.get(names[slot] - 1);
      }
    }
    return null;
  }

  private static boolean equals(String key, UnescapedText text, int start, int length) {
    if (key.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (key.charAt(i) != CharacterFolding.key(text.at(start + i))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Identifier at(int slot) {
    return names[slot] == 0 ? null : inOrder.get(names[slot] - 1);
  }

  private static int slot(int[] names, List<String> keys, int hash, String key) {
    int slot = spread(hash, names.length);
    while (names[slot] != 0 && !keys.get(names[slot] - 1).equals(key)) {
      slot = next(slot, names.length);
    }
    return slot;
  }

  private void growNames() {
    int[] wider = new int[names.length * 2];
    for (int number = 1; number <= keys.size(); number++) {
      String key = keys.get(number - 1);
      wider[slot(wider, keys, hash(key), key)] = number;
    }
    names = wider;
  }

  private void addLength(String key) {
    int end = 0;
    while (end < key.length() && CharacterFolding.isWord(key.charAt(end))) {
      end++;
    }
    int slot = wordSlot(hash(key.substring(0, end)));
    if (lengths[slot] == 0) {
      words++;
      firstWords[slot] = hash(key.substring(0, end));
    }
    lengths[slot] |= 1L << Math.min(key.length(), LONG);
    if (words * 2 > firstWords.length) {
      growWords();
    }
  }

  private int wordSlot(int wordHash) {
    int slot = spread(wordHash, firstWords.length);
    while (lengths[slot] != 0 && firstWords[slot] != wordHash) {
      slot = next(slot, firstWords.length);
    }
    return slot;
  }

  private void growWords() {
    int[] oldWords = firstWords;
    long[] oldLengths = lengths;
    firstWords = new int[oldWords.length * 2];
    lengths = new long[oldWords.length * 2];
    for (int i = 0; i < oldWords.length; i++) {
      if (oldLengths[i] != 0) {
        int slot = wordSlot(oldWords[i]);
        firstWords[slot] = oldWords[i];
        lengths[slot] = oldLengths[i];
      }
    }
  }

  private static int spread(int hash, int size) {
    int mixed = hash * 0x9e3779b9;
    return (mixed ^ mixed >>> 16) & (size - 1);
  }

  private static int next(int slot, int size) {
    return slot + 1 & (size - 1);
  }

  private static int hash(String key) {
    int hash = 0;
    for (int i = 0; i < key.length(); i++) {
      hash = hash * 31 + key.charAt(i);
    }
    return hash;
  }

  private static String fromFirstLetter(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (CharacterFolding.isWord(name.charAt(i))) {
        return name.substring(i);
      }
    }
    return "";
  }

  private static boolean isShort(String key) {
    boolean number = key.chars().allMatch(c -> c >= '0' && c <= '9');
    return key.length() <= 2 || (number && key.length() < FEWEST_DIGITS);
  }
}
