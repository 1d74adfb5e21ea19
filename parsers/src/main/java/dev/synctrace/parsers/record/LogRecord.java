package dev.synctrace.parsers.record;

import org.jspecify.annotations.Nullable;

/**
 * One log entry as written, or one line of text outside every frame ({@link RecordFormat#NONE}).
 *
 * @param text what is between the frame marks, untouched but for its decoding and NULs, which are
 *     left out; line breaks of a multi-line record are {@code \n}
 * @param time null when there is none or it is no date
 * @param component null when there is none; never empty
 * @param thread decimal; as written where it is no number, null when there is none
 * @param type the CCM {@code type}, 0 to 3; null in other framings and when it is anything else
 * @param line first physical line, from 1
 * @param endLine last physical line
 */
public record LogRecord(
    RecordFormat framing,
    String text,
    @Nullable LogTime time,
    @Nullable String component,
    @Nullable String thread,
    @Nullable Integer type,
    long line,
    long endLine) {

  /**
   * The text for people. In the SMS form, and so in what CMTrace copies of it, the writer turns
   * line breaks into tildes (reference framing.md section 1.2): a closing {@code ~~} goes, an inner
   * one becomes a line break, and a single one that opens the message goes. A lone tilde inside
   * stays: it may be a short file name.
   */
  public String message() {
    if (framing != RecordFormat.SMS && framing != RecordFormat.CLIPBOARD) {
      return text;
    }
    String view = text.stripTrailing();
    if (view.indexOf('~') < 0) {
      return view;
    }
    while (view.endsWith("~~")) {
      view = view.substring(0, view.length() - 2).stripTrailing();
    }
    if (view.startsWith("~") && !view.startsWith("~~")) {
      view = view.substring(1);
    }
    return view.replace("~~", "\n");
  }
}
