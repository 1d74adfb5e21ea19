package dev.synctrace.index;

import dev.synctrace.index.annotation.CaseLabel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case from outside.
 *
 * @param name by which it is opened: a folder or an address
 * @param label what engineers call it
 * @param events how many
 * @param sources how many
 * @param bytes what it takes on disk, with copies
 * @param changed when something was last added; null when that is not known
 */
public record CaseInfo(
    String name,
    CaseLabel label,
    long events,
    long sources,
    long bytes,
    @Nullable Instant changed) {

  /** Returns what engineers call a case; notes that cannot be read keep no one from the rest. */
  public static CaseLabel label(AnnotationStore annotations) {
    try {
      return annotations.read().label();
    } catch (CaseException _) {
      return CaseLabel.NONE;
    }
  }
}
