package dev.synctrace.parsers.source;

import java.util.List;

/**
 * Result of reading one file.
 *
 * @param framing {@code ccm}, {@code sms}, {@code clipboard}, {@code mixed}, {@code evtx}, {@code
 *     audit}, {@code fact} or {@code none}
 * @param encoding such as {@code utf-8}
 * @param lines physical lines
 * @param records framed records, audit records or rows
 * @param unframedLines lines that are in no record; not blank, they are events all the same
 * @param problems one line each: what is wrong and what to do
 * @param pasted whether the text was pasted from a mail, a terminal or a web page
 * @param computers names of the computers that wrote the records, where every record has one
 */
public record ReadOutcome(
    String framing,
    String encoding,
    long lines,
    long records,
    long unframedLines,
    List<String> problems,
    boolean pasted,
    List<String> computers) {

  /** Result of a format whose records do not all name their computer. */
  public ReadOutcome(
      String framing,
      String encoding,
      long lines,
      long records,
      long unframedLines,
      List<String> problems) {
    this(framing, encoding, lines, records, unframedLines, problems, false, List.of());
  }
}
