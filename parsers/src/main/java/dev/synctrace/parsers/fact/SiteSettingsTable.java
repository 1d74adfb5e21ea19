package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.Columns;
import dev.synctrace.parsers.fact.row.FactDecodingReader;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.FactValue;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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
   * @param preamble lines above the header
   */
  private record Layout(int preamble, char separator, List<String> written) {
    int siteCode() {
      return written.stream().map(Column::normalise).toList().indexOf(SITE_CODE);
    }
  }

  @Override
  public boolean recognises(FilePrefix prefix) {
    return layout(prefix).isPresent();
  }

  private static Optional<Layout> layout(FilePrefix prefix) {
    List<String> lines = prefix.text().lines().limit(5).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#TYPE") || line.startsWith("sep=")) {
        continue;
      }
      for (char separator : new char[] {',', ';', '\t'}) {
        List<String> names =
            List.of(line.replace("\"", "").split(Pattern.quote("" + separator), -1));
        if (isOfSites(names) && prefix.text().indexOf('<') > 0) {
          return Optional.of(new Layout(i, separator, names));
        }
      }
      return Optional.empty();
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
    for (int i = 0; i < layout.preamble(); i++) {
      reading.text().line();
    }
    boolean whole;
    try {
      whole = rows(layout, reading, elements);
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof FactDecodingReader.EndlessRecordException)) {
        throw e.getCause();
      }
      whole = false;
      damaged(reading, reading.text().lines(), "a row that never ends");
    }
    SiteSettingsXml.export(reading, elements, String.join(", ", layout.written()), whole);
    return reading.outcome();
  }

  private static boolean rows(Layout layout, FactEventWriter reading, TenantFactExtractor elements)
      throws IOException {
    reading.text().startRecord();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(layout.separator())
            .setIgnoreEmptyLines(false)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    // Not closed: the text is the caller's.
    CSVParser parser = CSVParser.parse(reading.text(), format);
    boolean whole = true;
    boolean header = true;
    boolean any = false;
    long end = layout.preamble();
    for (CSVRecord record : parser) {
      long line = end + 1;
      end = Math.max(line, layout.preamble() + parser.getCurrentLineNumber());
      if (!header) {
        List<String> documents = documents(record.toList());
        any |= !documents.isEmpty();
        for (String document : documents) {
          elements.startDocument(siteCode(layout, record));
          whole &= SiteSettingsXml.walk(new StringReader(document), (int) line, reading, elements);
        }
      }
      header = false;
      reading.text().startRecord();
    }
    if (!any) {
      damaged(reading, 1, "no cell contains the XML of the site settings");
    }
    return whole && any;
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

  private static @Nullable String siteCode(Layout layout, CSVRecord record) {
    int column = layout.siteCode();
    String code = column >= 0 && column < record.size() ? FactValue.cell(record.get(column)) : null;
    return FactValue.isNone(code) ? null : code;
  }

  private static void damaged(FactEventWriter reading, long line, String what) {
    reading.problems().at(line, "damaged", what, FactExportGuide.advice(Kind.FACT_SITE_SETTINGS));
  }
}
