package dev.synctrace.output.markdown;

import java.util.Optional;

/** A section of the Markdown report, in order. A report has those that have something to say. */
public enum ReportSection {
  COLLECTIONS("collections", "Collections and groups"),
  CAUSES("causes", "Causes"),
  MEMBERS("members", "Members that are not as they should be"),
  SITE("site", "Site"),
  ACTIONS("actions", "Actions from the admin center"),
  SOURCES("sources", "Sources that could not be read");

  private final String key;
  private final String heading;

  ReportSection(String key, String heading) {
    this.key = key;
    this.heading = heading;
  }

  /** Returns its name in addresses. */
  public String key() {
    return key;
  }

  /** Returns its heading. */
  public String heading() {
    return heading;
  }

  /** Returns the line that begins it. */
  String line() {
    return "## " + heading;
  }

  /**
   * Returns this section of a report, with its heading; empty where the report does not have it.
   */
  public Optional<String> of(String report) {
    String text = "\n" + report;
    int start = text.indexOf("\n" + line() + "\n");
    if (start < 0) {
      return Optional.empty();
    }
    int end = text.indexOf("\n## ", start + line().length());
    return Optional.of(text.substring(start + 1, end < 0 ? text.length() : end + 1));
  }
}
