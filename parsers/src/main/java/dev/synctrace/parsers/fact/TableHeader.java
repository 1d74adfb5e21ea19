package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.CsvTable;
import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.Columns;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.source.FilePrefix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Format and subject of a table, as its first lines show.
 *
 * @param table where the header is
 * @param separator between cells; null when columns are aligned with blanks
 * @param starts where each aligned column starts; empty with a separator
 * @param written column names as written
 * @param shapes what its rows say; empty when a column lacks or the names are not understood
 * @param meant what it was meant to be when {@code shapes} is empty; null when its names are in
 *     another language
 */
record TableHeader(
    CsvTable table,
    @Nullable Character separator,
    List<Integer> starts,
    List<String> written,
    List<FactShape> shapes,
    @Nullable FactShape meant) {

  private static final int LONGEST_HEADER = 32 * 1024;
  private static final Pattern MARKUP = Pattern.compile("\\s*(<|\\{|\\[\\s*[\\[{\"])");
  private static final Pattern DASHES = Pattern.compile("-+(?: +-+)+ *");
  private static final Pattern TELLING_CELL =
      Pattern.compile("(?i)(guid:)?\\{?" + Guid.DASHED + "}?|SMS0[0-9A-F]{4}");

  /** Stems of what German, French, Spanish and Italian exports call the things of our facts. */
  private static final Set<String> FOREIGN_STEMS =
      Set.of(
          "sammlung",
          "regroupement",
          "recopil",
          "raccolt",
          "gerät",
          "appareil",
          "dispositiv",
          "gruppe",
          "groupe",
          "grupo",
          "gruppo",
          "mandant",
          "locataire",
          "inquilino",
          "tenant-id",
          "ressource",
          "recurso",
          "risorsa",
          "mitglied",
          "membre",
          "miembro",
          "membro");

  /** Column names, normalised. */
  List<String> columns() {
    return written.stream().map(Column::normalise).toList();
  }

  /** Lines above the header. */
  int preamble() {
    return table.preamble();
  }

  /** How to read its rows; not for aligned columns. */
  CSVFormat format() {
    char between = separator == null ? ',' : separator;
    return CsvTable.format(between)
        .setIgnoreSurroundingSpaces(between != '\t')
        .setLenientEof(true)
        .get();
  }

  /** What the head of a file shows; empty when it is no table of facts. */
  static Optional<TableHeader> find(FilePrefix prefix) {
    return CsvTable.find(prefix.text())
        .flatMap(
            table -> DASHES.matcher(table.next()).matches() ? aligned(table) : separated(table));
  }

  /** A line of aligned columns as cells. */
  List<String> cells(String line) {
    List<String> cells = new ArrayList<>(starts.size());
    for (int i = 0; i < starts.size(); i++) {
      int from = Math.min(starts.get(i), line.length());
      int to = i + 1 < starts.size() ? Math.min(starts.get(i + 1), line.length()) : line.length();
      cells.add(line.substring(from, to).strip());
    }
    return cells;
  }

  private static Optional<TableHeader> aligned(CsvTable table) {
    String dashes = table.next();
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < dashes.length(); i++) {
      if (dashes.charAt(i) == '-' && (i == 0 || dashes.charAt(i - 1) == ' ')) {
        starts.add(i);
      }
    }
    TableHeader bare = new TableHeader(table, null, starts, List.of(), List.of(), null);
    return about(table, null, starts, bare.cells(table.header()));
  }

  private static Optional<TableHeader> separated(CsvTable table) {
    String line = table.header();
    if (line.length() > LONGEST_HEADER || MARKUP.matcher(line).lookingAt()) {
      return Optional.empty();
    }
    Stream<Character> separators =
        table.declared() == null ? Stream.of(',', ';', '\t') : Stream.of(table.declared());
    return separators
        .filter(separator -> line.indexOf(separator) >= 0)
        .flatMap(separator -> separated(table, separator).stream())
        .max((a, b) -> Integer.compare(a.weight(), b.weight()));
  }

  private static Optional<TableHeader> separated(CsvTable table, char separator) {
    List<String> written = CsvTable.split(table.header(), separator);
    return written.size() < 2 ? Optional.empty() : about(table, separator, List.of(), written);
  }

  private static Optional<TableHeader> about(
      CsvTable table, @Nullable Character separator, List<Integer> starts, List<String> written) {
    List<String> columns = written.stream().map(Column::normalise).toList();
    List<FactShape> shapes = new Columns(columns).facts();
    FactShape meant = shapes.isEmpty() ? new Columns(columns).shape().orElse(null) : null;
    boolean foreign =
        separator != null
            && isForeign(written)
            && CsvTable.split(table.next(), separator).stream()
                .anyMatch(c -> TELLING_CELL.matcher(c).matches());
    return shapes.isEmpty() && meant == null && !foreign
        ? Optional.empty()
        : Optional.of(new TableHeader(table, separator, starts, written, shapes, meant));
  }

  private int weight() {
    return (shapes.isEmpty() ? 0 : 10_000) + (meant == null ? 0 : 1_000) + written.size();
  }

  private static boolean isForeign(Collection<String> written) {
    return written.size() >= 3
        && written.size() < 40
        && written.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> FOREIGN_STEMS.stream().anyMatch(name::contains));
  }
}
