package dev.synctrace.parsers.record.paste;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters that a web page or a text program has put in the place of others. */
final class Markup {
  /** A frame of which the brackets are entities. */
  private static final Pattern ESCAPED =
      Pattern.compile("&lt;!\\[LOG\\[|\\]LOG\\]!&gt;|\\$\\$&lt;|&gt;&lt;thread=|&lt;time=");

  private static final Pattern ENTITY =
      Pattern.compile("&(lt|gt|quot|apos|nbsp|amp|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");
  private static final Map<String, String> NAMED =
      Map.of("lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "amp", "&");

  /** The first attribute of a frame; a message may have curly quotes of its own. */
  private static final Pattern CURLY_TAG = Pattern.compile("<time=[“”„]");

  private static final Pattern CURLY = Pattern.compile("[“”„]");

  /** Before a record; elsewhere the character is part of a text. */
  private static final Pattern BYTE_ORDER_MARK = Pattern.compile("\uFEFF(?=<!\\[LOG\\[|[A-Za-z])");

  private static final Pattern FENCE = Pattern.compile("\\s*(?:`{3}|~{3})\\w*\\s*");

  private Markup() {}

  /** Returns whether the frames of a source have entities, however its lines are broken. */
  static boolean hasEntities(String head) {
    return head.indexOf('&') >= 0 && ESCAPED.matcher(head.replaceAll("\\s*\\R\\s*", "")).find();
  }

  /** Returns a line with characters in the place of entities, once: an escaped one stays one. */
  static String withoutEntities(String line) {
    return line.indexOf('&') < 0 ? line : ENTITY.matcher(line).replaceAll(Markup::character);
  }

  private static String character(MatchResult entity) {
    String name = entity.group(1);
    return Matcher.quoteReplacement(
        name.startsWith("#") ? numbered(name, entity.group()) : NAMED.getOrDefault(name, ""));
  }

  private static String numbered(String name, String written) {
    int code =
        name.charAt(1) == 'x' || name.charAt(1) == 'X'
            ? Integer.parseInt(name.substring(2), 16)
            : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : written;
  }

  /** Returns a line with straight quotes from the attributes of its frame on. */
  static String withStraightQuotes(String line) {
    if (line.indexOf('“') < 0 && line.indexOf('”') < 0) {
      return line;
    }
    Matcher tag = CURLY_TAG.matcher(line);
    return tag.find()
        ? line.substring(0, tag.start())
            + CURLY.matcher(line.substring(tag.start())).replaceAll("\"")
        : line;
  }

  /** Returns whether a source is marked as code: by a fence, or line by line for the most part. */
  static boolean hasCodeMarks(String head) {
    if (head.indexOf('`') < 0 && head.indexOf('~') < 0) {
      return false;
    }
    List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
    return lines.stream().anyMatch(Markup::isFence)
        || lines.stream().filter(Markup::isCode).count() * 2 > lines.size();
  }

  /**
   * Returns a line without the marks of code around it, and without the byte order mark of the file
   * that it comes from.
   *
   * @param marked whether the source is marked as code; else backticks belong to a message, but for
   *     those around a whole record
   */
  static String withoutCodeMarks(String line, boolean marked) {
    String text = BYTE_ORDER_MARK.matcher(line).lookingAt() ? line.substring(1) : line;
    if (marked && isFence(text)) {
      return "";
    }
    if (!isCode(text)) {
      return text;
    }
    String stripped = text.strip();
    String code = stripped.substring(1, stripped.length() - 1);
    return marked || FrameMarks.endsRecord(code) ? code : text;
  }

  private static boolean isFence(String line) {
    return FENCE.matcher(line).matches();
  }

  private static boolean isCode(String line) {
    if (line.indexOf('`') < 0) {
      return false;
    }
    String stripped = line.strip();
    return stripped.length() > 2
        && stripped.startsWith("`")
        && stripped.endsWith("`")
        && !isFence(line);
  }
}
