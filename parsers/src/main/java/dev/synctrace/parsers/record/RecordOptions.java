package dev.synctrace.parsers.record;

/**
 * User options for reading records.
 *
 * @param dateOrder for dates of the clipboard form
 */
public record RecordOptions(DateOrder dateOrder) {
  /** Everything found out from the source itself. */
  public static final RecordOptions DEFAULT = new RecordOptions(DateOrder.AUTO);

  /**
   * Which number comes first in dates of the clipboard form that could be read both ways. CMTrace
   * writes them in the viewer's locale, so one line alone cannot tell (framing.md section 1.3).
   */
  public enum DateOrder {
    /** Day first with dots; else as the dates at the head of the source show, else month first. */
    AUTO,
    /** Month first. */
    MDY,
    /** Day first. */
    DMY
  }
}
