package dev.synctrace.parsers.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what is wrong with one file into few clear lines, however many records it concerns. */
public final class ExportProblems {
  /** The portal stops here without a word. graph.md section 2, variant 7. */
  private static final long PORTAL_LIMIT = 250_000;

  private static final int DAMAGES_TOLD = 5;
  private static final int TENANTS_TOLD = 4;

  private record Seen(long firstLine, long count) {}

  private final Map<ExportLoss, Seen> losses = new EnumMap<>(ExportLoss.class);
  private final List<String> damages = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final Set<String> tenants = new TreeSet<>();
  private long damageCount;
  private long unframed;

  public void lost(ExportLoss loss, long line) {
    losses.merge(loss, new Seen(line, 1), (seen, _) -> new Seen(seen.firstLine, seen.count + 1));
  }

  /**
   * @param line where the damaged record begins
   * @param lastLine last line that could not be read
   * @param toTheEnd whether nothing could be read after it
   */
  void damaged(long line, long lastLine, boolean toTheEnd) {
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
  void unframed(long lines) {
    unframed += lines;
  }

  public long unframed() {
    return unframed;
  }

  public void tenant(String tenantId) {
    if (tenants.size() < TENANTS_TOLD) {
      tenants.add(tenantId.toLowerCase(Locale.ROOT));
    }
  }

  /** The export has no such columns at all. */
  public void lacks(List<String> columns) {
    report(
        "looks like directory audits but lacks the column"
            + (columns.size() == 1 ? " " : "s ")
            + String.join(", ", columns)
            + ", so actor, activity and target are not known. Export it again with all columns, preferably as"
            + " JSON");
  }

  /** A problem of the file as a whole. */
  void report(String problem) {
    others.add(problem);
  }

  /** One line each. */
  public List<String> lines(long records) {
    List<String> lines = new ArrayList<>(others);
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
}
