package dev.synctrace.parsers.bundle.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file of a bundle, as it is stored there: nothing is decoded. Valid while its visitor runs.
 */
public interface SourceFile {

  /**
   * Where the file is inside its bundle, with forward slashes and without control characters. An
   * archive inside the bundle is in the path like a folder: {@code
   * outer/inner.zip/logs/BgbServer.log}. Unique in its bundle; two bundles may well hold the same
   * path.
   */
  String path();

  /** Bytes, as far as the bundle tells; good for showing progress, not for trusting. */
  OptionalLong size();

  /** Media type in lower case, such as {@code image/png}, where a mail names that of a part. */
  default Optional<String> mediaType() {
    return Optional.empty();
  }

  /**
   * The bytes from the first to the last; may be called again and again. The stream is not buffered
   * for single bytes.
   *
   * @throws UnreadableSourceException here or from the stream when the file cannot be read to its
   *     end; let it pass, and the bundle reader reports it and continues with the next file
   */
  InputStream open() throws IOException;
}
