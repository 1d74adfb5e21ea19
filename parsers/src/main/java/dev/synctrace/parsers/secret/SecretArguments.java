package dev.synctrace.parsers.secret;

import dev.synctrace.parsers.secret.NameValueSecrets.Range;
import dev.synctrace.parsers.secret.SecretLabels.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Masks the secrets among the arguments of a command or a call: {@code -p VALUE}, {@code -PVALUE},
 * {@code net use ... VALUE}, {@code PSCredential("user", "VALUE")}. For one text.
 */
final class SecretArguments {
  /** The word is none of a command line. */
  static final int NO_COMMAND = -1;

  private static final String[] ARGUMENT_STARTS = {" ", "(", "]", "::", "new(", "-argumentlist"};
  private static final int LONGEST_OPTION = 12;

  private final SecretLexer text;
  private final SecretValueRules values;
  private final SecretLabels labels;
  private final SecretMasks masks;

  /** Whether the text names a program. */
  private final Map<String, Boolean> programs = new HashMap<>();

  SecretArguments(
      SecretLexer text, SecretValueRules values, SecretLabels labels, SecretMasks masks) {
    this.text = text;
    this.values = values;
    this.labels = labels;
    this.masks = masks;
  }

  /** Whether the word can be an option of a program, {@code -p} or {@code /rp}. */
  boolean isOption(int start, int end) {
    char sign = text.at(start);
    return (end - start <= LONGEST_OPTION && (sign == '-' || text.at(start - 1) == '/'))
        || (sign == '-' && labels.isGlued(text.at(start + 1)));
  }

  /**
   * Masks what a word of a command line announces: an option of a program, {@code net use}.
   *
   * @return where to continue, 0 to continue after the word, or {@link #NO_COMMAND}
   */
  int masked(int start, int end, String word, String previous) {
    boolean argument = text.at(end) == ' ' || text.at(end) == ':';
    if (argument && text.isOption(start) && isOf(labels.programs(word))) {
      return argument(end + 1);
    }
    if (text.at(start) == '-' && labels.isGlued(text.at(start + 1))) {
      int glued = glued(start);
      if (glued > 0) {
        return glued;
      }
    }
    if (previous.equals("net") || previous.equals("netexe")) {
      return word.equals("use") ? netUse(end) : word.equals("user") ? netUser(end) : 0;
    }
    boolean words = argument && !previous.isEmpty() && isOf(labels.programs(previous + word));
    return words ? argument(end + 1) : NO_COMMAND;
  }

  /** Masks an argument of a command line. */
  int argument(int from) {
    int start = text.blanks(from);
    int lineEnd = text.goesOn(start);
    if (lineEnd > start) {
      start = text.blanks(text.nextLine(lineEnd));
    }
    if (text.startsWith(SecretLexer.MASKED, start) || "-/($<".indexOf(text.at(start)) >= 0) {
      return 0;
    }
    int quote = text.tokenAt(SecretLexer.QUOTES, start);
    if (quote > 0) {
      return quoted(start, quote);
    }
    int end = values.valueEnd(start, false, text.length());
    return values.isSecret(Kind.PASSWORD, start, end, true) ? masks.hide(start, end) : 0;
  }

  /** Masks the value in {@code Credential("user", "...")}, the second of the quoted arguments. */
  int secondArgument(int from) {
    int at = from;
    for (int token = 1; token > 0 && at - from < SecretLexer.NEAR; ) {
      token = text.tokenAt(ARGUMENT_STARTS, at);
      at += token;
    }
    int quote = text.tokenAt(SecretLexer.QUOTES, at);
    int end = at + quote;
    if (quote > 0) {
      int limit = Math.min(text.length(), end + SecretLexer.NEAR);
      end = text.indexOf(text.substring(at, end), end, limit);
      end = end < 0 ? at : end + quote;
    } else {
      end = text.nameEnd(text.at(at) == '$' ? at + 1 : at);
    }
    int comma = text.blanks(end);
    int start = text.skip(comma + 1, true);
    int second = text.tokenAt(SecretLexer.QUOTES, start);
    if (end == at || text.at(comma) != ',' || second == 0) {
      return 0;
    }
    return quoted(start, second);
  }

