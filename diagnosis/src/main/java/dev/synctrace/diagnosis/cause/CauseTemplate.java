package dev.synctrace.diagnosis.cause;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A cause file to begin with, which explains each of its fields. */
public final class CauseTemplate {
  private static final String ID = "MY1";

  private CauseTemplate() {}

  /** Returns whether a cause can have that ID. */
  public static boolean isId(String id) {
    return CauseReader.ID.matcher(id).matches();
  }

  /** Returns the text of the file for a cause of that ID. */
  public static String of(String id) {
    try (InputStream in =
        Objects.requireNonNull(CauseTemplate.class.getResourceAsStream("template.txt"))) {
      return new String(in.readAllBytes(), UTF_8).replace(ID, id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
