package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.cause.Way;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds when the other fails; where the case would not show it, that stays unknown.
 *
 * @param says what its failing shows; null for the other's own sentences
 */
public record NotCondition(Condition condition, @Nullable String says) implements Condition {
  @Override
  public Finding evaluate(Dossier dossier) {
    return switch (condition.evaluate(dossier)) {
      case Finding.Holds holds -> new Finding.Fails(turned(holds.proof(), false));
      case Finding.Fails fails -> new Finding.Holds(turned(fails.proof(), true));
      case Finding.Unknown unknown -> unknown;
    };
  }

  @Override
  public List<Way> waysToHold() {
    return says == null
        ? condition.waysToFail()
        : condition.waysToFail().stream()
            .map(way -> new Way(way.grounds(), List.of(says), way.kinds(), way.generic()))
            .toList();
  }

  @Override
  public List<Way> waysToFail() {
    return condition.waysToHold();
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return condition.appliesTo(subject);
  }

  private Proof turned(Proof proof, boolean supports) {
    return proof.restated(piece ->
        new Evidence(piece.event(), says == null || !supports ? piece.says() : says, supports));
  }
}
