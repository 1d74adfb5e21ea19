package dev.synctrace.parsers.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frame of a message, with its attributes.
 *
 * @param textStart where the message starts in the text that was looked at
 * @param textEnd where it ends; the closing part of the frame follows
 * @param end where the frame ends
 * @param doubts what could not be read or does not agree; the record is kept all the same
 */
record FrameMatch(
    RecordFormat framing,
    int textStart,
    int textEnd,
    int end,
    @Nullable LogTime time,
    @Nullable String component,
    @Nullable String thread,
    @Nullable Integer type,
    List<ProblemKind> doubts) {

  /** The record of this frame. */
  LogRecord record(String text, long line, long endLine) {
    return new LogRecord(framing, text, time, component, thread, type, line, endLine);
  }
}
