package dev.synctrace.output.table;

import java.io.PrintWriter;

/**
 * Where text for people is written. For one thread.
 *
 * @param out the text; not closed by what is written to it
 * @param width columns a line may take
 * @param color whether lines may be coloured
 */
public record TextPage(PrintWriter out, int width, boolean color) {
  private static final int NARROWEST = 20;

  /** Prints a line that names what follows. */
  public void heading(String text) {
    out.println(color ? AnsiStyle.HEADING.apply(text) : text);
  }

  /** Prints a heading behind an empty line. */
  public void section(String title) {
    out.println();
    heading(title);
  }

  /**
   * Prints one paragraph, broken between words.
   *
   * @param first what its first line begins with; the others are indented as far
   * @param text as it may appear on a terminal; a word longer than the line is left whole
   */
  public void paragraph(String first, String text) {
    int most = Math.max(NARROWEST, width - first.length());
    String indent = " ".repeat(first.length());
    String rest = text;
    String before = first;
    while (rest.length() > most) {
      int end = rest.lastIndexOf(' ', most);
      end = end <= 0 ? rest.indexOf(' ', most) : end;
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
