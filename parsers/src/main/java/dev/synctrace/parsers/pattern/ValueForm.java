package dev.synctrace.parsers.pattern;

import static dev.synctrace.parsers.pattern.CharacterClass.isAsciiLetter;
import static dev.synctrace.parsers.pattern.CharacterClass.isDigit;
import static dev.synctrace.parsers.pattern.CharacterClass.isHexDigit;
import static dev.synctrace.parsers.pattern.CharacterClass.isUpper;
import static dev.synctrace.parsers.pattern.CharacterClass.isWordPart;

/** Forms by which values are told from words. Nothing is kept, and no object is made. */
final class ValueForm {
  static final int GUID_LENGTH = 36;
  private static final int MAC_LENGTH = 17;
  static final int MOST_HEX_IN_GROUP = 4;

  /** Shorter text of letters and digits can be a name. */
  static final int SHORTEST_ENCODED = 32;

  /** What follows a number without a blank; other letters make it a name. */
  private static final String[] UNITS = {
    "s", "ms", "us", "ns", "sec", "secs", "m", "min", "mins", "h", "hr", "hrs", "d", "days", "B",
    "KB", "MB", "GB", "TB", "kb", "mb", "gb", "bytes", "bit", "Hz", "MHz", "GHz", "th", "st", "nd",
    "rd"
  };

  /** How names of files end. */
  private static final String[] FILES = {
    ".log", ".lo_", ".xml", ".exe", ".dll", ".txt", ".cab", ".msi", ".zip", ".tmp", ".dat", ".ini",
    ".cfg", ".csv", ".json", ".ps1", ".evtx", ".mof", ".sql", ".cer", ".pfx", ".box", ".que"
  };

  /** Words with digits that are the same in every message, in upper case. */
  private static final String[] FIXED_WORDS = {
    "IPV4", "IPV6", "UTF8", "UTF-8", "UTF16", "UTF-16", "X86", "X64", "AMD64", "ARM64", "WIN32",
    "WIN64", "INT32", "INT64", "UINT32", "UINT64", "MD5", "SHA1", "SHA-1", "SHA256", "SHA-256",
    "SHA384", "SHA-384", "SHA512", "SHA-512", "AES128", "AES256", "3DES", "X509", "BASE64",
    "OAUTH2", "HTTP2", "PKCS7", "PKCS12"
  };

  /** How the names of classes begin. */
  private static final String[] FIXED_BEGINNINGS = {
    "WIN32_", "WIN64_", "X509", "SYSTEM.", "MICROSOFT."
  };

  /** How the names begin that Windows gives to computers. */
  private static final String[] COMPUTER_BEGINNINGS = {"DESKTOP-", "LAPTOP-", "WIN-"};

  private static final String[] DOMAINS = {
    ".COM",
    ".NET",
    ".ORG",
    ".LOCAL",
    ".CORP",
    ".LAN",
    ".INTERNAL",
    ".EDU",
    ".GOV",
    ".TEST",
    ".EXAMPLE"
  };

  /** Characters with which these begin; most names begin with others. */
  private static final boolean[] BEGINS_FIXED = beginnings();

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final String WEEKDAYS = "MonTueWedThuFriSatSun";

  private ValueForm() {}

  private static boolean[] beginnings() {
    boolean[] beginnings = new boolean[128];
    for (String[] words : new String[][] {FIXED_WORDS, FIXED_BEGINNINGS}) {
      for (String word : words) {
        beginnings[word.charAt(0)] = true;
        beginnings[Character.toLowerCase(word.charAt(0))] = true;
      }
    }
    return beginnings;
  }

