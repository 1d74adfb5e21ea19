package dev.synctrace.serve.cases;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows of a long table, rendered once and shown in pages: each with a label to choose by, words to
 * look for, and its markup. Reading goes through the file and holds one page.
 */
public final class RenderedRowFile {
  private RenderedRowFile() {}

  /** Writes a file from its first row to its last. For one thread. */
  static final class Writer implements AutoCloseable {
    private final DataOutputStream out;

    Writer(Path file) throws IOException {
      out =
          new DataOutputStream(
              new BufferedOutputStream(PrivateFiles.newOutputStream(file), 1 << 16));
    }

    /**
     * Adds a row.
     *
     * @param label what {@link RowPage#counts} counts
     * @param words in which a visitor's words are looked for
     */
    void add(String label, String words, String markup) throws IOException {
      write(label);
      write(words.toLowerCase(Locale.ROOT));
      write(markup);
    }

    private void write(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /**
   * One page of a table.
   *
   * @param rows their markup
   * @param total rows that fit, on all pages
   * @param counts rows by label, whether they fit or not
   */
  public record RowPage(List<String> rows, long total, SortedMap<String, Long> counts) {}

  /**
   * Reads a page.
   *
   * @param label of the wanted rows; empty for all
   * @param words that a row must hold, all of them, in any order and case
   * @param page from 1
   * @param size rows on a page
   */
  static RowPage read(Path file, String label, String words, int page, int size)
      throws IOException {
    List<String> wanted =
        List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    SortedMap<String, Long> counts = new TreeMap<>();
    List<String> rows = new ArrayList<>();
    long total = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      while (true) {
        int length = next(in);
        if (length < 0) {
          return new RowPage(rows, total, counts);
        }
        String rowLabel = text(in, length);
        String rowWords = text(in, in.readInt());
        int markup = in.readInt();
        counts.merge(rowLabel, 1L, Long::sum);
        boolean fits =
            (label.isEmpty() || label.equals(rowLabel))
                && wanted.stream().allMatch(rowWords::contains);
        if (fits) {
          total++;
        }
        if (fits && total > (long) (page - 1) * size && rows.size() < size) {
          rows.add(text(in, markup));
        } else {
          in.skipNBytes(markup);
        }
      }
    }
  }

  /** Length of the next row's label; -1 at the end of the file. */
  private static int next(DataInputStream in) throws IOException {
    in.mark(1);
    if (in.read() < 0) {
      return -1;
    }
    in.reset();
    return in.readInt();
  }

  private static String text(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file ends within a row");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
