package dev.synctrace.index;

import java.util.Optional;

/** Where one case lives: it opens the case for writing or for reading. */
public interface CaseStore {
  /**
   * Opens the case to add sources, and creates it when there is none. What an interrupted ingest
   * left half done is taken out, so that its sources are read again.
   *
   * @throws CaseException when another process is writing to the case, or it cannot be opened
   */
  CaseWriter openForWriting();

  /**
   * Opens the case as it was last committed; later commits are not seen.
   *
   * @throws CaseException when there is no case, or it cannot be opened
   */
  Case open();

  /**
   * Returns what engineers added, which can be read without opening the case; empty where it
   * cannot.
   */
  default Optional<AnnotationStore> annotations() {
    return Optional.empty();
  }
}
