package dev.synctrace.parsers.record;

import dev.synctrace.parsers.record.text.NumberFormats;

/**
 * A sort of problem a source can have. Each has a text for one case and one for several: {@code %1}
 * stands for the number of cases, {@code %2} for the line of the first.
 */
enum Problem {
  NEVER_CLOSED(
      "a record was never closed (line %2): its lines are kept as plain text",
      "%1 records were never closed (first at line %2): their lines are kept as plain text"),
  WRAPPED(
      "it looks wrapped, as mail programs wrap long lines: a record stands on several lines (line"
          + " %2). They were joined; the file itself is safer",
      "it looks wrapped, as mail programs wrap long lines: %1 records stand on several lines"
          + " (first at line %2). They were joined; the file itself is safer"),
  RUN_TOGETHER(
      "a line break is missing between two records (line %2): they were divided where the first one"
          + " ends",
      "%1 line breaks are missing between records (first at line %2): the records were divided"
          + " where each ends"),
  QUOTED(
      "a line is quoted, as mail programs quote with \">\" (line %2): the mark was left out",
      "%1 lines are quoted, as mail programs quote with \">\" (first at line %2): the marks were"
          + " left out"),
  TIME_UNREADABLE(
      "a record has no readable date and time (line %2): it is kept without a time",
      "%1 records have no readable date and time (first at line %2): they are kept without a time"),
  ZONE_UNREADABLE(
      "a record's time zone offset is unreadable (line %2): it is read like one without a zone",
      "%1 records have an unreadable time zone offset (first at line %2): they are read like those"
          + " without a zone"),
  THREAD_MISMATCH(
      "a thread number and its hexadecimal form differ (line %2): the text may be damaged there",
      "%1 thread numbers differ from their hexadecimal form (first at line %2): the text may be"
          + " damaged there"),
  DATE_ORDER_GUESSED(
      "the order of day and month in its dates is ambiguous (line %2): read as month/day; say"
          + " --date-order dmy to change it",
      "the order of day and month in its dates is ambiguous (first at line %2): read as month/day;"
          + " say --date-order dmy to change it"),
  DATE_ORDER_CONTRADICTED(
      "a date can only be read in the other order of day and month (line %2): check --date-order",
      "%1 dates can only be read in the other order of day and month (first at line %2): check"
          + " --date-order");

  private final String one;
  private final String many;

  Problem(String one, String many) {
    this.one = one;
    this.many = many;
  }

  String text(long count, long firstLine) {
    return (count == 1 ? one : many)
        .replace("%1", NumberFormats.grouped(count))
        .replace("%2", NumberFormats.grouped(firstLine));
  }
}
