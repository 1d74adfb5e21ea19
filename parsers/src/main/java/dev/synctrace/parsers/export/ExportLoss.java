package dev.synctrace.parsers.export;

/**
 * Kinds of data loss in an export, and how to export it completely. Reference graph.md section 2.
 */
public enum ExportLoss {
  CUT_BY_DEPTH(
      "truncated by the default depth of ConvertTo-Json or by Export-Csv, so the targets are missing."
          + " Export again with Get-MgAuditLogDirectoryAudit -All | ConvertTo-Json -Depth 10"),
  CELL_BROKEN(
      "truncated or damaged JSON (a spreadsheet truncates cells at 32,767 characters). Export again"
          + " and do not open the file in a spreadsheet before you ingest it"),
  CELLS_MISPLACED(
      "more or fewer cells than the header has columns, so values may be in the wrong"
          + " column. Export again and do not edit the file"),
  COLUMNS_FULL(
      "all property columns of the portal's CSV are filled (five for each target), so further"
          + " properties may be missing. Download the audit log as JSON instead"),
  LEGACY(
      "the Event Hub format of 2018, which is searchable but not evaluated. Export again"
          + " with Get-MgAuditLogDirectoryAudit -All | ConvertTo-Json -Depth 10"),
  NO_TIME(
      "no readable time, so not in any timeline. Export again with times such as"
          + " 2026-03-01T10:00:00Z"),
  AMBIGUOUS_DATE(
      "dates such as 3/1/2026, read as month/day because the file does not show the order."
          + " Export with ISO dates to be sure"),
  NOT_AN_AUDIT("not a directory audit record. It is searchable, but not recognized");

  private final String told;

  ExportLoss(String told) {
    this.told = told;
  }

  /** What is wrong and what to do, to follow a number of records. */
  String describe() {
    return told;
  }
}
