package dev.synctrace.parsers.record;

import java.util.List;

/**
 * Statistics of one source after reading. Adds up: every physical line is in a framed record, or is
 * counted once in {@code unframedLines}. A line that holds two framed records, or a framed record
 * and other text, is in a framed record.
 *
 * @param encoding {@code utf-8}, {@code utf-8-bom}, {@code utf-16le}, {@code utf-16be}, or {@code
 *     windows-1252} when a line needed it
 * @param framing the label of the one framing its records have, {@code mixed} or {@code none}
 * @param lines physical lines
 * @param records framed records; text outside every frame is not among them
 * @param unframedLines lines that no framed record covers, blank ones included
 * @param windows1252Lines lines that were not UTF-8
 * @param problems one clear line each, at most one for each sort of problem
 * @param pasted whether it was pasted from a mail, a terminal or a web page, so that records may be
 *     missing
 */
public record RecordStatistics(
    String encoding,
    String framing,
    long lines,
    long records,
    long unframedLines,
    long windows1252Lines,
    List<String> problems,
    boolean pasted) {
  public RecordStatistics {
    problems = List.copyOf(problems);
  }
}
