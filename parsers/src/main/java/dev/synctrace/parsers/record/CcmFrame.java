package dev.synctrace.parsers.record;

import dev.synctrace.grammar.RecordFrameParser;
import dev.synctrace.grammar.RecordFrameParser.CcmContext;
import dev.synctrace.parsers.antlr.ReusedParser;
import java.util.List;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The frame {@code <![LOG[message]LOG]!><time=... >}: where it opens and what closes it. Reference
 * framing.md sections 1.1 and 3.
 */
final class CcmFrame {
  static final String OPENER = "<![LOG[";
  static final String CLOSER = "]LOG]!>";

  private static final List<String> ATTRIBUTES =
      List.of("time", "date", "component", "context", "type", "thread", "file");

  /** No more than that is looked at to find the end of the attributes. */
  private static final int LONGEST_TAG = 4096;

  private final ReusedParser<RecordFrameParser> parser;

  CcmFrame(ReusedParser<RecordFrameParser> parser) {
    this.parser = parser;
  }

  /** Whether the first thing on a line is the opener. */
  static boolean opens(String text) {
    return text.startsWith(OPENER, pastBlanks(text, 0));
  }

  /**
   * The frame that closes a message: at the first {@code ]LOG]!>} that attributes follow. A message
   * may hold {@code ]LOG]!>} without them.
   *
   * @param from where the message starts
   * @return null when the message does not end in this text
   */
  @Nullable FrameMatch close(String text, int from) {
    int closer = text.indexOf(CLOSER, from);
    while (closer >= 0) {
      FrameMatch frame = attributes(text, from, closer, closer + CLOSER.length());
      if (frame != null) {
        return frame;
      }
      closer = text.indexOf(CLOSER, closer + 1);
    }
    return null;
  }

  /**
   * The frame of a message whose attributes are in the next line.
   *
   * @param text that line
   */
  @Nullable FrameMatch closeOnNextLine(String text) {
    return attributes(text, 0, 0, 0);
  }

  /** The position of a closer that nothing follows in its line, or -1. */
  static int danglingCloser(String text, int from) {
    int end = text.length();
    while (end > from && text.charAt(end - 1) <= ' ') {
      end--;
    }
    int closer = end - CLOSER.length();
    return closer >= from && text.startsWith(CLOSER, closer) ? closer : -1;
  }

  private @Nullable FrameMatch attributes(String text, int textStart, int textEnd, int from) {
    int start = pastBlanks(text, from);
    if (!startsAttributes(text, start)) {
      return null;
    }
    int to = Math.min(text.length(), start + LONGEST_TAG);
    CcmContext tag = parser.parse(text, start, to, Lexer.DEFAULT_MODE, RecordFrameParser::ccm);
    if (tag == null || tag.time == null) {
      return null;
    }
    String time = value(tag.time);
    TimestampParser timestampParser = TimestampParser.of(value(tag.date), time == null ? "" : time);
    return new FrameMatch(
        RecordFormat.CCM,
        textStart,
        textEnd,
        tag.stop.getStopIndex() + 1,
        timestampParser.time(),
        nonEmpty(value(tag.component)),
        decimal(nonEmpty(value(tag.thread))),
        type(value(tag.type)),
        timestampParser.doubts());
  }

  private static boolean startsAttributes(String text, int at) {
    if (at >= text.length() || text.charAt(at) != '<') {
      return false;
    }
    for (String attribute : ATTRIBUTES) {
      if (text.regionMatches(true, at + 1, attribute, 0, attribute.length())) {
        return text.startsWith("=", at + 1 + attribute.length());
      }
    }
    return false;
  }

  private static int pastBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** What is between the quotes of {@code name="value"}. */
  private static @Nullable String value(@Nullable Token attribute) {
    if (attribute == null) {
      return null;
    }
    String text = attribute.getText();
    return text.substring(text.indexOf('"') + 1, text.length() - 1);
  }

  private static @Nullable String nonEmpty(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Threads are compared across framings, so a script's hexadecimal one becomes decimal. */
  private static @Nullable String decimal(@Nullable String thread) {
    if (thread == null || !thread.regionMatches(true, 0, "0x", 0, 2)) {
      return thread;
    }
    Long number = HexThreadNumber.parse(thread, 2, thread.length());
    return number == null ? thread : number.toString();
  }

  private static @Nullable Integer type(@Nullable String value) {
    if (value == null || value.length() != 1) {
      return null;
    }
    int type = value.charAt(0) - '0';
    return type >= 0 && type <= 3 ? type : null;
  }
}
