package dev.synctrace.cli.option;

import java.util.Locale;
import java.util.Optional;

/** Forms of a report. */
public enum ReportFormat {
  /** One page to open and to send on. */
  HTML,
  /** Everything, for programs. */
  JSON,
  /** The verdicts, for a spreadsheet. */
  CSV,
  /** A summary to paste into a ticket. */
  MD,
  /** Results with places in the logs, for editors: SARIF 2.1.0. */
  SARIF;

  /** What the help says of them. */
  static final String HELP = "html (default), json, csv, md or sarif";

  /** The format that a file's extension names; empty for any other extension and for none. */
  public static Optional<ReportFormat> ofFile(String file) {
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "html", "htm" -> Optional.of(HTML);
      case "json" -> Optional.of(JSON);
      case "csv" -> Optional.of(CSV);
      case "md", "markdown" -> Optional.of(MD);
      case "sarif" -> Optional.of(SARIF);
      default -> Optional.empty();
    };
  }
}
