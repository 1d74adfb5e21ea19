package dev.synctrace.serve.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Markup kept in a file, in pieces: it is shown without being held. The file is open only while a
 * piece is read, so that a page that is given up leaves nothing behind.
 */
public record StoredMarkup(Path file) implements Iterable<String> {
  private static final int PIECE = 1 << 16;

  @Override
  public Iterator<String> iterator() {
    return new Pieces(file);
  }

  private static final class Pieces implements Iterator<String> {
    private final Path file;
    private long position;
    private String next;

    Pieces(Path file) {
      this.file = file;
      this.next = read();
    }

    @Override
    public boolean hasNext() {
      return !next.isEmpty();
    }

    @Override
    public String next() {
      if (next.isEmpty()) {
        throw new NoSuchElementException();
      }
      String piece = next;
      next = read();
      return piece;
    }

    private String read() {
      ByteBuffer buffer = ByteBuffer.allocate(PIECE);
      try (SeekableByteChannel channel = Files.newByteChannel(file)) {
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
          // until the piece is full or the file ends
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      int length = wholeCharacters(buffer);
      position += length;
      return new String(buffer.array(), 0, length, StandardCharsets.UTF_8);
    }

    /** A character whose bytes go beyond the piece belongs to the next one. */
    private static int wholeCharacters(ByteBuffer buffer) {
      int length = buffer.position();
      if (length < PIECE) {
        return length;
      }
      int start = length - 1;
      while (start > 0 && (buffer.get(start) & 0xC0) == 0x80) {
        start--;
      }
      return start;
    }
  }
}
