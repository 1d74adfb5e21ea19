package dev.synctrace.diagnosis.verdict;

import java.util.Comparator;
import java.util.List;

/**
 * A cause of the catalogue that fits.
 *
 * @param id such as {@code S01}
 * @param grade how sure it is for its subject, never above the cause's own ceiling
 * @param evidence signs for it and against it
 * @param missing what would make it surer or rule it out
 */
public record FoundCause(
    String id,
    String title,
    Grade grade,
    List<Evidence> evidence,
    List<Missing> missing,
    List<String> fix,
    List<String> links) {
  /** The surest first, of equally sure ones in the order of their ids. */
  public static final Comparator<FoundCause> BEST_FIRST =
      Comparator.comparing(FoundCause::grade).reversed().thenComparing(FoundCause::id);
}
