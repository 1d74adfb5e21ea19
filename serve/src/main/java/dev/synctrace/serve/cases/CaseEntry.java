package dev.synctrace.serve.cases;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;

/**
 * What the list of cases says of one. Kept in a small file beside the case.
 *
 * @param name of the uploaded file
 * @param received when the upload was complete
 * @param bytes of the upload
 * @param says for READY the answer in one sentence, for FAILED what is wrong and what to do
 * @param events read
 * @param problems how many files or pieces could not be read
 */
public record CaseEntry(
    CaseId id,
    String name,
    Instant received,
    long bytes,
    State state,
    String says,
    long events,
    long problems) {

  /** How far a case has come. */
  public enum State {
    WAITING,
    READING,
    READY,
    FAILED;

    /** Whether nothing more will happen by itself. */
    public boolean isFinal() {
      return this == READY || this == FAILED;
    }
  }

  static CaseEntry ofUpload(CaseId id, String name, Instant received, long bytes) {
    return new CaseEntry(id, name, received, bytes, State.WAITING, "", 0, 0);
  }

  CaseEntry reading() {
    return new CaseEntry(id, name, received, bytes, State.READING, "", 0, 0);
  }

  CaseEntry waiting() {
    return new CaseEntry(id, name, received, bytes, State.WAITING, "", 0, 0);
  }

  CaseEntry ready(String headline, long readEvents, long unread) {
    return new CaseEntry(id, name, received, bytes, State.READY, headline, readEvents, unread);
  }

  CaseEntry failed(String why) {
    return new CaseEntry(id, name, received, bytes, State.FAILED, why, 0, 0);
  }

  /** Writes it; a reader finds the old text or the new, never half of one. */
  void save(Path file) throws IOException {
    Properties values = new Properties();
    values.setProperty("name", name);
    values.setProperty("received", received.toString());
    values.setProperty("bytes", Long.toString(bytes));
    values.setProperty("state", state.name());
    values.setProperty("says", says);
    values.setProperty("events", Long.toString(events));
    values.setProperty("problems", Long.toString(problems));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (Writer out = Files.newBufferedWriter(draft)) {
      values.store(out, null);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads it.
   *
   * @throws IOException when there is none, or it is not whole
   */
  static CaseEntry load(CaseId id, Path file) throws IOException {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      values.load(in);
      return new CaseEntry(
          id,
          values.getProperty("name", ""),
          Instant.parse(values.getProperty("received", "")),
          Long.parseLong(values.getProperty("bytes", "")),
          State.valueOf(values.getProperty("state", "")),
          values.getProperty("says", ""),
          Long.parseLong(values.getProperty("events", "0")),
          Long.parseLong(values.getProperty("problems", "0")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + " is damaged", e);
    }
  }
}
