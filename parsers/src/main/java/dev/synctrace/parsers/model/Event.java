package dev.synctrace.parsers.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that has been read: the one thing that is indexed, searched and reasoned about.
 *
 * @param time when it happened, UTC; null when the record carries no time
 * @param orderTime {@code time}, or for a line without one the time of the record before it in the
 *     same source, so that it sorts where it is; null when there is none either
 * @param zoneMinutes the bias as written (UTC = local + bias, reference framing.md section 2); null
 *     when the record names no zone
 * @param source path of the file inside its bundle, with forward slashes
 * @param line first physical line in the source, from 1
 * @param endLine last physical line, at least {@code line}
 * @param log name of the log, such as {@code BgbServer}
 * @param component as written; null when the record has none
 * @param thread as written, decimal; null when the record has none
 * @param severity from the kind first, from the record's type second, from words only for {@link
 *     Kind#OTHER}
 * @param message the text for people: line breaks as line breaks, nothing masked
 * @param attributes what the message says
 */
public record Event(
    @Nullable Instant time,
    @Nullable Instant orderTime,
    @Nullable Integer zoneMinutes,
    String source,
    long line,
    long endLine,
    String log,
    @Nullable String component,
    @Nullable String thread,
    Severity severity,
    Kind kind,
    String message,
    Attributes attributes) {

  /**
   * The beginning of the message, in which patterns are looked for; see {@link RegexInputLimit}.
   */
  public String messageHead() {
    return RegexInputLimit.of(message);
  }
}
