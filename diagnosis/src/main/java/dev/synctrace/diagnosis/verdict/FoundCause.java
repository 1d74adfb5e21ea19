package dev.synctrace.diagnosis.verdict;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A cause of the catalogue that fits.
 *
 * @param id such as {@code S01}
 * @param proof why it fits its subject; never surer than the cause's own ceiling
 * @param fix steps, in order
 */
public record FoundCause(
    String id, String title, Proof proof, List<String> fix, List<String> links) {
  /** The surest first, of equally sure ones in the order of their ids. */
  public static final Comparator<FoundCause> BEST_FIRST =
      Comparator.comparing(FoundCause::grade).reversed().thenComparing(FoundCause::id);

  public FoundCause {
    fix = List.copyOf(fix);
    links = List.copyOf(links);
  }

  /** How sure it is for its subject. */
  public Grade grade() {
    return proof.grade();
  }

  /** The title with the id, and with the grade unless it is proven, for use within a sentence. */
  public String named() {
    String doubt = grade().isProven() ? "" : ", " + grade().name().toLowerCase(Locale.ROOT);
    return title + " (" + id + doubt + ")";
  }

  /** Evidence that supports it, then what contradicts it. */
  public List<EvidenceItem> evidence() {
    return proof.evidence();
  }

  /**
   * The cause as a consequence of another one: what would show on the device why it came to it is
   * no longer missing.
   */
  public FoundCause explained() {
    List<MissingEvidence> open =
        missing().stream().filter(missing -> missing.machine() == null).toList();
    return open.size() == missing().size()
        ? this
        : new FoundCause(
            id, title, Proof.restored(grade().ordinal(), evidence(), open), fix, links);
  }

  /** What would make it surer or rule it out. */
  public List<MissingEvidence> missing() {
    return proof.missing();
  }
}
