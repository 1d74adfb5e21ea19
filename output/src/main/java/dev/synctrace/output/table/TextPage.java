package dev.synctrace.output.table;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where text for people is written. For one thread.
 *
 * @param out the text; not closed by what is written to it
 * @param width columns a line may take
 * @param color whether lines may be coloured
 */
public record TextPage(PrintWriter out, int width, boolean color) {
  private static final int NARROWEST = 20;
  private static final char SYMBOLS = '\u00a1';
  private static final char ESCAPE = '\u001b';

  /** A place in a source is quoted in brackets; its path can contain blanks. */
  private static final Pattern PLACE = Pattern.compile("\\([^()]*:\\d+\\)");

  /** Prints a line that names what follows. */
  public void heading(String text) {
    wrap(text, width).forEach(line -> out.println(styled(AnsiStyle.HEADING, line)));
  }

  /** Prints a heading behind an empty line. */
  public void section(String title) {
    out.println();
    heading(title);
  }

  /** Returns a text in a style where lines may be coloured, and the text itself elsewhere. */
  public String styled(AnsiStyle style, String text) {
    return color ? style.apply(text) : text;
  }

  /**
   * Prints one paragraph, broken between words.
   *
   * @param first what its first line begins with; the others are indented as far
   * @param text as it may appear on a terminal; a word longer than the line is left whole
   */
  public void paragraph(String first, String text) {
    String indent = " ".repeat(columns(first));
    String before = first;
    for (String line : wrap(text, width - columns(first))) {
      out.println((before + line).stripTrailing());
      before = indent;
    }
  }

  /**
   * As {@link #paragraph(String, String)}, with a place in a source at its end, which is never
   * broken, whatever its path contains.
   */
  public void paragraph(String first, String text, String place) {
    int indent = columns(first);
    List<String> lines = new ArrayList<>(wrap(text, width - indent));
    String last = lines.getLast() + "  " + place;
    if (indent + columns(last) <= width) {
      lines.set(lines.size() - 1, last);
    } else {
      lines.add(place);
    }
    String before = first;
    for (String line : lines) {
      out.println((before + line).stripTrailing());
      before = " ".repeat(indent);
    }
  }

  /**
   * Breaks a text between words, and never within a place in a source that is in brackets.
   *
   * @param columns of a line; a longer word is on a line of its own
   * @return the lines, at least one
   */
  static List<String> wrap(String text, int columns) {
    int most = Math.max(NARROWEST, columns);
    if (columns(text) <= most) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    int start = 0;
    Matcher places = PLACE.matcher(text);
    boolean morePlaces = places.find();
    while (start < text.length()) {
      int word = start;
      while (word < text.length() && text.charAt(word) == ' ') {
        word++;
      }
      while (morePlaces && places.end() <= word) {
        morePlaces = places.find();
      }
      int end = word;
      while (end < text.length() && (text.charAt(end) != ' ' || isSymbol(text, word, end))) {
        end = morePlaces && end == places.start() ? places.end() : end + 1;
      }
      int length = columns(text.substring(word, end));
      if (!line.isEmpty() && used + (word - start) + length > most) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
        start = word;
      }
      line.append(text, start, end);
      used += word - start + length;
      start = end;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns whether a word is a symbol, which is never apart from the word that it marks. */
  private static boolean isSymbol(String text, int start, int end) {
    return end == start + 1 && text.charAt(start) >= SYMBOLS;
  }

  /** Returns how many columns a text takes, whose colours take none. */
  static int columns(String text) {
    if (text.indexOf(ESCAPE) < 0) {
      return text.length();
    }
    int columns = 0;
    boolean inEscape = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      inEscape |= c == ESCAPE;
      columns += inEscape ? 0 : 1;
      inEscape &= c != 'm';
    }
    return columns;
  }
}
