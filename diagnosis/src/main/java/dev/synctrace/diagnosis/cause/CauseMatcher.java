package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.cause.Cause.Provenance;
import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the causes that fit a subject.
 *
 * <p>A cause fits when all its {@code when} hold; where the first holds, none fails and the rest
 * cannot be told from the case, it fits as POSSIBLE. Its grade is that of the weakest {@code when};
 * signs in {@code supports} can make a POSSIBLE one LIKELY, never PROVEN, since proof is what
 * {@code when} is for; each sign in {@code against} takes one grade. No cause is surer than its
 * ceiling, and one known only from Graph's documentation or by deduction is not proven by an HTTP
 * status that fits other causes as well.
 */
public final class CauseMatcher {
  private final CauseCatalogue catalogue;

  public CauseMatcher(CauseCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The causes of one scope that fit, best first. A member's explain its verdict. */
  public List<FoundCause> match(Scope scope, SubjectContext subjectContext) {
    return catalogue.of(scope).stream()
        .filter(cause -> explains(cause, subjectContext))
        .map(cause -> match(cause, subjectContext))
        .flatMap(Optional::stream)
        .sorted(FoundCause.BEST_FIRST)
        .toList();
  }

  private static boolean explains(Cause cause, SubjectContext subjectContext) {
    return !(subjectContext instanceof MemberContext member)
        || cause.explains().contains(member.status().verdict());
  }

  /** The cause as it fits this subject; empty when it does not. */
  public Optional<FoundCause> match(Cause cause, SubjectContext subjectContext) {
    List<Proof> holding = new ArrayList<>();
    List<MissingEvidence> open = new ArrayList<>();
    for (Condition condition : cause.when()) {
      switch (condition.evaluate(subjectContext)) {
        case ConditionResult.Holds holds -> holding.add(holds.proof());
        case ConditionResult.Unknown unknown when condition.equals(cause.when().getFirst()) -> {
          // The first condition is what the cause is about: without it there is nothing to show.
          return Optional.empty();
        }
        case ConditionResult.Unknown unknown -> open.addAll(unknown.missing());
        case ConditionResult.Fails fails -> {
          return Optional.empty();
        }
      }
    }
    // What nothing in the case shows is no answer, however well it fits.
    boolean shown = holding.stream().anyMatch(proof -> !proof.evidence().isEmpty());
    if (!shown || anyHolds(cause.excludes(), subjectContext)) {
      return Optional.empty();
    }
    return Optional.of(
        new FoundCause(
            cause.id(),
            cause.title(),
            proof(cause, subjectContext, holding, open),
            cause.fix(),
            cause.links()));
  }

  private static Proof proof(
      Cause cause, SubjectContext subjectContext, List<Proof> holding, List<MissingEvidence> open) {
    List<Proof> parts = new ArrayList<>(holding);
    if (!open.isEmpty()) {
      parts.add(new Proof.Unmet(open));
    }
    if (subjectContext instanceof MemberContext member
        && restsOnHeartbeat(holding, member.identity())) {
      parts.add(Proof.of(PremiseBasis.HEARTBEAT));
    }
    if (subjectContext instanceof MemberContext member && restsOnMachineName(holding, member)) {
      parts.add(Proof.of(PremiseBasis.NAMED_BY_ITSELF));
    }
    Proof proof = new Proof.All(parts).corroboratedBy(holding(cause.supports(), subjectContext));
    for (Proof against : holding(cause.against(), subjectContext)) {
      proof = proof.contradictedBy(against.evidence());
    }
    List<MissingEvidence> needed =
        cause.needs().stream()
            .filter(need -> !need.isMet(subjectContext))
            .map(need -> need.missing(subjectContext))
            .toList();
    return capped(cause, proof, isGeneric(holding)).lacking(needed);
  }

  /** Whether a piece of it is of an object that only the device's own heartbeat ties to it. */
  private static boolean restsOnHeartbeat(List<Proof> proofs, Identity identity) {
    Set<Id> trusted = identity.trustedIds();
    if (trusted.size() == identity.ids().size()) {
      return false;
    }
    return proofs.stream()
        .flatMap(proof -> proof.evidence().stream())
        .map(EvidenceItem::event)
        .filter(event -> event.kind() != Kind.FACT_SYSTEM)
        .anyMatch(event -> {
          List<Id> named = identity.ids().stream().filter(id -> id.isNamedBy(event)).toList();
          return !named.isEmpty() && named.stream().noneMatch(trusted::contains);
        });
  }

  /** Whether it rests on a log that only the name of its folder gives to the member's machine. */
  private static boolean restsOnMachineName(List<Proof> proofs, MemberContext member) {
    return proofs.stream()
        .flatMap(proof -> proof.evidence().stream())
        .anyMatch(piece -> member.isOfItsMachineByName(piece.event()));
  }

  private static List<Proof> holding(List<Condition> conditions, SubjectContext subjectContext) {
    List<Proof> holding = new ArrayList<>();
    for (Condition condition : conditions) {
      if (condition.evaluate(subjectContext) instanceof ConditionResult.Holds holds) {
        holding.add(holds.proof());
      }
    }
    return holding;
  }

  private static Proof capped(Cause cause, Proof proof, boolean generic) {
    return (generic && isDeduced(cause) ? proof.restingOn(PremiseBasis.UNREAD_MESSAGE) : proof)
        .atMost(cause.ceiling());
  }

  /**
   * How sure a cause may be at most.
   *
   * @param generic whether all of its evidence would fit other causes as well
   */
  static Grade capped(Cause cause, List<PremiseBasis> grounds, boolean generic) {
    return capped(cause, new Proof.All(grounds.stream().map(Proof::of).toList()), generic).grade();
  }

  private static boolean isDeduced(Cause cause) {
    return cause.provenance() == Provenance.GRAPH || cause.provenance() == Provenance.INFERRED;
  }

  private static boolean isGeneric(List<Proof> proofs) {
    return proofs.stream()
        .allMatch(proof -> proof.evidence().stream().allMatch(CauseMatcher::isGeneric));
  }

  /** A status code or an unread message: many causes look like that. */
  private static boolean isGeneric(EvidenceItem piece) {
    Kind kind = piece.event().kind();
    boolean log = !kind.label().startsWith("fact.") && !kind.label().startsWith("audit.");
    return log
        && (kind == Kind.OTHER
            || piece.event().attributes().get(Attribute.HTTP_STATUS).isPresent());
  }

  private static boolean anyHolds(List<Condition> conditions, SubjectContext subjectContext) {
    for (Condition condition : conditions) {
      if (condition.evaluate(subjectContext) instanceof ConditionResult.Holds) {
        return true;
      }
    }
    return false;
  }
}
