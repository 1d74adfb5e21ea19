package dev.synctrace.output.powershell;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that a PowerShell script calls, and the static members it uses: every word where a
 * command can begin, outside of comments and of texts in single quotes, also in {@code $(...)} in
 * double quotes. Throws where a text or a comment does not end, or brackets do not match.
 *
 * @param names of commands, cmdlets, functions and programs
 * @param members such as {@code [System.IO.File]::Exists}
 */
record PowerShellCommands(Set<String> names, Set<String> members) {
  private static final String SINGLE = "'\u2018\u2019\u201A\u201B";
  private static final String DOUBLE = "\"\u201C\u201D\u201E";
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:\\\\-]*");
  private static final Pattern MEMBER = Pattern.compile("\\[[A-Za-z.]+\\]::[A-Za-z]+");
  private static final Set<String> KEYWORDS =
      Set.of(
          "function",
          "param",
          "if",
          "else",
          "elseif",
          "foreach",
          "for",
          "while",
          "switch",
          "try",
          "catch",
          "finally",
          "return",
          "continue",
          "break",
          "in",
          "throw");

  static PowerShellCommands of(String script) {
    PowerShellCommands found = new PowerShellCommands(new TreeSet<>(), new TreeSet<>());
    found.read(script, 0, '\0');
    return found;
  }

  /** Reads up to a closing bracket and returns where it is. */
  private int read(String text, int from, char end) {
    boolean canBegin = end != ']';
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == end) {
        return i;
      }
      if (")}]".indexOf(c) >= 0) {
        throw new AssertionError("unexpected " + c + " at " + around(text, i));
      }
      if (text.startsWith("<#", i)) {
        i = after(text, "#>", i + 2);
      } else if (c == '#') {
        i = after(text, "\n", i) - 1;
      } else if (SINGLE.indexOf(c) >= 0) {
        i = afterSingle(text, i + 1);
        canBegin = false;
      } else if (DOUBLE.indexOf(c) >= 0) {
        i = afterDouble(text, i + 1);
        canBegin = false;
      } else if (c == '`') {
        i += 2;
      } else if (c == '(' || c == '{') {
        boolean isParameters = c == '(' && text.substring(from, i).endsWith("param");
        i = read(text, i + 1, c == '(' ? ')' : '}') + 1;
        canBegin = c == '{' || isParameters;
      } else if (c == '[') {
        Matcher member = MEMBER.matcher(text).region(i, text.length());
        if (member.lookingAt()) {
          members.add(member.group());
          i = member.end();
        } else {
          i = read(text, i + 1, ']') + 1;
        }
        canBegin = false;
      } else if (c == '\n' || c == ';' || c == '|' || c == '=' || c == '&') {
        canBegin = true;
        i++;
      } else if (Character.isWhitespace(c)) {
        i++;
      } else if (Character.isLetter(c)) {
        Matcher word = WORD.matcher(text).region(i, text.length());
        word.lookingAt();
        i = word.end();
        String name = word.group();
        boolean isKey = text.substring(i).stripLeading().startsWith("=");
        if (KEYWORDS.contains(name)) {
          canBegin = !name.equals("function");
        } else {
          if (canBegin && !isKey) {
            names.add(name);
          }
          canBegin = false;
        }
      } else if (c == '$' || c == '-' || c == '.' || c == '@' || c == ':') {
        i++;
        while (i < text.length()
            && (Character.isLetterOrDigit(text.charAt(i)) || "_:.".indexOf(text.charAt(i)) >= 0)) {
          i++;
        }
        canBegin = false;
      } else {
        i++;
        canBegin = false;
      }
    }
    if (end != '\0') {
      throw new AssertionError("no " + end + " for " + around(text, from));
    }
    return i;
  }

  private static int after(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    if (at < 0) {
      throw new AssertionError("no " + mark + " after " + around(text, from));
    }
    return at + mark.length();
  }

  private static int afterSingle(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (SINGLE.indexOf(text.charAt(i)) >= 0) {
        if (i + 1 < text.length() && SINGLE.indexOf(text.charAt(i + 1)) >= 0) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    throw new AssertionError("a text has no end: " + around(text, from));
  }

  private int afterDouble(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        i++;
      } else if (text.startsWith("$(", i)) {
        i = read(text, i + 2, ')');
      } else if (DOUBLE.indexOf(c) >= 0) {
        return i + 1;
      }
    }
    throw new AssertionError("a text has no end: " + around(text, from));
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40));
  }
}
