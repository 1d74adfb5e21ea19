package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import dev.synctrace.parsers.fact.row.ListTally;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables with a header: what Export-Csv, SQL Server Management Studio, sqlcmd, the portals and a
 * copy from the console write. Separated by comma, semicolon or tab, or aligned over a line of
 * dashes.
 */
public final class FactTableFormat implements SourceFormat {

  @Override
  public boolean recognises(FilePrefix prefix) {
    return TableHeader.find(prefix).isPresent();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    TableHeader head =
        TableHeader.find(source.prefix())
            .orElseThrow(() -> new IllegalArgumentException("no table: " + source.path()));
    FactEventWriter reading = new FactEventWriter(source, sink);
    TableFactReader rows = new TableFactReader(head, reading, new GroupIdFromPath(source.path()));
    if (head.separator() == null) {
      aligned(head, reading.text(), rows);
    } else {
      separated(head, reading.text(), rows);
    }
    return rows.end();
  }

  private static void aligned(TableHeader head, ExportReader text, TableFactReader rows)
      throws IOException {
    head.table().skipPreamble(text);
    text.line();
    text.line();
    long line = head.preamble() + 2L;
    try {
      for (String written = text.line(); written != null; written = text.line()) {
        line++;
        if (!written.isBlank() && !rows.isTrailer(written)) {
          rows.row(head.cells(written), line, line);
        }
      }
    } catch (ExportReader.RecordTooLongException e) {
      rows.endless(line + 1);
    }
  }

  private static void separated(TableHeader head, ExportReader text, TableFactReader rows)
      throws IOException {
    long endless =
        head.table()
            .read(
                text,
                head.format(),
                (cells, line, endLine) -> {
                  if (cells.size() != 1 || !cells.getFirst().isBlank()) {
                    rows.separated(cells, line, endLine);
                  }
                });
    if (endless > 0) {
      rows.endless(endless);
    }
  }

  /** Turns the rows of one table into facts, and what is wrong with them into problems. */
  private static final class TableFactReader {
    private static final Pattern COUNT_TRAILER = Pattern.compile("\\((\\d{1,18}) [^()]{3,40}\\)");
    private static final String COMPLETION = "Completion time:";
    private static final Pattern DASHES = Pattern.compile("-+");

    private final TableHeader head;
    private final FactEventWriter reading;
    private final GroupIdFromPath path;
    private final List<String> columns;
    private final List<TableColumnMapping> plans;
    private final Map<TableColumnMapping, ListTally> tallies = new LinkedHashMap<>();
    private long rows;
    private long rowsStated;
    private @Nullable String lack;
    private @Nullable Instant completed;

    TableFactReader(TableHeader head, FactEventWriter reading, GroupIdFromPath path) {
      this.head = head;
      this.reading = reading;
      this.path = path;
      this.columns = head.columns();
      this.plans =
          head.shapes().stream()
              .map(shape -> new TableColumnMapping(shape, head.written()))
              .toList();
      plans.forEach(plan -> tallies.put(plan, new ListTally()));
      if (plans.isEmpty()) {
        notUnderstood();
      }
    }

    private void notUnderstood() {
      FactShape meant = head.meant();
      if (meant == null) {
        reading
            .problems()
            .add(
                "the column names are in a language that SyncTrace does not support ("
                    + String.join(", ", head.written())
                    + "); rows kept as text",
                "export with SQL or PowerShell, which use English names");
        return;
      }
      String title =
          FactExportGuide.of(meant.kind()).map(FactExportGuide::title).orElse(meant.log());
      reading
          .problems()
          .add(
              "looks like "
                  + title
                  + " but lacks the column "
                  + String.join(" and ", meant.lacking(columns))
                  + "; rows kept as text",
              FactExportGuide.advice(meant.kind()));
    }

    /** A row as split at separators, whatever its number of cells. */
    void separated(List<String> cells, long line, long endLine) throws IOException {
      String text = String.join(String.valueOf(head.separator()), cells);
      if (isTrailer(text) || isRule(cells) || isHeader(cells)) {
        return;
      }
      if (cells.size() < columns.size() || hasMore(cells)) {
        wrongCells(cells, text, line, endLine);
        return;
      }
      row(cells, line, endLine);
    }

    /** A row with a cell for every column. */
    void row(List<String> cells, long line, long endLine) throws IOException {
      if (plans.isEmpty()) {
        reading.damaged(String.join(", ", cells), line, endLine);
        return;
      }
      if (isCut(cells)) {
        cut(cells, line);
        return;
      }
      rows++;
      for (Map.Entry<TableColumnMapping, ListTally> list : tallies.entrySet()) {
        TableColumnMapping plan = list.getKey();
        FactBuilder row = reading.row();
        for (String name : plan.fill(row, cells)) {
          reading
              .problems()
              .at(
                  line,
                  "twice " + name,
                  "the column "
                      + name
                      + " occurs several times with different values, so its value is ignored",
                  FactExportGuide.advice(plan.shape().kind()));
        }
        emit(plan, row, list.getValue(), line, endLine);
      }
    }

