package dev.synctrace.serve.cases;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows of a long table, rendered once and shown in pages: each with a label to choose by, words to
 * look for, and its markup. Beside it is a file for each order of the rows, with their places in
 * it. Reading goes through the files and holds one page.
 */
public final class RenderedRowFile {
  private RenderedRowFile() {}

  /** Writes a file from its first row to its last, then the files of its orders. For one thread. */
  static final class Writer implements AutoCloseable {
    private final Path file;
    private final List<? extends RowOrder> orders;
    private final DataOutputStream out;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private long position;

    private record Row(int number, byte label, long position, List<String> keys) {}

    Writer(Path file, List<? extends RowOrder> orders) throws IOException {
      this.file = file;
      this.orders = orders;
      out =
          new DataOutputStream(
              new BufferedOutputStream(PrivateFiles.newOutputStream(file), 1 << 16));
    }

    /**
     * Adds a row.
     *
     * @param label what {@link RowPage#counts} counts
     * @param words in which a visitor's words are looked for
     * @param keys by which the orders compare it
     */
    void add(String label, String words, String markup, List<String> keys) throws IOException {
      if (!labels.contains(label)) {
        labels.add(label);
      }
      rows.add(new Row(rows.size(), (byte) labels.indexOf(label), position, keys));
      write(label);
      write(words.toLowerCase(Locale.ROOT));
      write(markup);
    }

    private void write(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
      position += Integer.BYTES + bytes.length;
    }

    @Override
    public void close() throws IOException {
      out.close();
      for (RowOrder order : orders) {
        rows.sort(Comparator.comparing(Row::keys, order.comparator()).thenComparing(Row::number));
        write(order);
      }
    }

    private void write(RowOrder order) throws IOException {
      long[] counts = new long[labels.size()];
      rows.forEach(row -> counts[row.label()]++);
      try (DataOutputStream places =
          new DataOutputStream(
              new BufferedOutputStream(PrivateFiles.newOutputStream(file(file, order)), 1 << 16))) {
        places.writeInt(labels.size());
        for (int label = 0; label < labels.size(); label++) {
          places.writeUTF(labels.get(label));
          places.writeLong(counts[label]);
        }
        for (Row row : rows) {
          places.writeInt(row.number());
          places.writeByte(row.label());
          places.writeLong(row.position());
        }
      }
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

  private static Path file(Path rows, RowOrder order) {
    return rows.resolveSibling(rows.getFileName() + "." + order.word());
  }

  /**
   * Reads a page.
   *
   * @throws IOException when a file is missing or damaged in a way that shows; {@link
   *     AnswerChecksums} finds every damage
   */
  static RowPage read(Path file, RowQuery query) throws IOException {
    List<String> words = RowWords.asked(query.words());
    Path places = file(file, query.order());
    BitSet matches = words.isEmpty() ? null : matches(file, query.label(), words);
    SortedMap<String, Long> counts = new TreeMap<>();
    List<Long> positions = new ArrayList<>();
    long total;
    try (DataInputStream in = input(places)) {
      List<String> labels = new ArrayList<>();
      for (int label = in.readInt(); label > 0; label--) {
        labels.add(in.readUTF());
        counts.put(labels.getLast(), in.readLong());
      }
      long all = counts.values().stream().mapToLong(Long::longValue).sum();
      int wanted = labels.indexOf(query.label());
      total =
          matches != null
              ? matches.cardinality()
              : query.label().isEmpty() ? all : counts.getOrDefault(query.label(), 0L);
      long before = (long) (query.page() - 1) * query.size();
      long from = query.descending() ? total - before - query.size() : before;
      long to = query.descending() ? total - before : before + query.size();
      long found = 0;
      for (long row = 0; row < all && found < to; row++) {
        int number = in.readInt();
        int label = in.readByte();
        long position = in.readLong();
        boolean fits =
            matches != null ? matches.get(number) : query.label().isEmpty() || label == wanted;
        if (fits && found++ >= from) {
          positions.add(position);
        }
      }
    }
    List<String> rows = markup(file, positions);
    return new RowPage(query.descending() ? rows.reversed() : rows, total, counts);
  }

  private static DataInputStream input(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static List<String> markup(Path file, List<Long> positions) throws IOException {
    List<String> rows = new ArrayList<>();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      for (long position : positions) {
        channel.position(position);
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        in.skipNBytes(in.readInt());
        in.skipNBytes(in.readInt());
        rows.add(text(in, in.readInt()));
      }
    }
    return rows;
  }

  /** The numbers of the rows that have a label and all of some words. */
  private static BitSet matches(Path file, String label, List<String> words) throws IOException {
    BitSet matches = new BitSet();
    try (DataInputStream in = input(file)) {
      for (int number = 0; ; number++) {
        int length = next(in);
        if (length < 0) {
          return matches;
        }
        String rowLabel = text(in, length);
        String rowWords = text(in, in.readInt());
        in.skipNBytes(in.readInt());
        if ((label.isEmpty() || label.equals(rowLabel))
            && words.stream().allMatch(rowWords::contains)) {
          matches.set(number);
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
