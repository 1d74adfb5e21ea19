package dev.synctrace.report.member;

import dev.synctrace.report.member.MemberData.DataChunk;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Chunks set aside in a temporary file, one a line, until the page takes them. */
final class ChunkFile implements Iterable<DataChunk>, Closeable {
  private final Path file;
  private final BufferedWriter out;
  private @Nullable BufferedReader reading;

  ChunkFile(String name) throws IOException {
    file = Files.createTempFile("synctrace-" + name + "-", ".tmp");
    file.toFile().deleteOnExit(); // when the program is ended before this is closed
    out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1);
  }

  void add(DataChunk chunk) throws IOException {
    out.append(Integer.toString(chunk.first())).append(' ').append(chunk.text()).append('\n');
  }

  /** No more chunks come. */
  void finish() throws IOException {
    out.close();
  }

  /** The chunks in order, read while iterating; one iteration at a time. */
  @Override
  public Iterator<DataChunk> iterator() {
    try {
      closeReader();
      reading = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
      return new Lines(reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
      closeReader();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void closeReader() throws IOException {
    if (reading != null) {
      reading.close();
    }
  }

  private static final class Lines implements Iterator<DataChunk> {
    private final BufferedReader in;
    private @Nullable String next;

    Lines(BufferedReader in) {
      this.in = in;
      this.next = read();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public DataChunk next() {
      String line = next;
      if (line == null) {
        throw new NoSuchElementException();
      }
      next = read();
      int blank = line.indexOf(' ');
      return new DataChunk(Integer.parseInt(line.substring(0, blank)), line.substring(blank + 1));
    }

    private @Nullable String read() {
      try {
        return in.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
