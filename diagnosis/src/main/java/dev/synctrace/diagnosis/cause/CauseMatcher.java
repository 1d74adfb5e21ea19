package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.dossier.Dossier;
import dev.synctrace.diagnosis.dossier.MemberDossier;
import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.diagnosis.verdict.Missing;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the causes that fit a subject.
 *
 * <p>A cause fits when all its {@code when} hold; where some hold, none fails and the rest cannot
 * be told from the case, it fits as POSSIBLE. Its grade is that of the weakest {@code when}; signs
 * in {@code supports} can make a POSSIBLE one LIKELY, never PROVEN, since proof is what {@code
 * when} is for; each sign in {@code against} takes one grade. No cause is surer than its ceiling,
 * and one known only from Graph's documentation or by deduction is not proven by an HTTP status
 * that fits other causes as well.
 */
public final class CauseMatcher {
  private final CauseCatalogue catalogue;

  public CauseMatcher(CauseCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The causes of one scope that fit, best first. A member's explain its verdict. */
  public List<FoundCause> match(Scope scope, Dossier dossier) {
    return catalogue.of(scope).stream()
        .filter(cause -> explains(cause, dossier))
        .map(cause -> match(cause, dossier))
        .flatMap(Optional::stream)
        .sorted(FoundCause.BEST_FIRST)
        .toList();
  }

  private static boolean explains(Cause cause, Dossier dossier) {
    return !(dossier instanceof MemberDossier member)
        || cause.explains().contains(member.standing().verdict());
  }

  /** The cause as it fits this subject; empty when it does not. */
  public Optional<FoundCause> match(Cause cause, Dossier dossier) {
    Match match = new Match();
    for (Condition condition : cause.when()) {
      if (!match.require(condition.evaluate(dossier))) {
        return Optional.empty();
      }
    }
    if (!match.anyHeld() || anyHolds(cause.excludes(), dossier)) {
      return Optional.empty();
    }
    cause.supports().forEach(condition -> match.support(condition.evaluate(dossier)));
    cause.against().forEach(condition -> match.weaken(condition.evaluate(dossier)));
    cause.needs().stream()
        .filter(need -> !need.isMet(dossier.coverage()))
        .forEach(need -> match.missing.add(need.missing()));
    return Optional.of(match.found(cause));
  }

  /**
   * How sure a cause may be at most.
   *
   * @param generic whether all of its evidence would fit other causes as well
   */
  static Grade capped(Cause cause, Grade reached, boolean generic) {
    boolean deduced = cause.basis() == Basis.GRAPH || cause.basis() == Basis.INFERRED;
    return (generic && deduced ? reached.atMost(Grade.LIKELY) : reached).atMost(cause.ceiling());
  }

  private static boolean anyHolds(List<Condition> conditions, Dossier dossier) {
    for (Condition condition : conditions) {
      if (condition.evaluate(dossier) instanceof Finding.Holds) {
        return true;
      }
    }
    return false;
  }

  /** What is known of one cause while its conditions are asked. */
  private static final class Match {
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<Missing> missing = new LinkedHashSet<>();
    private Grade grade = Grade.PROVEN;
    private boolean held;
    private boolean open;
    private boolean supported;
    private boolean generic = true;
    private int against;

    /** Whether the cause can still fit. */
    boolean require(Finding finding) {
      return switch (finding) {
        case Finding.Holds holds -> {
          held = true;
          grade = grade.atMost(holds.grade());
          evidence.addAll(holds.evidence());
          generic &= holds.evidence().stream().allMatch(Match::isGeneric);
          yield true;
        }
        case Finding.Fails fails -> false;
        case Finding.Unknown unknown -> {
          open = true;
          missing.addAll(unknown.missing());
          yield true;
        }
      };
    }

    boolean anyHeld() {
      return held;
    }

    void support(Finding finding) {
      if (finding instanceof Finding.Holds holds) {
        supported = true;
        evidence.addAll(holds.evidence());
      }
    }

    void weaken(Finding finding) {
      if (finding instanceof Finding.Holds holds) {
        against++;
        holds.evidence().stream()
            .map(piece -> Evidence.against(piece.event(), piece.says()))
            .forEach(evidence::add);
      }
    }

    FoundCause found(Cause cause) {
      return new FoundCause(
          cause.id(),
          cause.title(),
          grade(cause),
          List.copyOf(new LinkedHashSet<>(evidence)),
          List.copyOf(missing),
          cause.fix(),
          cause.links());
    }

    private Grade grade(Cause cause) {
      Grade reached = open ? Grade.POSSIBLE : grade;
      if (supported && !open && reached == Grade.POSSIBLE) {
        reached = Grade.LIKELY;
      }
      for (int i = 0; i < against && reached != Grade.POSSIBLE; i++) {
        reached = reached == Grade.PROVEN ? Grade.LIKELY : Grade.POSSIBLE;
      }
      return capped(cause, reached, generic);
    }

    /** A status code or an unread message: many causes look like that. */
    private static boolean isGeneric(Evidence piece) {
      Kind kind = piece.event().kind();
      boolean log = !kind.label().startsWith("fact.") && !kind.label().startsWith("audit.");
      return log
          && (kind == Kind.OTHER
              || piece.event().attributes().get(Attribute.HTTP_STATUS).isPresent());
    }
  }
}
