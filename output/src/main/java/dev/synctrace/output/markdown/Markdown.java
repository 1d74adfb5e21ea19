package dev.synctrace.output.markdown;

/**
 * Writes texts into Markdown so that they are read and nothing in them works: no link, no image, no
 * tag, no mention of a person, no row or heading of their own.
 */
public final class Markdown {
  private static final int LONGEST = 300;
  private static final String SPECIAL = "\\`*_[]<>#|~&@";

  private Markdown() {}

  /**
   * A text of the case, word for word, as code: the one place where Markdown works on nothing,
   * links and mentions included. On one line; cut when very long.
   */
  public static String code(String text) {
    String line = line(text).replace("|", "\\|");
    if (line.isBlank()) {
      return "-";
    }
    String fence = "`".repeat(longestRun(line) + 1);
    // A blank keeps a backtick at either end from joining the fence; it is not shown.
    String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + pad + line + pad + fence;
  }

  /** A sentence of this tool's, which may quote a text of the case. */
  public static String sentence(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : line(text).toCharArray()) {
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    // Also without a scheme's colon or a dot after www nothing becomes a link by itself.
    return escaped.toString().replace("://", "&#58;//").replaceAll("(?i)\\b(www)\\.", "$1&#46;");
  }

  private static String line(String text) {
    int length = Math.min(text.length(), LONGEST);
    StringBuilder line = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean unseen = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      line.append(c == '\n' || c == '\r' || c == '\t' ? ' ' : unseen ? '·' : c);
    }
    return line.toString().strip() + (length < text.length() ? "…" : "");
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
