package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.cause.Way;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.evidence.Missing;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.ArrayList;
import java.util.List;

/** Holds when all hold, as surely as the weakest of them; one that fails decides. */
public record AllOf(List<Condition> conditions) implements Condition {
  public AllOf {
    conditions = List.copyOf(conditions);
  }

  @Override
  public Finding evaluate(Dossier dossier) {
    List<Proof> proofs = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    for (Condition condition : conditions) {
      switch (condition.evaluate(dossier)) {
        case Finding.Fails fails -> {
          return fails;
        }
        case Finding.Holds holds -> proofs.add(holds.proof());
        case Finding.Unknown unknown -> missing.addAll(unknown.missing());
      }
    }
    return missing.isEmpty()
        ? new Finding.Holds(new Proof.All(proofs))
        : new Finding.Unknown(missing);
  }

  @Override
  public List<Way> waysToHold() {
    return Way.together(conditions.stream().map(Condition::waysToHold).toList());
  }

  @Override
  public List<Way> waysToFail() {
    return conditions.stream().flatMap(condition -> condition.waysToFail().stream()).toList();
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return conditions.stream().allMatch(condition -> condition.appliesTo(subject));
  }
}