    private void emit(
        TableColumnMapping plan, FactBuilder row, ListTally tally, long line, long endLine)
        throws IOException {
      FactShape shape = plan.shape();
      if (shape == FactShape.GROUP_MEMBER || shape == FactShape.GROUP_OWNER) {
        groupOf(row);
      }
      if (shape == FactShape.COLLECTION_MEMBER && row.get(Attribute.COLLECTION_ID) == null) {
        reading
            .problems()
            .at(
                line,
                "no collection",
                "a member without a collection ID",
                FactExportGuide.advice(shape.kind()));
      }
      boolean owner = shape == FactShape.GROUP_MEMBER && path.saysOwners();
      FactShape told = owner ? FactShape.GROUP_OWNER : shape;
      tally.add(told.kind(), row);
      reading.fact(told.kind(), told.log(), row, line, endLine);
    }

    private void groupOf(FactBuilder row) {
      if (row.get(Attribute.GROUP_ID) != null) {
        row.put(Attribute.GROUP_FROM, "row");
        return;
      }
      Optional<String> group = path.group();
      row.put(Attribute.GROUP_ID, group.orElse(null))
          .put(Attribute.GROUP_FROM, group.isPresent() ? "path" : "unknown");
    }

    /** Whether a line is what SQL Server Management Studio adds below the rows. */
    boolean isTrailer(String text) {
      String line = text.strip();
      if (line.startsWith(COMPLETION)) {
        completed = ExportTimes.instant(line.substring(COMPLETION.length()).strip()).orElse(null);
        return true;
      }
      Matcher count = COUNT_TRAILER.matcher(line);
      if (count.matches()) {
        rowsStated = Math.max(rowsStated, Long.parseLong(count.group(1)));
        return true;
      }
      return false;
    }

    private static boolean isRule(List<String> cells) {
      return cells.stream().allMatch(cell -> DASHES.matcher(cell.strip()).matches());
    }

    /** Files put one behind the other repeat the header. */
    private boolean isHeader(List<String> cells) {
      return cells.size() == columns.size()
          && cells.stream().map(Column::normalise).toList().equals(columns);
    }

    private boolean hasMore(List<String> cells) {
      return cells.size() > columns.size()
          && cells.subList(columns.size(), cells.size()).stream().anyMatch(c -> !c.isBlank());
    }

    private void wrongCells(List<String> cells, String text, long line, long endLine)
        throws IOException {
      lacks("rows that could not be read");
      if (hasOtherSeparator(text)) {
        reading
            .problems()
            .at(
                line,
                "separators",
                "the cells are not separated as in the header; row kept as text",
                "use the same separator in the whole file");
      } else {
        String quote = endLine > line ? ", perhaps a quote that is not closed" : "";
        reading
            .problems()
            .at(
                line,
                "cells",
                cells.size()
                    + " cells where the header has "
                    + columns.size()
                    + quote
                    + "; row kept as text",
                "export the file again");
      }
      reading.damaged(text, line, endLine);
    }

    private boolean hasOtherSeparator(String text) {
      for (char other : new char[] {',', ';', '\t'}) {
        boolean used = head.separator() != null && head.separator() == other;
        if (!used && text.chars().filter(c -> c == other).count() >= columns.size() - 1) {
          return true;
        }
      }
      return false;
    }

    private boolean isCut(List<String> cells) {
      return head.separator() == null
          && cells.stream().anyMatch(cell -> cell.endsWith("...") || cell.endsWith("…"));
    }

    /** Tables made for the screen cut what does not fit: half an id is none. */
    private void cut(List<String> cells, long line) throws IOException {
      lacks("values are truncated to fit the screen");
      reading
          .problems()
          .at(
              line,
              "cut",
              "values are truncated to fit the screen; row kept as text",
              "export with Export-Csv instead");
      reading.damaged(String.join(", ", cells), line, line);
    }

    /** A row that never ended; what follows is not read. */
    void endless(long line) {
      lacks("the rest of the file is not read");
      reading
          .problems()
          .at(
              line,
              "endless",
              "a row of more than 16 million characters; the rest of the file is not read",
              "look for a quote that is not closed, or export the file again");
    }

    private void lacks(String reason) {
      lack = lack == null ? reason : lack;
    }

    ReadOutcome end() throws IOException {
      String names = String.join(", ", head.written());
      if (rowsStated > rows) {
        lacks("the file reports " + rowsStated + " rows, " + rows + " are in the file");
      }
      for (Map.Entry<TableColumnMapping, ListTally> list : tallies.entrySet()) {
        TableColumnMapping plan = list.getKey();
        ListTally tally = list.getValue();
        if (lack != null) {
          tally.lacks(lack);
        }
        if (plan.isOfConsole()) {
          tally.mayLack("rows copied from the console");
        }
        boolean members = plan.shape() == FactShape.GROUP_MEMBER;
        FactShape told = members && path.saysOwners() ? FactShape.GROUP_OWNER : plan.shape();
        boolean ownerByPath = members && !plan.has(Attribute.GROUP_ID);
        reading.export(
            told.kind(), told.log(), () -> stated(ownerByPath), names, tally, head.preamble() + 1L);
      }
      return reading.outcome();
    }

    private FactBuilder stated(boolean ownerByPath) {
      FactBuilder row = reading.row().at(completed);
      if (ownerByPath) {
        groupOf(row);
      }
      return row;
    }
  }
}
