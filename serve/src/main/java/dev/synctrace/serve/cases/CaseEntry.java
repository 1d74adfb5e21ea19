package dev.synctrace.serve.cases;

import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.annotation.InvalidAnnotationException;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Entry of one case in the list of cases. Kept in a small file beside the case.
 *
 * @param name of the uploaded file, or of the given case
 * @param label what engineers call it, as the case had it when it was last asked
 * @param given address of a case that was given to the server; null for an uploaded one
 * @param received when the upload was complete, or the server began to show the given case
 * @param bytes of the upload; 0 for a given case
 * @param says for READY the answer in one sentence, for FAILED what is wrong and what to do
 * @param events read
 * @param problems how many files or pieces could not be read
 */
public record CaseEntry(
    CaseId id,
    String name,
    CaseLabel label,
    @Nullable String given,
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
    FAILED,
    /** What is known of it cannot be read; nothing of it is changed or removed by itself. */
    DAMAGED;

    /** Whether nothing more will happen by itself. */
    public boolean isFinal() {
      return this == READY || this == FAILED || this == DAMAGED;
    }
  }

  static CaseEntry ofUpload(CaseId id, String name, Instant received, long bytes) {
    return new CaseEntry(id, name, CaseLabel.NONE, null, received, bytes, State.WAITING, "", 0, 0);
  }

  static CaseEntry ofGiven(CaseId id, String name, String address, Instant now) {
    return new CaseEntry(id, name, CaseLabel.NONE, address, now, 0, State.WAITING, "", 0, 0);
  }

  /**
   * A case whose entry cannot be read.
   *
   * @param changed when its folder last changed
   */
  static CaseEntry ofDamaged(CaseId id, Instant changed, String why) {
    String name = "Damaged case " + id.shortened();
    return new CaseEntry(id, name, CaseLabel.NONE, null, changed, 0, State.DAMAGED, why, 0, 0);
  }

  /** Whether it exists without this server, which then neither changes nor removes it. */
  public boolean isGiven() {
    return given != null;
  }

  CaseEntry reading() {
    return at(State.READING, "", 0, 0);
  }

  CaseEntry waiting() {
    return at(State.WAITING, "", 0, 0);
  }

  CaseEntry ready(String headline, long readEvents, long unread) {
    return at(State.READY, headline, readEvents, unread);
  }

  CaseEntry failed(String why) {
    return at(State.FAILED, why, 0, 0);
  }

  private CaseEntry at(State newState, String newSays, long newEvents, long newProblems) {
    return new CaseEntry(
        id, name, label, given, received, bytes, newState, newSays, newEvents, newProblems);
  }

  CaseEntry labelled(CaseLabel newLabel) {
    return new CaseEntry(id, name, newLabel, given, received, bytes, state, says, events, problems);
  }

  /** Writes it; a reader finds the old text or the new, never half of one. */
  void save(Path file) throws IOException {
    Properties values = new Properties();
    values.setProperty("name", name);
    values.setProperty("label", label.name());
    values.setProperty("ticket", label.ticket());
    if (given != null) {
      values.setProperty("given", given);
    }
    values.setProperty("received", received.toString());
    values.setProperty("bytes", Long.toString(bytes));
    values.setProperty("state", state.name());
    values.setProperty("says", says);
    values.setProperty("events", Long.toString(events));
    values.setProperty("problems", Long.toString(problems));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (Writer out = PrivateFiles.newWriter(draft)) {
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
      State state = State.valueOf(values.getProperty("state", ""));
      if (state == State.DAMAGED) {
        throw new IOException(file + " is damaged"); // a state that is never saved
      }
      return new CaseEntry(
          id,
          values.getProperty("name", ""),
          label(values),
          values.getProperty("given"),
          Instant.parse(values.getProperty("received", "")),
          Long.parseLong(values.getProperty("bytes", "")),
          state,
          values.getProperty("says", ""),
          Long.parseLong(values.getProperty("events", "0")),
          Long.parseLong(values.getProperty("problems", "0")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  /** Earlier versions wrote none. It is a copy of what is in the case, so it may be lost. */
  private static CaseLabel label(Properties values) {
    try {
      return new CaseLabel(values.getProperty("label", ""), values.getProperty("ticket", ""));
    } catch (InvalidAnnotationException _) {
      return CaseLabel.NONE;
    }
  }
}
