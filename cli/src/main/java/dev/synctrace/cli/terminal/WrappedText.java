package dev.synctrace.cli.terminal;

import java.io.PrintWriter;

/** Prints sentences that are longer than a line, broken between words. */
public final class WrappedText {
  private static final int NARROWEST = 20;

  private final PrintWriter out;
  private final int lineWidth;

  /**
   * @param lineWidth columns a line may take
   */
  public WrappedText(PrintWriter out, int lineWidth) {
    this.out = out;
    this.lineWidth = lineWidth;
  }

  /**
   * Prints one paragraph.
   *
   * @param first what its first line begins with; the others are indented as far
   * @param text as it may appear on a terminal; a word longer than the line is left whole
   */
  public void print(String first, String text) {
    int width = Math.max(NARROWEST, lineWidth - first.length());
    String indent = " ".repeat(first.length());
    String rest = text;
    String before = first;
    while (rest.length() > width) {
      int end = rest.lastIndexOf(' ', width);
      end = end <= 0 ? rest.indexOf(' ', width) : end;
      if (end < 0) {
        break;
      }
      out.println(before + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
      before = indent;
    }
    out.println(before + rest);
  }
}
