package dev.synctrace.index.lucene.store;

import dev.synctrace.index.CaseException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with a case and what to do. */
public record CaseFailures(Path folder) {
  private static final Set<String> KEPT_WITHOUT_INDEX =
      Set.of(AnnotationFile.NAME, AnnotationFile.LOCK, CaseCheck.KEPT);

  public CaseException noCase() {
    return new CaseException(
        "No case exists at " + folder + ". Create one with `synctrace ingest BUNDLE`.");
  }

  private CaseException notAFolder() {
    return new CaseException(folder + " is a file, not a case. Specify a folder, or omit --case.");
  }

  CaseException foreignFolder() {
    return new CaseException(
        folder + " is a folder with other content. Specify another folder, or an empty one.");
  }

  /**
   * Refuses a folder without an index.
   *
   * @throws CaseException that tells what is there instead
   */
  public void requireIndex() throws IOException {
    if (!Files.exists(folder)) {
      throw noCase();
    }
    if (!Files.isDirectory(folder)) {
      throw notAFolder();
    }
    if (!hasIndex()) {
      throw isEmpty() ? noCase() : foreignFolder();
    }
  }

  /**
   * Refuses a folder that holds anything but a case: nothing is written into it.
   *
   * @throws CaseException that tells what is there instead
   */
  public void refuseForeignFolder() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw notAFolder();
    }
    if (Files.isDirectory(folder) && !isEmpty() && !hasIndex()) {
      throw foreignFolder();
    }
  }

  private boolean hasIndex() {
    return Files.isDirectory(folder.resolve(CaseCheck.INDEX));
  }

  /** Whether nothing is there, or nothing but what is kept when the index is deleted. */
  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> KEPT_WITHOUT_INDEX.contains(file.getFileName().toString()));
    }
  }

  /** Returns what to do when the index cannot be used; what engineers added is not lost by it. */
  String ingestAgain() {
    return Files.exists(folder.resolve(AnnotationFile.NAME))
        ? "Delete the folder "
            + CaseCheck.INDEX
            + " in it and ingest the bundles again; your notes and saved searches are kept"
        : "Delete the folder and ingest the bundles again";
  }

  CaseException otherVersion(String found, int mine) {
    boolean newer = found.length() <= 9 && found.matches("\\d+") && Integer.parseInt(found) > mine;
    String advice = newer ? "Use that version or a later one." : ingestAgain() + ".";
    return new CaseException(
        "The case at "
            + folder
            + " was written by "
            + (newer ? "a later" : "another")
            + " version of SyncTrace (format "
            + found
            + "; this version supports format "
            + mine
            + "). "
            + advice);
  }

  /**
   * The line for whatever went wrong while opening, writing or reading. Where a file turns out to
   * be damaged it is named: what failed is often not the damage but what was read because of it.
   */
  public CaseException of(Throwable failure) {
    CaseException told = unverified(failure);
    return mayBeDamage(failure)
        ? damage().map(line -> new CaseException(line, failure)).orElse(told)
        : told;
  }

  private Optional<String> damage() {
    if (!hasIndex()) {
      return Optional.empty();
    }
    try {
      return CaseCheck.index(folder).failure(folder);
    } catch (RuntimeException _) {
      return Optional.empty(); // the failure itself is told
    }
  }

  /** Whether damage can be the cause; a full disk, a lock or a version is told as such. */
  private boolean mayBeDamage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String line = lineFor(cause);
      if (line != null) {
        return line.equals(damaged(cause));
      }
    }
    return true;
  }

  /** As {@link #of}, without looking for damage. */
  CaseException unverified(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String line = lineFor(cause);
      if (line != null) {
        return new CaseException(line, failure);
      }
    }
    return new CaseException(
        "The case at " + folder + " cannot be used: " + oneLine(failure) + ".", failure);
  }

  /** The line for notes that could not be stored; the case itself is as it was. */
  CaseException notSaved(IOException failure) {
    return isDiskFull(failure)
        ? new CaseException(
            "The disk with the case at "
                + folder
                + " is full, so the note was not saved. Free some space and save it again.",
            failure)
        : unverified(failure);
  }

  private @Nullable String lineFor(Throwable cause) {
    return switch (cause) {
      case LockObtainFailedException _ ->
          "Another process is writing to the case at "
              + folder
              + ". Wait until it has finished, or specify another folder with --case.";
      case IndexFormatTooNewException _ -> newer();
      case IllegalArgumentException unknown when isUnknownCodec(unknown) -> newer();
      case IndexFormatTooOldException _ ->
          "The case at "
              + folder
              + " was written by an earlier version of SyncTrace. "
              + ingestAgain()
              + ".";
      case AccessDeniedException denied ->
          "No permission to access "
              + denied.getFile()
              + ". Grant access, or specify another folder.";
      case CorruptIndexException _,
          EOFException _,
          FileNotFoundException _,
          NoSuchFileException _ ->
          Files.exists(folder) ? damaged(cause) : null; // else it could not be made
      case IOException io when isDiskFull(io) ->
          "The disk with the case at "
              + folder
              + " is full. Free some space and ingest again. Complete sources are kept.";
      default -> null;
    };
  }

  private String newer() {
    return "The case at "
        + folder
        + " was written by a later version of SyncTrace: use that version, or a later one.";
  }

  /** What Lucene says of a segment whose {@link CaseCodec} this version does not have. */
  private static boolean isUnknownCodec(IllegalArgumentException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains(Codec.class.getName()) && message.contains("does not exist");
  }

  private String damaged(Throwable cause) {
    return "The case at " + folder + " is damaged (" + oneLine(cause) + "). " + ingestAgain() + ".";
  }

  private static boolean isDiskFull(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded");
  }

  static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.replaceAll("\\s+", " ").strip();
  }
}
