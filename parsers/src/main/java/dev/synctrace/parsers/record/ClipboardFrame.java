package dev.synctrace.parsers.record;

import dev.synctrace.grammar.RecordFrameLexer;
import dev.synctrace.grammar.RecordFrameParser;
import dev.synctrace.grammar.RecordFrameParser.ClipboardBlanksContext;
import dev.synctrace.grammar.RecordFrameParser.ClipboardDateFirstContext;
import dev.synctrace.grammar.RecordFrameParser.ClipboardFrontContext;
import dev.synctrace.grammar.RecordFrameParser.ClipboardTabsContext;
import dev.synctrace.grammar.RecordFrameParser.ClipboardThreadContext;
import dev.synctrace.grammar.RecordFrameParser.ClipboardTimeContext;
import dev.synctrace.parsers.antlr.ReusedParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns CMTrace copies: message, component, date and time, thread; by tabs or, after a web
 * page, by blanks; or component and thread first. Reference framing.md section 1.3.
 */
final class ClipboardFrame {
  /** Blank-separated pieces in the longest trailer: component, date, time, PM, thread, hex. */
  private static final int MOST_PIECES = 6;

  private static final int TABS = 3;
  private static final String HEX = "(0x";

  /** A component and a thread in front are not longer than that. */
  private static final int LONGEST_FRONT = 128;

  private final ReusedParser<RecordFrameParser> parser;

  ClipboardFrame(ReusedParser<RecordFrameParser> parser) {
    this.parser = parser;
  }

  /** The frame of a line, or null; dates in the order given. */
  @Nullable FrameMatch read(String line, ClipboardDates dates) {
    int end = endOfText(line);
    if (end > 0 && line.charAt(end - 1) == ')') {
      Trailer trailer = trailer(line, end);
      if (trailer != null) {
        return frame(line, trailer, dates);
      }
    }
    return front(line, dates);
  }

  /** The date in the columns of a line as written, or null when the line has none. */
  @Nullable String date(String line) {
    int end = endOfText(line);
    Trailer trailer = end > 0 && line.charAt(end - 1) == ')' ? trailer(line, end) : null;
    ClipboardFrontContext front = trailer == null ? front(line) : null;
    ClipboardTimeContext time = trailer != null ? trailer.time : front == null ? null : front.stamp;
    return time == null || time.date == null ? null : time.date.getText();
  }

  private record Trailer(
      int start, @Nullable String component, ClipboardTimeContext time, String thread) {}

  private @Nullable Trailer trailer(String line, int end) {
    int hex = line.lastIndexOf(HEX, end);
    if (hex < 2 || !isBlank(line.charAt(hex - 1)) || !isAsciiDigit(line, endOfBlanks(line, hex))) {
      return null;
    }
    Trailer byTabs = byTabs(line, end);
    return byTabs != null ? byTabs : byBlanks(line, end);
  }

  private @Nullable Trailer byTabs(String line, int end) {
    int tab = end;
    for (int i = 0; i < TABS && tab >= 0; i++) {
      tab = line.lastIndexOf('\t', tab - 1);
    }
    if (tab < 0) {
      return null;
    }
    String text = plainBlanks(line, tab + 1, end);
    ClipboardTabsContext columns = parse(text, RecordFrameParser::clipboardTabs);
    if (columns == null) {
      return null;
    }
    String component = columns.name == null ? null : text.substring(0, text.indexOf('\t')).strip();
    return checked(tab, component, columns.stamp, columns.thread);
  }

  private @Nullable Trailer byBlanks(String line, int end) {
    int start = end;
    for (int piece = 0; piece < MOST_PIECES && start > 0; piece++) {
      start = endOfBlanks(line, start) + 1;
      while (start > 0 && !isBlank(line.charAt(start - 1))) {
        start--;
      }
    }
    String pieces = plainBlanks(line, start, end);
    ClipboardBlanksContext columns = parse(pieces, RecordFrameParser::clipboardBlanks);
    if (columns != null) {
      int name = start + columns.name.start.getStartIndex();
      return checked(
          endOfBlanks(line, name) + 1, columns.name.start.getText(), columns.stamp, columns.thread);
    }
    ClipboardDateFirstContext dated = parse(pieces, RecordFrameParser::clipboardDateFirst);
    if (dated == null) {
      return null;
    }
    int stamp = start + dated.stamp.start.getStartIndex();
    return checked(
        endOfBlanks(line, stamp) + 1, dated.name.start.getText(), dated.stamp, dated.thread);
  }

