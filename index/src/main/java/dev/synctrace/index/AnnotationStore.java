package dev.synctrace.index;

import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.InvalidAnnotationException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Notes, saved searches and the name of a case as they are stored with it, now and not as it was
 * opened. They stay when sources are added. Safe for use by many threads and processes.
 */
public interface AnnotationStore {
  /**
   * Returns what is stored.
   *
   * @throws CaseException when it is damaged, or out of reach
   */
  Annotations read();

  /**
   * Returns a text that is another one after each change, without reading what is stored; empty
   * where there is no such text.
   */
  default Optional<String> revision() {
    return Optional.empty();
  }

  /**
   * Puts others in the place of what is stored, of which nothing that others write meanwhile is
   * lost. A damaged document is not replaced.
   *
   * @param change returns what is to be stored, quickly; called again when others wrote meanwhile
   * @return what is stored now
   * @throws CaseException as {@link #read}, or when it cannot be written
   * @throws InvalidAnnotationException that the change throws
   */
  Annotations update(UnaryOperator<Annotations> change);
}
