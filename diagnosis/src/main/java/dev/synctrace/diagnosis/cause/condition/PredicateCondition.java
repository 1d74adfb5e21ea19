package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Predicate;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.cause.Way;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition in code.
 *
 * @param says what its evidence shows, in place of the predicate's own sentences; null to keep them
 */
public record PredicateCondition(Predicate<?> predicate, @Nullable String says)
    implements Condition {
  @Override
  public Finding evaluate(Dossier dossier) {
    Finding finding = ask(predicate, dossier);
    return says != null && finding instanceof Finding.Holds holds
        ? new Finding.Holds(said(holds.proof(), says))
        : finding;
  }

  @Override
  public List<Way> waysToHold() {
    return says == null
        ? predicate.ways()
        : predicate.ways().stream()
            .map(way -> new Way(way.grounds(), List.of(says), way.kinds(), way.generic()))
            .toList();
  }

  @Override
  public List<Way> waysToFail() {
    return predicate.ways().stream()
        .limit(1)
        .map(way -> new Way(List.of(Ground.RECORD), not(way.says()), way.kinds(), way.generic()))
        .toList();
  }

  private static List<String> not(List<String> clauses) {
    return clauses.stream().map(clause -> "not so: " + clause).toList();
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return Dossiers.reaches(subject, predicate.looksAt());
  }

  private static <D extends Dossier> Finding ask(Predicate<D> predicate, Dossier dossier) {
    D asked = Dossiers.of(dossier, predicate.looksAt());
    return asked.once(predicate, () -> predicate.evaluate(asked));
  }

  private static Proof said(Proof proof, String sentence) {
    return proof.restated(piece -> new Evidence(piece.event(), sentence, piece.supports()));
  }
}
