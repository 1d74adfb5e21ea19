package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.Predicate;
import java.util.List;

/** Every predicate there is. A new predicate is added here. */
public final class Predicates {
  private Predicates() {}

  /** All, each with a name of its own. */
  public static List<Predicate<?>> all() {
    return List.of();
  }
}
