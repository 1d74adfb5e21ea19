package dev.synctrace.parsers.source;

import java.io.IOException;
import java.io.InputStream;

/** One way a file of a bundle can be written. An instance serves one thread. */
public interface SourceFormat {

  /** Whether the file is written this way, by its content and never by its name. */
  boolean recognises(FilePrefix prefix);

  /**
   * Reads the file from its first byte to its last, streaming.
   *
   * @throws IOException when the bytes cannot be had; damage in them is a problem of the outcome
   */
  ReadOutcome read(SourceInput source, EventSink sink) throws IOException;

  /**
   * One file as a format reads it.
   *
   * @param path how its events name it: the path inside its bundle, with forward slashes
   * @param prefix its beginning
   * @param mediaType as a mail names it, such as {@code image/png}; else empty
   * @param in all of it, from the first byte; the caller closes it
   */
  public record SourceInput(
      String path, FilePrefix prefix, String mediaType, InputStream in, ReadOptions options) {

    /** A file that is no part of a mail. */
    public SourceInput(String path, FilePrefix prefix, InputStream in, ReadOptions options) {
      this(path, prefix, "", in, options);
    }

    /** The last part of the path. */
    public String fileName() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
