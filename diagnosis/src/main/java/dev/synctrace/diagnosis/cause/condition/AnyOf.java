package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.cause.Way;
import dev.synctrace.diagnosis.dossier.Dossier;
import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.diagnosis.verdict.Missing;
import java.util.ArrayList;
import java.util.List;

/** Holds when one holds, as surely as the surest; fails only when all fail. */
public record AnyOf(List<Condition> conditions) implements Condition {
  public AnyOf {
    conditions = List.copyOf(conditions);
  }

  @Override
  public Finding evaluate(Dossier dossier) {
    List<Evidence> evidence = new ArrayList<>();
    List<Evidence> against = new ArrayList<>();
    List<Missing> missing = new ArrayList<>();
    Grade surest = Grade.POSSIBLE;
    boolean held = false;
    Grade weakestFailure = Grade.PROVEN;
    for (Condition condition : conditions) {
      switch (condition.evaluate(dossier)) {
        case Finding.Holds holds -> {
          held = true;
          surest = holds.grade().compareTo(surest) > 0 ? holds.grade() : surest;
          evidence.addAll(holds.evidence());
        }
        case Finding.Fails fails -> {
          weakestFailure = weakestFailure.atMost(fails.grade());
          against.addAll(fails.evidence());
        }
        case Finding.Unknown unknown -> missing.addAll(unknown.missing());
      }
    }
    if (held) {
      return new Finding.Holds(surest, evidence);
    }
    return missing.isEmpty()
        ? new Finding.Fails(weakestFailure, against)
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
