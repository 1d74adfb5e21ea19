package dev.synctrace.output.assistant;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Where the next page of an answer begins. In a question it is a text such as {@code 40-1c291ca3},
 * which fits that question alone.
 *
 * @param offset how many rows come before the page
 */
public record PageCursor(int offset) {
  /** Its name in a question. */
  public static final String NAME = "cursor";

  /** The part of a question that asks for a further page. */
  public static final ToolParameter PARAMETER =
      new ToolParameter.Text(
          NAME, "The value of next in the answer before, for the rows after it.", false, 20);

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})-([0-9a-f]{8})");

  /**
   * Returns where the page that a question asks for begins.
   *
   * @throws RefusedQuestionException when it is of another question, or no cursor at all
   */
  public static PageCursor of(String tool, ToolArguments question) {
    String text = question.text(NAME).orElse(null);
    if (text == null) {
      return new PageCursor(0);
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !parts.group(2).equals(sum(tool, question))) {
      throw new RefusedQuestionException(
          "cursor is not the value of next in an answer to this question. Leave cursor out to start"
              + " with the first row");
    }
    return new PageCursor(Integer.parseInt(parts.group(1)));
  }

  /** Returns it as a question has it. */
  public String text(String tool, ToolArguments question) {
    return offset + "-" + sum(tool, question);
  }

  private static String sum(String tool, ToolArguments question) {
    CRC32 sum = new CRC32();
    sum.update((tool + question.without(NAME)).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