  /** Masks a value at once behind an option, {@code -PVALUE}; letters alone are another option. */
  private int glued(int start) {
    String option = text.substring(start + 1, Math.min(text.length(), start + 2));
    if (text.at(start - 1) > ' ' || !isOf(labels.gluedPrograms(option))) {
      return 0;
    }
    int from = start + 2;
    int quote = text.tokenAt(SecretLexer.QUOTES, from);
    if (quote > 0) {
      return quoted(from, quote);
    }
    int end = values.valueEnd(from, false, Math.min(text.length(), from + SecretLexer.NEAR));
    boolean letters = true;
    for (int i = from; i < end; i++) {
      letters &= Character.isLetter(text.at(i)) || text.at(i) == '-';
    }
    return letters || text.at(from) == '[' || values.isNothing(from, end)
        ? 0
        : masks.hide(from, end);
  }

  /** Masks the quoted value in {@code "..." | ConvertTo-SecureString}. */
  void hidePiped(Kind kind, int start) {
    int pipe = text.skipBack(start) - 1;
    int end = text.skipBack(pipe);
    int quote = text.tokenBefore(SecretLexer.QUOTES, end);
    if (text.at(pipe) != '|' || quote == 0) {
      return;
    }
    int open = text.lastIndexOf(text.substring(end - quote, end), end - quote);
    int from = open + quote;
    if (open >= 0 && values.isSecret(kind, from, end - quote, true)) {
      masks.insert(new Range(from, end - quote));
    }
  }

  /** {@code net use \\server\share PASSWORD /user:NAME}, the password before or behind it. */
  private int netUse(int from) {
    int end = text.lineEnd(from);
    int near = Math.min(end, from + SecretLexer.NEAR);
    boolean user =
        text.lower().indexOf("/user:", from, near) >= 0
            || text.lower().indexOf("/u:", from, near) >= 0;
    boolean share = false;
    int start = text.blanks(from);
    while (start < near) {
      int stop = start;
      while (stop < end && text.at(stop) > ' ') {
        stop++;
      }
      char first = text.at(start);
      if (text.startsWith(SecretLexer.MASKED, start)) {
        return 0;
      }
      boolean other = first == '/' || first == '\\' || first == '*' || text.at(stop - 1) == ':';
      if (!other && user) {
        int quote = text.tokenAt(SecretLexer.QUOTES, start);
        return quote > 0 ? quoted(start, quote) : masks.hide(start, stop);
      }
      if (!other) {
        return share && values.isLikely(start, stop, true) ? masks.hide(start, stop) : 0;
      }
      share = first == '\\';
      start = text.blanks(stop == start ? stop + 1 : stop);
    }
    return 0;
  }

  /** {@code net user NAME PASSWORD /add}. */
  private int netUser(int from) {
    int name = text.blanks(from);
    int stop = name;
    while (stop - name < SecretLexer.NEAR && text.at(stop) > ' ') {
      stop++;
    }
    int start = text.blanks(stop);
    return stop > name && start > stop && isAdded(start) ? argument(start) : 0;
  }

  private boolean isAdded(int from) {
    return text.lower().indexOf("/add", from, Math.min(text.length(), from + SecretLexer.NEAR))
        >= 0;
  }

  private int quoted(int from, int quote) {
    int open = from + quote;
    int end = values.quotedEnd(open, text.substring(from, open));
    return values.isSecret(Kind.PASSWORD, open, end, true) ? masks.hide(open, end) : end;
  }

  /** Whether the text names one of these programs. */
  private boolean isOf(Set<String> any) {
    for (String program : any) {
      if (programs.computeIfAbsent(program, text.lower()::contains)) {
        return true;
      }
    }
    return false;
  }
}
