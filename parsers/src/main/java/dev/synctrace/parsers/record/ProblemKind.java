package dev.synctrace.parsers.record;

import dev.synctrace.parsers.record.text.NumberFormatter;

/**
 * A sort of problem a source can have. Each has a text for one case and one for several: {@code %1}
 * represents the number of cases, {@code %2} for the line of the first.
 */
enum ProblemKind {
  NEVER_CLOSED(
      "a record is not closed (line %2). Its lines are kept as plain text",
      "%1 records are not closed (first at line %2). Their lines are kept as plain text"),
  WRAPPED(
      "the text seems to be wrapped, as mail programs do: a record spans several lines (line"
          + " %2). The lines were joined. Use the original file if possible",
      "the text seems to be wrapped, as mail programs do: %1 records span several lines"
          + " (first at line %2). The lines were joined. Use the original file if possible"),
  RUN_TOGETHER(
      "a line break is missing between two records (line %2). They were split where the first record"
          + " ends",
      "%1 line breaks are missing between records (first at line %2). The records were split"
          + " where each record ends"),
  QUOTED(
      "a line is quoted with \">\", as mail programs do (line %2). The quote mark was removed",
      "%1 lines are quoted with \">\", as mail programs do (first at line %2). The quote marks were"
          + " removed"),
  MARKUP(
      "a line has the quotes, entities or code marks of a web page or a text program (line %2). They"
          + " were replaced. Use the original file if possible",
      "%1 lines have the quotes, entities or code marks of a web page or a text program (first at"
          + " line %2). They were replaced. Use the original file if possible"),
  TIME_UNREADABLE(
      "a record has no readable date and time (line %2). It is kept without a time",
      "%1 records have no readable date and time (first at line %2). They are kept without a time"),
  ZONE_UNREADABLE(
      "the time zone offset of a record is not readable (line %2). It is read as a record without a time zone",
      "the time zone offset of %1 records is not readable (first at line %2). They are read as records"
          + " without a time zone"),
  THREAD_MISMATCH(
      "a thread number and its hexadecimal form differ (line %2). The text may be damaged there",
      "%1 thread numbers differ from their hexadecimal form (first at line %2). The text may be"
          + " damaged there"),
  DATE_ORDER_GUESSED(
      "the order of day and month in the dates is ambiguous (line %2). They are read as month/day. Use"
          + " --date-order dmy to change it",
      "the order of day and month in the dates is ambiguous (first at line %2). They are read as month/day."
          + " Use --date-order dmy to change it"),
  DATE_ORDER_CONTRADICTED(
      "a date is valid only with the other order of day and month (line %2). Check --date-order",
      "%1 dates are valid only with the other order of day and month (first at line %2). Check"
          + " --date-order");

  private final String one;
  private final String many;

  ProblemKind(String one, String many) {
    this.one = one;
    this.many = many;
  }

  String text(long count, long firstLine) {
    return (count == 1 ? one : many)
        .replace("%1", NumberFormatter.grouped(count))
        .replace("%2", NumberFormatter.grouped(firstLine));
  }
}