  private static @Nullable Trailer checked(
      int start,
      @Nullable String component,
      ClipboardTimeContext time,
      ClipboardThreadContext thread) {
    return agrees(thread) ? new Trailer(start, component, time, thread.number.getText()) : null;
  }

  private static TimestampParser time(ClipboardTimeContext written, ClipboardDates dates) {
    return written.instant != null
        ? dates.instant(written.instant.getText())
        : dates.read(
            written.date.getText(),
            written.time.getText(),
            written.meridiem == null ? null : written.meridiem.getText());
  }

  private static FrameMatch frame(String line, Trailer trailer, ClipboardDates dates) {
    TimestampParser timestampParser = time(trailer.time, dates);
    return new FrameMatch(
        RecordFormat.CLIPBOARD,
        0,
        trailer.start,
        line.length(),
        timestampParser.time(),
        trailer.component,
        trailer.thread,
        null,
        timestampParser.doubts());
  }

  /** Component and thread in front, or date and time before them. */
  private @Nullable FrameMatch front(String line, ClipboardDates dates) {
    ClipboardFrontContext columns = front(line);
    if (columns == null) {
      return null;
    }
    int close = line.indexOf(')', line.indexOf(HEX));
    int text = close + 1;
    while (text < line.length() && isBlank(line.charAt(text))) {
      text++;
    }
    TimestampParser timestampParser =
        columns.stamp == null ? new TimestampParser(null, List.of()) : time(columns.stamp, dates);
    return new FrameMatch(
        RecordFormat.CLIPBOARD,
        text,
        line.length(),
        line.length(),
        timestampParser.time(),
        columns.name.start.getText(),
        columns.thread.number.getText(),
        null,
        timestampParser.doubts());
  }

  /**
   * Only with tabs or at least two blanks between the columns: in a sentence these could be a word
   * and a number.
   */
  private @Nullable ClipboardFrontContext front(String line) {
    int hex = line.indexOf(HEX);
    if (hex < 2 || hex > LONGEST_FRONT || !isAsciiDigit(line, endOfBlanks(line, hex))) {
      return null;
    }
    int close = line.indexOf(')', hex);
    int digits = endOfBlanks(line, hex) + 1;
    while (digits > 0 && isAsciiDigit(line, digits - 1)) {
      digits--;
    }
    if (close < 0 || !isColumnGap(line, digits - 1, -1) || !isColumnGap(line, close + 1, 1)) {
      return null;
    }
    ClipboardFrontContext columns =
        parse(plainBlanks(line, 0, close + 1), RecordFrameParser::clipboardFront);
    return columns == null || !agrees(columns.thread) ? null : columns;
  }

  private <T> @Nullable T parse(
      String columns, java.util.function.Function<RecordFrameParser, T> rule) {
    return parser.parse(columns, 0, columns.length(), RecordFrameLexer.CLIPBOARD, rule);
  }

  private static boolean agrees(ClipboardThreadContext thread) {
    String hex = thread.hex.getText();
    return HexThreadNumber.same(
        thread.number.getText(), hex.substring(HEX.length(), hex.length() - 1));
  }

  /** Windows 11 puts a narrow no-break space before PM. */
  private static String plainBlanks(String line, int from, int to) {
    return line.substring(from, to).replace('\u202F', ' ').replace('\u00A0', ' ');
  }

  private static boolean isColumnGap(String line, int at, int step) {
    boolean inLine = at >= 0 && at < line.length() && isBlank(line.charAt(at));
    if (!inLine) {
      return false;
    }
    int next = at + step;
    return line.charAt(at) == '\t'
        || (next >= 0 && next < line.length() && isBlank(line.charAt(next)));
  }

  private static int endOfText(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  /** The position of the last character before the blanks that end at a position, or -1. */
  private static int endOfBlanks(String line, int from) {
    int at = from - 1;
    while (at >= 0 && isBlank(line.charAt(at))) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u202F';
  }

  private static boolean isAsciiDigit(String line, int at) {
    return at >= 0 && line.charAt(at) >= '0' && line.charAt(at) <= '9';
  }
}
