package dev.synctrace.parsers.export;

/**
 * What an export can have lost on its way, and how to get it whole. Reference graph.md section 2.
 */
public enum ExportLoss {
  CUT_BY_DEPTH(
      "were cut by ConvertTo-Json's default depth or by Export-Csv, so that their targets are missing;"
          + " export again with: Get-MgAuditLogDirectoryAudit -All | ConvertTo-Json -Depth 10"),
  CELL_BROKEN(
      "hold JSON that is cut or damaged (a spreadsheet cuts cells at 32,767 characters); export again"
          + " and don't open the file in a spreadsheet before"),
  CELLS_MISPLACED(
      "have more or fewer cells than the header has columns, so that values may stand in the wrong"
          + " column; export again and don't edit the file"),
  COLUMNS_FULL(
      "fill all property columns of the portal's CSV, which has five a target, so that further"
          + " properties may be missing; download the audit log as JSON instead"),
  LEGACY(
      "are of the Event Hub format of 2018, which is kept for search but not interpreted; export again"
          + " with: Get-MgAuditLogDirectoryAudit -All | ConvertTo-Json -Depth 10"),
  NO_TIME(
      "have no time that can be read, so that they stand in no timeline; export again with times as"
          + " in 2026-03-01T10:00:00Z"),
  AMBIGUOUS_DATE(
      "have dates such as 3/1/2026, which are read as month/day because nothing in the file tells;"
          + " export with ISO dates to be sure"),
  NOT_AN_AUDIT("are no directory audits; they are kept for search as kind other");

  private final String told;

  ExportLoss(String told) {
    this.told = told;
  }

  /** What is wrong and what to do, to follow a number of records. */
  String describe() {
    return told;
  }
}
