package dev.synctrace.parsers.export;

import dev.synctrace.parsers.export.ExportReader.RecordTooLongException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A table of separated cells as its first lines show it, and the way to read its rows.
 *
 * @param preamble lines above the header: {@code #TYPE} of PowerShell, {@code sep=} of Excel, blank
 *     ones
 * @param header the header's line
 * @param next the line after it; blank at the end of the text
 * @param declared the separator that a {@code sep=} names; null without one
 */
public record CsvTable(int preamble, String header, String next, @Nullable Character declared) {
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?");
  private static final int LINES_LOOKED_AT = 12;

  /** Takes the rows of a table. */
  @FunctionalInterface
  public interface RowConsumer {
    /**
     * Takes one row.
     *
     * @param line physical line the row begins on, from 1
     * @param endLine the one it ends on
     */
    void accept(List<String> cells, long line, long endLine) throws IOException;
  }

  /** Finds the header in the head of a file; empty when that has only blank lines. */
  public static Optional<CsvTable> find(String head) {
    List<String> lines = head.lines().limit(LINES_LOOKED_AT).toList();
    Character declared = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher separator = SEPARATOR_LINE.matcher(line.strip());
      if (separator.matches()) {
        declared = separator.group(1).charAt(0);
      } else if (!line.isBlank() && !line.startsWith("#TYPE")) {
        String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
        return Optional.of(new CsvTable(i, line, next, declared));
      }
    }
    return Optional.empty();
  }

  /**
   * Splits one line into cells without blanks around them. By hand, since every file of a bundle is
   * looked at this way and few are tables: the library is not even loaded for the others.
   */
  public static List<String> split(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  /** Passes over the lines above the header. */
  public void skipPreamble(ExportReader text) throws IOException {
    for (int i = 0; i < preamble; i++) {
      text.line();
    }
  }

  /**
   * Returns how rows are read: quotes doubled, cells over several lines, text behind a quote kept.
   */
  public static CSVFormat.Builder format(char separator) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(false)
        .setTrailingData(true);
  }

  /**
   * Reads the rows below the header, to the end of the text.
   *
   * @param text at the file's beginning
   * @return line of a row that does not end, behind which nothing was read; 0 when all were read
   * @throws IOException when the bytes cannot be had or the consumer fails
   */
  public long read(ExportReader text, CSVFormat format, RowConsumer consumer) throws IOException {
    skipPreamble(text);
    text.recordEnds();
    long end = preamble;
    boolean header = true;
    try {
      // Not closed: the text is the caller's.
      CSVParser parser = CSVParser.parse(text, format);
      for (CSVRecord row : parser) {
        long line = end + 1;
        end = Math.max(line, preamble + parser.getCurrentLineNumber());
        text.recordEnds();
        if (!header) {
          consumer.accept(row.toList(), line, end);
        }
        header = false;
      }
      return 0;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException || e.getCause() instanceof RecordTooLongException) {
        return end + 1;
      }
      throw e.getCause();
    }
  }
}
