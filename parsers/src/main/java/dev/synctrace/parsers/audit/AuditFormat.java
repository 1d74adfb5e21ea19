package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.AuditCsvHeader;
import dev.synctrace.parsers.export.AuditTimes;
import dev.synctrace.parsers.export.CsvRecords;
import dev.synctrace.parsers.export.ExportProblems;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.export.JsonRecords;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceInput;
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
    return isJson(prefix) ? hasSigns(prefix.text()) : AuditCsvHeader.of(prefix.start()).isPresent();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    FilePrefix prefix = source.prefix();
    ExportProblems problems = new ExportProblems();
    Optional<AuditCsvHeader> header =
        isJson(prefix) ? Optional.empty() : AuditCsvHeader.of(prefix.start());
    header
        .map(AuditCsvHeader::lacking)
        .filter(columns -> !columns.isEmpty())
        .ifPresent(problems::lacks);
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
        new CsvRecords(text, header.get(), records, problems).read();
      } else {
        new JsonRecords(text, records, problems).read();
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

  /** Audits are written in UTC; a column of Log Analytics can say that it is not. */
  private static AuditTimes times(ReadOptions options, boolean local, FilePrefix prefix) {
    ZoneId zone = local ? options.assumedZone() : ZoneOffset.UTC;
    return new AuditTimes(zone, options.records().dateOrder(), prefix.text());
  }

  private static boolean isJson(FilePrefix prefix) {
    String start = prefix.start();
    return start.startsWith("{") || start.startsWith("[");
  }

  private static boolean hasSigns(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(words -> words.stream().allMatch(lower::contains));
  }
}
