package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.Mapping;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Missing;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of one member of one mapping, and why.
 *
 * @param causes best first; those of the member itself, of its mapping and of the site
 * @param prediction what the next synchronization does; empty where that is not known
 */
public record MemberVerdict(
    Mapping mapping,
    Identity identity,
    Standing standing,
    List<FoundCause> causes,
    Optional<SyncPrediction> prediction) {
  public MemberVerdict {
    causes = List.copyOf(causes);
  }

  /** What became of it, and what the next synchronization does. */
  public String summary() {
    return prediction
        .map(next -> standing.summary() + " " + next.text())
        .orElse(standing.summary());
  }

  /** What proves the verdict, then what proves its causes; each piece once. */
  public List<Evidence> allEvidence() {
    if (causes.isEmpty()) {
      return standing.evidence();
    }
    return Stream.concat(
            standing.evidence().stream(), causes.stream().flatMap(c -> c.evidence().stream()))
        .distinct()
        .toList();
  }

  /** What would make the verdict or one of its causes surer; each once. */
  public List<Missing> allMissing() {
    if (causes.isEmpty()) {
      return standing.missing();
    }
    return Stream.concat(
            standing.missing().stream(), causes.stream().flatMap(c -> c.missing().stream()))
        .distinct()
        .toList();
  }
}
