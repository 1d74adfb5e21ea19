package dev.synctrace.parsers.export;

import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Finds the records in a CSV: a row is a record whose names are the header's. */
public final class CsvRecords {
  private final ExportReader text;
  private final AuditCsvHeader header;
  private final RecordConsumer consumer;
  private final ExportProblems problems;
  private long rowBegins = 1;

  public CsvRecords(
      ExportReader text, AuditCsvHeader header, RecordConsumer consumer, ExportProblems problems) {
    this.text = text;
    this.header = header;
    this.consumer = consumer;
    this.problems = problems;
  }

  /**
   * Reads to the end of the file.
   *
   * @throws IOException when the bytes cannot be had or the consumer fails
   */
  public void read() throws IOException {
    try (CSVParser parser = CSVParser.parse(text, AuditCsvHeader.format(header.separator()))) {
      rows(parser);
    } catch (CSVException | RecordTooLongException damage) {
      damaged();
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException
          || e.getCause() instanceof RecordTooLongException)) {
        throw e.getCause();
      }
      damaged();
    }
  }

  private void rows(CSVParser parser) throws IOException {
    Iterator<CSVRecord> rows = parser.iterator();
    boolean headerSeen = false;
    while (rows.hasNext()) {
      CSVRecord row = rows.next();
      long endLine = Math.max(rowBegins, parser.getCurrentLineNumber());
      text.recordEnds();
      if (!headerSeen) {
        headerSeen = !AuditCsvHeader.isPreamble(row.get(0));
      } else if (row.size() > 1 || !row.get(0).isBlank()) {
        if (row.size() != header.names().size()) {
          problems.lost(ExportLoss.CELLS_MISPLACED, rowBegins);
        }
        consumer.accept(fields(row), rowBegins, endLine);
      }
      rowBegins = endLine + 1;
    }
  }

  private Fields fields(CSVRecord row) {
    Fields fields = new Fields();
    List<String> names = header.names();
    for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
      fields.add(names.get(i), new Scalar(row.get(i), true));
    }
    return fields;
  }

  /**
   * A quotation mark that never closes takes everything after it along: nothing to continue with.
   */
  private void damaged() throws IOException {
    char[] rest = new char[1 << 13];
    do {
      text.recordEnds();
    } while (text.read(rest) >= 0);
    long last = Math.max(rowBegins, text.lines());
    problems.damaged(rowBegins, last, true);
    problems.unframed(last - rowBegins + 1);
  }
}
