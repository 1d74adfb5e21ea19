package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.cause.Way;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.evidence.Missing;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.ArrayList;
import java.util.List;

/** Holds when one holds, as surely as the surest; fails only when all fail. */
public record AnyOf(List<Condition> conditions) implements Condition {
  public AnyOf {
    conditions = List.copyOf(conditions);
  }

  @Override
  public Finding evaluate(Dossier dossier) {
    List<Proof> holding = new ArrayList<>();
    List<Proof> failing = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    for (Condition condition : conditions) {
      switch (condition.evaluate(dossier)) {
        case Finding.Holds holds -> holding.add(holds.proof());
        case Finding.Fails fails -> failing.add(fails.proof());
        case Finding.Unknown unknown -> missing.addAll(unknown.missing());
      }
    }
    if (!holding.isEmpty()) {
      return new Finding.Holds(new Proof.Any(holding));
    }
    return missing.isEmpty()
        ? new Finding.Fails(new Proof.All(failing))
        : new Finding.Unknown(missing);
  }

  @Override
  public List<Way> waysToHold() {
    return conditions.stream().flatMap(condition -> condition.waysToHold().stream()).toList();
  }

  @Override
  public List<Way> waysToFail() {
    return Way.together(conditions.stream().map(Condition::waysToFail).toList());
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return conditions.stream().allMatch(condition -> condition.appliesTo(subject));
  }
}
