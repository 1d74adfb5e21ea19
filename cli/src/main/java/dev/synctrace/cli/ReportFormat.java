package dev.synctrace.cli;

/** Forms of a report. */
enum ReportFormat {
  /** One page to open and to send on. */
  HTML,
  /** Everything, for programs. */
  JSON,
  /** The verdicts, for a spreadsheet. */
  CSV,
  /** A summary to paste into a ticket. */
  MD
}
