package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.parsers.model.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verdict on one member of one mapping, with its causes.
 *
 * @param causes the root cause, what follows from it, then others, best first; those of the member
 *     itself, of its mapping and of the site
 * @param chain how the causes follow from each other
 * @param prediction what the next synchronization does; empty where that is not known
 */
public record MemberVerdict(
    Mapping mapping,
    Identity identity,
    MembershipStatus status,
    List<FoundCause> causes,
    CauseChain chain,
    Optional<SyncPrediction> prediction) {
  public MemberVerdict {
    causes = List.copyOf(causes);
  }

  /** What became of it, and what the next synchronization does. */
  public String summary() {
    return prediction.map(next -> status.summary() + " " + next.text()).orElse(status.summary());
  }

  /** The root cause; empty where no cause fits. */
  public Optional<FoundCause> rootCause() {
    return causes.stream().filter(cause -> chain.role(cause) == CauseChain.Role.ROOT).findFirst();
  }

  /** Why it is so, in one or two sentences; empty for what is synced. */
  public Optional<String> why() {
    return MembershipReasons.why(this);
  }

  /** What to do next, one sentence; empty where all is as it should be. */
  public Optional<String> nextStep() {
    return MembershipReasons.nextStep(this);
  }

  /** What proves the verdict, then what proves its causes; each record once. */
  public List<EvidenceItem> allEvidence() {
    // Many records of a page can be on one line, so the place does not identify a record.
    Map<Event, EvidenceItem> byRecord = new LinkedHashMap<>();
    Stream.concat(status.evidence().stream(), causes.stream().flatMap(c -> c.evidence().stream()))
        .forEach(piece -> byRecord.putIfAbsent(piece.event(), piece));
    return List.copyOf(byRecord.values());
  }

  /** What would make the verdict or one of its causes surer; each once. */
  public List<MissingEvidence> allMissing() {
    if (causes.isEmpty()) {
      return status.missing();
    }
    return Stream.concat(
            status.missing().stream(), causes.stream().flatMap(c -> c.missing().stream()))
        .distinct()
        .toList();
  }
}
