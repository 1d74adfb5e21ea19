package dev.synctrace.parsers.record;

/**
 * User options for reading records.
 *
 * @param dateOrder for dates of the clipboard form
 */
public record RecordOptions(DateOrder dateOrder) {
  /** Everything found out from the source itself. */
  public static final RecordOptions DEFAULT = new RecordOptions(DateOrder.AUTO);
}
