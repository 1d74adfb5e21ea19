package dev.synctrace.parsers.record;

import dev.synctrace.grammar.RecordFrameParser;
import dev.synctrace.grammar.RecordFrameParser.SmsContext;
import dev.synctrace.parsers.antlr.ReusedParser;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Lexer;
import org.jspecify.annotations.Nullable;

/**
 * The frame {@code message $$<COMPONENT><date time+bias><thread=N (0xHEX)>} at the end of a line.
 * Reference framing.md section 1.2.
 */
final class SmsFrame {
  static final String MARK = "$$<";

  /** What is left behind the mark of a frame whose end is missing. */
  private static final Pattern CUT = Pattern.compile("[A-Za-z][\\w ]*(>(<[^<>]*(>(<[^<>]*)?)?)?)?");

  private static final int PARTS = 3;
  private static final int THREAD_VALUE = "thread=".length();

  private final ReusedParser<RecordFrameParser> parser;

  SmsFrame(ReusedParser<RecordFrameParser> parser) {
    this.parser = parser;
  }

  /**
   * The frame a line ends in, blanks after it allowed; null when it ends in none. The message may
   * hold the mark itself, so the last one counts.
   */
  @Nullable FrameMatch read(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) <= ' ') {
      end--;
    }
    if (end == 0 || line.charAt(end - 1) != '>') {
      return null;
    }
    int mark = line.lastIndexOf(MARK, end);
    if (mark < 0) {
      return null;
    }
    SmsContext trailer = parser.parse(line, mark, end, Lexer.DEFAULT_MODE, RecordFrameParser::sms);
    return trailer == null ? null : frame(trailer, mark, line.length());
  }

  /** Whether a line that ends in no frame ends within one. */
  static boolean isCut(String line) {
    int mark = line.lastIndexOf(MARK);
    return mark >= 0 && CUT.matcher(line).region(mark + MARK.length(), line.length()).matches();
  }

  /**
   * Where the first frame at or after a position ends that more text follows, as where the line
   * breaks between records are missing; -1 when there is none. A frame that another follows at once
   * is quoted by a message.
   */
  int endInside(String line, int from) {
    int mark = line.indexOf(MARK, from);
    while (mark >= 0) {
      int next = line.indexOf(MARK, mark + MARK.length());
      int end = closing(line, mark);
      int textEnd = next < 0 ? line.length() : next;
      if (end > 0 && end < textEnd && !isBlank(line, end, textEnd)) {
        FrameMatch frame = read(line.substring(mark, end));
        // A message may quote a frame, but hardly one with a time that can be read.
        if (frame != null && frame.time() != null) {
          return end;
        }
      }
      mark = next;
    }
    return -1;
  }

  /** Where the third bracket after a mark closes; -1 when there are not so many. */
  private static int closing(String line, int mark) {
    int end = mark;
    for (int i = 0; i < PARTS && end >= 0; i++) {
      end = line.indexOf('>', end + 1);
    }
    return end < 0 ? -1 : end + 1;
  }

  private static boolean isBlank(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }

  private static FrameMatch frame(SmsContext trailer, int mark, int end) {
    TimestampParser timestampParser = TimestampParser.of(trailer.stamp.getText());
    String component = trailer.component == null ? "" : trailer.component.getText().strip();
    String threads = trailer.thread.getText();
    int blank = THREAD_VALUE;
    while (blank < threads.length() && Character.isDigit(threads.charAt(blank))) {
      blank++;
    }
    String thread = threads.substring(THREAD_VALUE, blank);
    int hex = threads.indexOf('(');
    boolean agrees =
        hex < 0 || HexThreadNumber.same(thread, threads.substring(hex + 3, threads.length() - 1));
    return new FrameMatch(
        RecordFormat.SMS,
        0,
        mark,
        end,
        timestampParser.time(),
        component.isEmpty() ? null : component,
        thread,
        null,
        agrees
            ? timestampParser.doubts()
            : Stream.concat(
                    timestampParser.doubts().stream(), Stream.of(ProblemKind.THREAD_MISMATCH))
                .toList());
  }
}
