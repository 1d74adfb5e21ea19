package dev.synctrace.parsers.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers what is wrong with one export into few clear lines, however many records it concerns: the
 * same problem in many rows is one line with the first place and a count. For one thread.
 */
public final class ExportProblems {
  /** The portal stops here without a word. graph.md section 2, variant 7. */
  private static final long PORTAL_LIMIT = 250_000;

  private static final int DAMAGES_TOLD = 5;
  private static final int TENANTS_TOLD = 4;

  private record Seen(long firstLine, long count) {}

  private static final class Trouble {
    private final long firstLine;
    private final String what;
    private final String advice;
    private long count;

    private Trouble(long firstLine, String what, String advice) {
      this.firstLine = firstLine;
      this.what = what;
      this.advice = advice;
    }

    @Override
    public String toString() {
      String where = firstLine == 0 ? "" : "line " + firstLine + ": ";
      String more = count > 1 ? " (and " + (count - 1) + " more)" : "";
      return where
          + what
          + more
          + ". "
          + Character.toUpperCase(advice.charAt(0))
          + advice.substring(1);
    }
  }

  private final Map<String, Trouble> troubles = new LinkedHashMap<>();
  private final Map<ExportLoss, Seen> losses = new EnumMap<>(ExportLoss.class);
  private final List<String> damages = new ArrayList<>();
  private final Set<String> tenants = new TreeSet<>();
  private long damageCount;
  private long unframed;

  /**
   * Notes a problem of the whole file.
   *
   * @param advice what to do
   */
  public void add(String what, String advice) {
    at(0, what, what, advice);
  }

  /**
   * Notes a problem of one row; problems of one sort are counted together.
   *
   * @param line where it is, from 1
   * @param sort what makes two problems the same
   */
  public void at(long line, String sort, String what, String advice) {
    troubles.computeIfAbsent(sort, _ -> new Trouble(line, what, advice)).count++;
  }

  /** Returns whether neither {@link #add} nor {@link #at} noted a problem. */
  public boolean isEmpty() {
    return troubles.isEmpty();
  }

  /** Notes that a record lost data. */
  public void lost(ExportLoss loss, long line) {
    losses.merge(loss, new Seen(line, 1), (seen, _) -> new Seen(seen.firstLine, seen.count + 1));
  }

  /**
   * Notes that lines could not be read.
   *
   * @param line where the damaged record begins
   * @param lastLine last line that could not be read
   * @param toTheEnd whether nothing could be read after it
   */
  public void damaged(long line, long lastLine, boolean toTheEnd) {
    damageCount++;
    if (damages.size() < DAMAGES_TOLD) {
      String lines = lastLine > line ? "lines " + line + " to " + lastLine : "line " + line;
      damages.add(
          lines
              + (toTheEnd
                  ? ": the file is truncated or damaged from here to the end. The preceding records are"
                      + " kept. Export the file again"
                  : ": damaged. The preceding and following records are kept. Export the file again"));
    }
  }

  /** Counts lines that are in no record. */
  public void unframed(long lines) {
    unframed += lines;
  }

  /** Returns the number of lines that are in no record. */
  public long unframed() {
    return unframed;
  }

  /** Notes the tenant of a record. */
  public void tenant(String tenantId) {
    if (tenants.size() < TENANTS_TOLD) {
      tenants.add(tenantId.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Returns one line for each problem: those of {@link #add} and {@link #at} in the order in which
   * they were first met, then damage, lost data and what concerns the whole file.
   *
   * @param records how many the file has
   */
  public List<String> lines(long records) {
    List<String> lines = new ArrayList<>();
    troubles.values().forEach(trouble -> lines.add(trouble.toString()));
    lines.addAll(damages);
    if (damageCount > damages.size()) {
      lines.add((damageCount - damages.size()) + " more damaged places. Export the file again");
    }
    losses.forEach((loss, seen) ->
        lines.add(
            seen.count
                + " of "
                + records
                + " records (first at line "
                + seen.firstLine
                + "): "
                + loss.describe()));
    if (tenants.size() > 1) {
      lines.add(
          "records of "
              + (tenants.size() < TENANTS_TOLD ? "" : "at least ")
              + tenants.size()
              + " tenants in one file ("
              + String.join(", ", tenants)
              + "). Each record keeps its tenant. Use one export for each tenant if possible");
    }
    if (records == PORTAL_LIMIT) {
      lines.add(
          "exactly 250,000 records, the download limit of the Entra portal. Download shorter periods");
    }
    return lines;
  }

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
}
