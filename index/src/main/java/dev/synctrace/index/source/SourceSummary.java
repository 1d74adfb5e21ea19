package dev.synctrace.index.source;

import dev.synctrace.parsers.source.MachineClues;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Summary of one source. The components are the keys of {@code ingest --format json}, and the
 * state.
 *
 * @param path path inside the bundle, unique in the case
 * @param sha256 of the file's bytes, lower-case hexadecimal; a source is known by it
 * @param bytes size of the file
 * @param log name of the log; null when nothing says which
 * @param framing {@code ccm}, {@code sms}, {@code clipboard}, {@code mixed}, {@code audit}, {@code
 *     fact} or {@code none}
 * @param encoding name of the character set; null for a file that is no text
 * @param lines physical lines
 * @param records records read
 * @param otherRecords of these, the events of kind {@code other}
 * @param unframedLines lines in no event
 * @param firstTime earliest event time; null when no event has a time
 * @param lastTime latest event time; null when no event has a time
 * @param problems one line each for people
 * @param state whether all its events are in the case
 * @param clues what identifies the machine that wrote it
 * @param copies paths of other files with the same bytes, in the order they came
 * @param pasted whether the text was pasted from a mail, a terminal or a web page, so that records
 *     may be missing
 * @param catalogue version of the catalogue by which it was read; null where that is not known
 */
public record SourceSummary(
    String path,
    String sha256,
    long bytes,
    @Nullable String log,
    String framing,
    @Nullable String encoding,
    long lines,
    long records,
    long otherRecords,
    long unframedLines,
    @Nullable Instant firstTime,
    @Nullable Instant lastTime,
    List<String> problems,
    State state,
    MachineClues clues,
    List<String> copies,
    boolean pasted,
    @Nullable String catalogue) {

  /** How far a source has come. */
  public enum State {
    /** Its events are being added, or the ingest that did so was interrupted. */
    READING,
    /** All its events are in the case. */
    COMPLETE
  }

  public SourceSummary {
    problems = List.copyOf(problems);
    copies = List.copyOf(copies);
  }

  /** A source that tells nothing of its machine. */
  public SourceSummary(
      String path,
      String sha256,
      long bytes,
      @Nullable String log,
      String framing,
      @Nullable String encoding,
      long lines,
      long records,
      long otherRecords,
      long unframedLines,
      @Nullable Instant firstTime,
      @Nullable Instant lastTime,
      List<String> problems,
      State state) {
    this(
        path,
        sha256,
        bytes,
        log,
        framing,
        encoding,
        lines,
        records,
        otherRecords,
        unframedLines,
        firstTime,
        lastTime,
        problems,
        state,
        MachineClues.NONE,
        List.of(),
        false,
        null);
  }

  /**
   * Whether this is no log and no problem either: a text that describes a bundle, such as a README,
   * or a picture in a mail.
   */
  public boolean isDocument() {
    return state == State.COMPLETE
        && log == null
        && encoding != null
        && (lines > 0 || encoding.equals("binary"))
        && unframedLines == 0
        && framing.equals("none")
        && problems.isEmpty();
  }

  /** A source of which nothing but its identity is known yet. */
  public static SourceSummary reading(String path, String sha256, long bytes) {
    return new SourceSummary(
        path, sha256, bytes, null, "none", null, 0, 0, 0, 0, null, null, List.of(), State.READING);
  }

  /** The same source with one more problem. */
  public SourceSummary withProblem(String problem) {
    return with(path, joined(problems, List.of(problem)), state, copies);
  }

  /** The same source, as far as it has come. */
  public SourceSummary withState(State state) {
    return with(path, problems, state, copies);
  }

  /** The same source with these copies, too. */
  public SourceSummary withCopies(List<String> paths) {
    return with(path, problems, state, joined(copies, paths).stream().distinct().toList());
  }

  /** What the case would know of a copy, had it come alone. */
  public SourceSummary at(String copy) {
    return with(copy, problems, state, List.of());
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private SourceSummary with(String path, List<String> problems, State state, List<String> copies) {
    return new SourceSummary(
        path,
        sha256,
        bytes,
        log,
        framing,
        encoding,
        lines,
        records,
        otherRecords,
        unframedLines,
        firstTime,
        lastTime,
        problems,
        state,
        clues,
        copies,
        pasted,
        catalogue);
  }
}
