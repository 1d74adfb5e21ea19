package dev.synctrace.index.ingest;

import dev.synctrace.parsers.bundle.file.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digest that identifies a source.
 *
 * @param sha256 lower-case hexadecimal
 */
record FileDigest(String sha256, long bytes) {
  private static final int BUFFER = 128 * 1024;

  /** Reads the file once, from its first byte to its last. */
  static FileDigest of(SourceFile file) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (InputStream in = file.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new FileDigest(HexFormat.of().formatHex(digest.digest()), bytes);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
