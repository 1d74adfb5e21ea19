package dev.synctrace.record;

import dev.synctrace.antlr.ReusedParser;
import dev.synctrace.grammar.RecordFrameParser;
import dev.synctrace.grammar.RecordFrameParser.SmsContext;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Lexer;
import org.jspecify.annotations.Nullable;

/**
 * The frame {@code message $$<COMPONENT><date time+bias><thread=N (0xHEX)>} at the end of a line.
 * Reference framing.md section 1.2.
 */
final class SmsFrame {
  static final String MARK = "$$<";
  private static final int THREAD_VALUE = "thread=".length();

  private final ReusedParser<RecordFrameParser> parser;

  SmsFrame(ReusedParser<RecordFrameParser> parser) {
    this.parser = parser;
  }

  /**
   * The frame a line ends in, blanks after it allowed; null when it ends in none. The message may
   * hold the mark itself, so the last one counts.
   */
  @Nullable Frame read(String line) {
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

  private static Frame frame(SmsContext trailer, int mark, int end) {
    Stamp stamp = Stamp.of(trailer.stamp.getText());
    String component = trailer.component == null ? "" : trailer.component.getText().strip();
    String threads = trailer.thread.getText();
    int blank = THREAD_VALUE;
    while (blank < threads.length() && Character.isDigit(threads.charAt(blank))) {
      blank++;
    }
    String thread = threads.substring(THREAD_VALUE, blank);
    int hex = threads.indexOf('(');
    boolean agrees =
        hex < 0 || HexNumber.same(thread, threads.substring(hex + 3, threads.length() - 1));
    return new Frame(
        Framing.SMS,
        0,
        mark,
        end,
        stamp.time(),
        component.isEmpty() ? null : component,
        thread,
        null,
        agrees
            ? stamp.doubts()
            : Stream.concat(stamp.doubts().stream(), Stream.of(Problem.THREAD_MISMATCH)).toList());
  }
}
