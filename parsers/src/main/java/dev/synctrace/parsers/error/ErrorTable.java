package dev.synctrace.parsers.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The known error codes, from the product's data file. Rows are parsed when they are asked for. */
public final class ErrorTable {
  private static final String FILE = "error-codes.tsv";
  private static final int COLUMNS = 6;

  private final Map<String, String> lines = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();
  private final List<String> codes = new ArrayList<>();

  /**
   * One known code.
   *
   * @param code in its internal form
   * @param name constant or published name; null when the source has none
   * @param meaning one short phrase
   * @param action what to do first; null when there is nothing to do
   * @param source where the facts come from
   */
  public record Row(
      String code,
      ErrorFamily family,
      @Nullable String name,
      String meaning,
      @Nullable String action,
      String source) {}

  private static final class Holder {
    static final ErrorTable BUILT_IN = new ErrorTable();
  }

  private ErrorTable() {
    text().lines().forEach(this::add);
  }

  /** The product's table; read at the first call. */
  public static ErrorTable builtIn() {
    return Holder.BUILT_IN;
  }

  private static String text() {
    try (InputStream in = ErrorTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + FILE + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return;
    }
    String first = line.substring(0, tab);
    if (first.startsWith("!")) {
      sources.put(first.substring(1), line.substring(tab + 1));
      return;
    }
    codes.add(first);
    lines.put(key(first), line);
    int blank = first.indexOf(' ');
    String word = first.substring(blank + 1);
    boolean telling = word.indexOf('_') > 0 || word.indexOf('.') > 0;
    if (blank > 0 && telling && word.indexOf(' ') < 0) {
      lines.putIfAbsent(key(word), line); // the word alone, without the status before it
    }
  }

  private static String key(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  /** The row of a code in its internal form, or of a word without case. */
  public Optional<Row> row(String code) {
    return Optional.ofNullable(lines.get(key(code))).map(this::parse);
  }

  /** All rows in the order of the data file. */
  public List<Row> rows() {
    return codes.stream().map(this::row).flatMap(Optional::stream).toList();
  }

  private Row parse(String line) {
    String[] values = line.split("\t", -1);
    if (values.length != COLUMNS) {
      throw new IllegalStateException("Not a row of " + FILE + ": " + line);
    }
    return new Row(
        values[0],
        ErrorFamily.valueOf(values[1]),
        orNull(values[2]),
        values[3],
        orNull(values[4]),
        sources.getOrDefault(values[5], values[5]));
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
