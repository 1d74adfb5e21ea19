package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceInput;
import java.io.IOException;

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
}
