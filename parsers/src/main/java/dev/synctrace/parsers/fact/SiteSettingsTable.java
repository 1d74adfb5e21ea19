package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.CsvTable;
import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.Columns;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.FactValue;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query {@code select convert(xml, Settings), * from Sites} exported as a table: a row for each
 * site, with the XML of its settings in a cell. The query returns the same XML in two columns; it
 * is read once.
 */
public final class SiteSettingsTable implements SourceFormat {
  private static final String SITE_CODE = "sitecode";
  private static final List<String> SITES_ONLY =
      List.of("reporttosite", "settings", "sitekey", "sitename", "siteserver");

  /**
   * Where the rows begin and how they are written.
   *
   * @param table where the header is
   */
  private record Layout(CsvTable table, char separator, List<String> written) {
    int siteCode() {
      return written.stream().map(Column::normalise).toList().indexOf(SITE_CODE);
    }
  }

  @Override
  public boolean recognises(FilePrefix prefix) {
    return layout(prefix).isPresent();
  }

  private static Optional<Layout> layout(FilePrefix prefix) {
    return CsvTable.find(prefix.text())
        .filter(_ -> prefix.text().indexOf('<') > 0)
        .flatMap(SiteSettingsTable::layout);
  }

  private static Optional<Layout> layout(CsvTable table) {
    for (char separator : new char[] {',', ';', '\t'}) {
      List<String> names = CsvTable.split(table.header(), separator);
      if (isOfSites(names)) {
        return Optional.of(new Layout(table, separator, names));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfSites(List<String> names) {
    List<String> columns = names.stream().map(Column::normalise).toList();
    long known = SITES_ONLY.stream().filter(columns::contains).count();
    return known >= (columns.contains(SITE_CODE) ? 1 : 2) && !new Columns(columns).areOfLogs();
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) throws IOException {
    Layout layout =
        layout(source.prefix())
            .orElseThrow(() -> new IllegalArgumentException("no sites: " + source.path()));
    FactEventWriter reading = new FactEventWriter(source, sink);
    TenantFactExtractor elements = new TenantFactExtractor(reading);
    boolean whole = rows(layout, reading, elements);
    SiteSettingsXml.export(reading, elements, String.join(", ", layout.written()), whole);
    return reading.outcome();
  }

  private static boolean rows(Layout layout, FactEventWriter reading, TenantFactExtractor elements)
      throws IOException {
    List<Boolean> whole = new ArrayList<>();
    long endless =
        layout
            .table()
            .read(
                reading.text(),
                CsvTable.format(layout.separator()).setLenientEof(true).get(),
                (cells, line, _) -> {
                  for (String document : documents(cells)) {
                    elements.startDocument(siteCode(layout, cells));
                    StringReader text = new StringReader(document);
                    whole.add(SiteSettingsXml.walk(text, (int) line, reading, elements));
                  }
                });
    if (endless > 0) {
      damaged(reading, reading.text().lines(), "a row that never ends");
    } else if (whole.isEmpty()) {
      damaged(reading, 1, "no cell contains the XML of the site settings");
    }
    return endless == 0 && !whole.isEmpty() && !whole.contains(false);
  }

  /** The different XML documents of a row. */
  private static List<String> documents(List<String> cells) {
    List<String> documents = new ArrayList<>();
    for (String cell : cells) {
      String text = cell.strip();
      if (SiteSettingsXml.isSettings(text) && !documents.contains(text)) {
        documents.add(text);
      }
    }
    return documents;
  }

  private static @Nullable String siteCode(Layout layout, List<String> cells) {
    int column = layout.siteCode();
    String code = column >= 0 && column < cells.size() ? FactValue.cell(cells.get(column)) : null;
    return FactValue.isNone(code) ? null : code;
  }

  private static void damaged(FactEventWriter reading, long line, String what) {
    reading.problems().at(line, "damaged", what, FactExportGuide.advice(Kind.FACT_SITE_SETTINGS));
  }
}
