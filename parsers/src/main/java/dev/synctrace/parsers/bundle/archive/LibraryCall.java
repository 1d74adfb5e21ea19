package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.BlockInputStream;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Calls of a library that reads an archive. On bytes that no tool has written, such a library may
 * throw anything; what it throws becomes an {@link UnreadableSourceException}.
 */
final class LibraryCall {
  /** What libraries say where the bytes end too early and there is no exception of its own. */
  private static final Pattern CUT =
      Pattern.compile("(?:Truncated|Unexpected end of) .*", Pattern.DOTALL);

  private LibraryCall() {}

  /** A call that reads from an archive. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Calls a library. */
  static <T> T of(Reading<T> reading) throws UnreadableSourceException {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** Reads and closes by {@link #of}. */
  static InputStream stream(InputStream bytes) {
    return new BlockInputStream() {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return of(() -> bytes.read(buffer, offset, length));
      }

      @Override
      public void close() throws IOException {
        of(() -> {
          bytes.close();
          return bytes;
        });
      }
    };
  }

  /** The failure of the bytes below where there was one, else what the library says of them. */
  private static UnreadableSourceException unreadable(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableSourceException below) {
        return below;
      }
      if (cause instanceof EOFException cut) {
        return UnreadableSourceException.of(cut);
      }
    }
    String message = String.valueOf(thrown.getMessage());
    IOException told =
        CUT.matcher(message).matches() ? new EOFException() : new ZipException(reason(thrown));
    told.initCause(thrown);
    return UnreadableSourceException.of(told);
  }

  /** What a library says, where it says it to people. */
  private static String reason(Exception thrown) {
    String message = thrown.getMessage();
    return message == null || thrown instanceof RuntimeException || message.startsWith("java.")
        ? "its data are not valid"
        : message.replaceFirst("\\.$", "");
  }
}