  static boolean isGuid(char[] text, int from, int end) {
    int to = from + GUID_LENGTH;
    if (to > end || (to < end && (isDigit(text[to]) || isAsciiLetter(text[to])))) {
      return false;
    }
    for (int i = 0; i < GUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text[from + i] != '-' : !isHexDigit(text[from + i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether it begins as 2026-12-03 or as 12-03-2026 does. */
  static boolean isDate(char[] text, int from, int to) {
    if (to - from < 10) {
      return false;
    }
    int first = text[from + 4] == '-' ? 4 : 2;
    int second = first == 4 ? 7 : 5;
    for (int i = 0; i < 10; i++) {
      boolean dash = i == first || i == second;
      if (dash ? text[from + i] != '-' : !isDigit(text[from + i])) {
        return false;
      }
    }
    return to - from == 10 || text[from + 10] == 'T';
  }

  /** Whether what has colons is a time: it has no letters, or those of a date or of UTC. */
  static boolean isTime(char[] text, int from, int to, int letters) {
    return letters == 0
        || (letters == 1 && text[to - 1] == 'Z')
        || (letters == 2 && text[to - 1] == 'M')
        || isDate(text, from, to);
  }

  /** Whether no number between dots is larger than a byte. */
  static boolean isIp(char[] text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (text[i] == '.') {
        number = 0;
      } else {
        number = number * 10 + text[i] - '0';
        if (number > 255) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a hardware address such as 00:1A:2B:3C:4D:5E begins here. */
  static boolean isMac(char[] text, int from, int end) {
    if (from + MAC_LENGTH > end) {
      return false;
    }
    for (int i = 0; i < MAC_LENGTH; i++) {
      if (i % 3 == 2 ? text[from + i] != ':' : !isHexDigit(text[from + i])) {
        return false;
      }
    }
    int to = from + MAC_LENGTH;
    return to == end || (!isWordPart(text[to]) && text[to] != ':');
  }

  static int macEnd(int from) {
    return from + MAC_LENGTH;
  }

  /** Returns where an address of IPv6 ends that begins here; -1 for none. */
  static int ip6End(char[] text, int from, int end) {
    int colons = 0;
    int group = 0;
    boolean digits = false;
    boolean shortened = false;
    int i = from;
    while (i < end) {
      char c = text[i];
      if (isHexDigit(c)) {
        digits |= isDigit(c);
        if (++group > MOST_HEX_IN_GROUP) {
          return -1;
        }
      } else if (c == ':') {
        shortened |= i > from && text[i - 1] == ':';
        colons++;
        group = 0;
      } else {
        break;
      }
      i++;
    }
    if (i < end && text[i] == '.' && shortened) {
      while (i < end && (text[i] == '.' || isDigit(text[i]))) {
        i++;
      }
      i -= text[i - 1] == '.' ? 1 : 0;
    }
    if ((i < end && isWordPart(text[i])) || !digits || (!shortened && colons != 7)) {
      return -1;
    }
    if (i < end && text[i] == '%') {
      i++;
      while (i < end && isWordPart(text[i])) {
        i++;
      }
      return i;
    }
    return text[i - 1] == ':' && text[i - 2] != ':' ? i - 1 : i;
  }

  static boolean isHex(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isHexDigit(text[i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isUnit(char[] text, int from, int to) {
    for (String unit : UNITS) {
      if (unit.length() == to - from && begins(text, from, to, unit, false)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word with digits is the name of an algorithm or class and no value. */
  static boolean isFixedWord(char[] text, int from, int to) {
    if (text[from] >= BEGINS_FIXED.length || !BEGINS_FIXED[text[from]]) {
      return false;
    }
    for (String word : FIXED_WORDS) {
      if (word.length() == to - from && begins(text, from, to, word, true)) {
        return true;
      }
    }
    for (String beginning : FIXED_BEGINNINGS) {
      if (begins(text, from, to, beginning, true)) {
        return true;
      }
    }
    return false;
  }

  static boolean isComputer(char[] text, int from, int to) {
    for (String beginning : COMPUTER_BEGINNINGS) {
      if (begins(text, from, to, beginning, false)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it ends as the name of a computer, domain or file does, and no type of code. */
  static boolean isDomainOrFile(char[] text, int from, int to) {
    return ends(text, from, to, DOMAINS, true) || ends(text, from, to, FILES, false);
  }

  private static boolean ends(char[] text, int from, int to, String[] all, boolean anyCase) {
    for (String end : all) {
      int at = to - end.length();
      if (at > from && begins(text, at, to, end, anyCase)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether text has a beginning.
   *
   * @param anyCase whether small letters are as good; the beginning is in upper case then
   */
  private static boolean begins(char[] text, int from, int to, String beginning, boolean anyCase) {
    if (to - from < beginning.length()) {
      return false;
    }
    for (int i = 0; i < beginning.length(); i++) {
      char c = text[from + i];
      char read = anyCase && c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
      if (read != beginning.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether three letters are the month or the day of the week of a date. */
  static boolean isInDate(char[] text, int from, int end) {
    int to = from + 3;
    if (isOneOf(WEEKDAYS, text, from)) {
      return to + 1 < end
          && (text[to] == ','
              || (text[to] == ' '
                  && (isDigit(text[to + 1]) || (to + 4 < end && isOneOf(MONTHS, text, to + 1)))));
    }
    return isOneOf(MONTHS, text, from)
        && ((from > 1 && text[from - 1] == ' ' && isDigit(text[from - 2]))
            || nextIsDigit(text, to, end));
  }

  private static boolean nextIsDigit(char[] text, int from, int end) {
    int i = from;
    while (i < end && text[i] == ' ') {
      i++;
    }
    return i > from && i < end && isDigit(text[i]);
  }

  private static boolean isOneOf(String threes, char[] text, int from) {
    for (int i = 0; i < threes.length(); i += 3) {
      if (text[from] == threes.charAt(i)
          && text[from + 1] == threes.charAt(i + 1)
          && text[from + 2] == threes.charAt(i + 2)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns where encoded data ends that begins here, such as Base64 or a token; -1 for none. Words
   * and names change between large, small and digits less often.
   */
  static int encodedEnd(char[] text, int from, int end) {
    int i = from;
    while (i < end && isEncoded(text[i])) {
      i++;
    }
    if (i - from < SHORTEST_ENCODED) {
      return -1;
    }
    while (text[i - 1] == '.') {
      i--;
    }
    int changes = 0;
    int last = sort(text[from]);
    for (int k = from + 1; k < i; k++) {
      int next = sort(text[k]);
      changes += next == last ? 0 : 1;
      last = next;
    }
    if (2 * changes < i - from || !hasBothCases(text, from, i)) {
      return -1;
    }
    while (i < end && text[i] == '=') {
      i++;
    }
    return i;
  }

  private static boolean isEncoded(char c) {
    return isDigit(c)
        || isAsciiLetter(c)
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '_'
        || c == '.';
  }

  private static int sort(char c) {
    return isDigit(c) ? 0 : isUpper(c) ? 1 : isAsciiLetter(c) ? 2 : 3;
  }

  private static boolean hasBothCases(char[] text, int from, int to) {
    boolean upper = false;
    boolean lower = false;
    for (int i = from; i < to; i++) {
      upper |= isUpper(text[i]);
      lower |= text[i] >= 'a' && text[i] <= 'z';
    }
    return upper && lower;
  }
}
