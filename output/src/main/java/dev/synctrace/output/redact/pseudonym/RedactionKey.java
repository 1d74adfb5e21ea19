package dev.synctrace.output.redact.pseudonym;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that makes pseudonyms equal from report to report. Never shown. */
public final class RedactionKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  /** Less can be tried out. */
  private static final int FEWEST_BYTES = 16;

  /** A larger file is one named by mistake. */
  private static final int MOST_BYTES = 64 * 1024;

  private final byte[] secret;

  private RedactionKey(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * A key from memory.
   *
   * @param secret any bytes, at least sixteen
   * @throws RedactionException when it is shorter
   */
  public static RedactionKey of(byte[] secret) {
    if (secret.length < FEWEST_BYTES) {
      throw new RedactionException(
          "a redaction key needs at least %d bytes, this one has %d"
              .formatted(FEWEST_BYTES, secret.length));
    }
    return new RedactionKey(secret);
  }

  /**
   * The key in a file: any content, without blanks and line breaks at its ends, so that an editor
   * that adds one changes nothing.
   *
   * @throws RedactionException when the file is too short or too long for a key
   */
  public static RedactionKey read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new RedactionException(
          file
              + " is too large for a redaction key. Specify a key file, or a file that does not exist"
              + " yet to create a key");
    }
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > 0 && content[end - 1] <= ' ' && content[end - 1] >= 0) {
      end--;
    }
    if (end < FEWEST_BYTES) {
      throw new RedactionException(
          file
              + " is too short for a redaction key (at least 16 characters). Specify another file, or a file"
              + " that does not exist yet to create a key");
    }
    return new RedactionKey(Arrays.copyOf(content, end));
  }

  /** A key that is not kept. */
  public static RedactionKey random() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return new RedactionKey(random);
  }

  /**
   * Makes a key and writes it into a new file that only its owner may read.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the file exists
   */
  public static RedactionKey create(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = HexFormat.of().formatHex(random);
    try (Writer out = PrivateFiles.createWriter(file)) {
      out.append(text).append('\n');
    }
    return read(file);
  }

  Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** What was given for redaction cannot be used; the message says why and what to do. */
  public static final class RedactionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedactionException(String message) {
      super(message);
    }
  }
}
