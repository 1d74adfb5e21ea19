package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.fact.row.FactDecodingReader;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
    for (int i = 0; i < head.preamble(); i++) {
      reading.text().line();
    }
    try {
      if (head.separator() == null) {
        aligned(head, reading.text(), rows);
      } else {
        separated(head, reading.text(), rows);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return rows.end();
  }

  private static void aligned(TableHeader head, FactDecodingReader text, TableFactReader rows)
      throws IOException {
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
    } catch (FactDecodingReader.EndlessRecordException e) {
      rows.endless(line + 1);
    }
  }

  private static void separated(TableHeader head, FactDecodingReader text, TableFactReader rows)
      throws IOException {
    text.startRecord();
    // Not closed: the text is the caller's.
    CSVParser parser = CSVParser.parse(text, head.format());
    long end = head.preamble();
    boolean header = true;
    try {
      for (CSVRecord record : parser) {
        List<String> cells = record.toList();
        long line = end + 1;
        end = Math.max(line, head.preamble() + parser.getCurrentLineNumber());
        if (!header && !isBlank(cells)) {
          rows.separated(cells, line, end);
        }
        header = false;
        text.startRecord();
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof FactDecodingReader.EndlessRecordException)) {
        throw e;
      }
      rows.endless(end + 1);
    }
  }

  private static boolean isBlank(List<String> cells) {
    return cells.size() == 1 && cells.get(0).isBlank();
  }
}
