package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import java.util.List;

/**
 * A condition that needs code, known to cause files by its name. Small, without state, and with its
 * own test; registered in {@link dev.synctrace.diagnosis.cause.predicate.Predicates}.
 *
 * @param <D> the context it looks at; a cause of a narrower scope hands it the wider one around its
 *     subject
 */
public interface Predicate<D extends SubjectContext> {
  /** Its name in cause files, in camel case: what is true when it holds. */
  String name();

  /** The context it looks at. */
  Class<D> looksAt();

  /** The ways in which it can hold, the surest first. */
  List<DecisionRule> ways();

  /** Looks. Evidence is given as speaking for the condition when it holds, against it when not. */
  ConditionResult evaluate(D context);
}
