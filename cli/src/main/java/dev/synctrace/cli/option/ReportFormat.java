package dev.synctrace.cli.option;

/** Forms of a report. */
public enum ReportFormat {
  /** One page to open and to send on. */
  HTML,
  /** Everything, for programs. */
  JSON,
  /** The verdicts, for a spreadsheet. */
  CSV,
  /** A summary to paste into a ticket. */
  MD;

  /** What the help says of them. */
  static final String HELP = "html (default), json, csv or md";
}
