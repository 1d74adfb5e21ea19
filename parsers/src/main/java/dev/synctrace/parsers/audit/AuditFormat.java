package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.CsvTable;
import dev.synctrace.parsers.export.ExportProblems;
import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Exports of Entra directory audits, and of Graph's own activity log, as JSON or CSV in any of the
 * eleven variants of reference graph.md section 2. Events come in the order of the file, which as a
 * rule is newest first; {@link AuditOrder} sorts them and {@link AuditDuplicates} knows them again.
 */
public final class AuditFormat implements SourceFormat {

  /** Words of which all must be in the head of a JSON export, in lower case; one line fits. */
  private static final List<List<String>> SIGNS =
      List.of(
          List.of("\"activitydatetime\""),
          List.of("\"activitydisplayname\""),
          List.of("auditlogs/directoryaudits"),
          List.of("\"category\"", "\"auditlogs\""),
          List.of("\"targetupdatedproperties\""),
          List.of("\"operationname\"", "\"targetresources\""),
          List.of("\"auditdata\""),
          List.of("\"operation\"", "\"workload\"", "\"creationtime\""),
          List.of("\"actiontype\"", "\"raweventdata\""),
          List.of("\"requestmethod\"", "\"requesturi\""));

  @Override
  public boolean recognises(FilePrefix prefix) {
    return isJson(prefix) ? hasSigns(prefix.text()) : AuditCsvHeader.of(prefix.text()).isPresent();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    FilePrefix prefix = source.prefix();
    ExportProblems problems = new ExportProblems();
    Optional<AuditCsvHeader> header =
        isJson(prefix) ? Optional.empty() : AuditCsvHeader.of(prefix.text());
    header
        .map(AuditCsvHeader::lacking)
        .filter(columns -> !columns.isEmpty())
        .ifPresent(columns -> lacks(columns, problems));
    boolean local = header.map(AuditCsvHeader::localTime).orElse(false);
    try (ExportReader text = new ExportReader(source.in(), prefix.charset())) {
      AuditRecordReader records =
          new AuditRecordReader(
              source.path(),
              times(source.options(), local, prefix),
              local ? null : 0,
              sink,
              problems);
      if (header.isPresent()) {
        readRows(text, header.get(), records, problems);
      } else {
        new JsonRecords(text, records, problems).read();
      }
      if (records.records() > 0 && records.records() == records.unreadable()) {
        problems.add(
            "looks like directory audits but contains no record that can be read",
            "export it again, preferably as JSON");
      }
      return new ReadOutcome(
          "audit",
          text.encoding(),
          text.lines(),
          records.records(),
          problems.unframed(),
          problems.lines(records.records()));
    }
  }

  private static void lacks(List<String> columns, ExportProblems problems) {
    problems.add(
        "looks like directory audits but lacks the column"
            + (columns.size() == 1 ? " " : "s ")
            + String.join(", ", columns)
            + ", so actor, activity and target are not known",
        "export it again with all columns, preferably as JSON");
  }

  /** A row is a record whose names are the header's. */
  private static void readRows(
      ExportReader text, AuditCsvHeader header, AuditRecordReader records, ExportProblems problems)
      throws IOException {
    List<String> names = header.names();
    long damaged =
        header
            .table()
            .read(
                text,
                CsvTable.format(header.separator()).get(),
                (cells, line, endLine) -> {
                  if (cells.size() == 1 && cells.getFirst().isBlank()) {
                    return;
                  }
                  if (cells.size() != names.size()) {
                    problems.lost(ExportLoss.CELLS_MISPLACED, line);
                  }
                  Fields record = new Fields();
                  for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
                    record.add(names.get(i), new Scalar(cells.get(i), true));
                  }
                  records.accept(record, line, endLine);
                });
    if (damaged > 0) {
      // A quotation mark that never closes takes everything after it along.
      text.drain();
      long last = Math.max(damaged, text.lines());
      problems.damaged(damaged, last, true);
      problems.unframed(last - damaged + 1);
    }
  }

  /** Audits are written in UTC; a column of Log Analytics can say that it is not. */
  private static ExportTimes times(ReadOptions options, boolean local, FilePrefix prefix) {
    ZoneId zone = local ? options.assumedZone() : ZoneOffset.UTC;
    return new ExportTimes(zone, options.records().dateOrder(), prefix.text());
  }

  private static boolean isJson(FilePrefix prefix) {
    String start = prefix.start();
    return start.startsWith("{") || start.startsWith("[");
  }

  private static boolean hasSigns(String text) {
    // In a text inside the JSON of another tool, each quote has backslashes before it.
    String lower = text.toLowerCase(Locale.ROOT).replace("\\", "");
    return SIGNS.stream().anyMatch(words -> words.stream().allMatch(lower::contains));
  }
}
