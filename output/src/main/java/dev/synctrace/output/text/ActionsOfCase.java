package dev.synctrace.output.text;

import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.trace.model.Trace;
import java.util.Optional;

/** Tells of the tenant-attach actions of a case beside its members. */
@FunctionalInterface
public interface ActionsOfCase {
  /** Tells nothing. */
  ActionsOfCase NONE = _ -> Optional.empty();

  /**
   * Says in a sentence how far the actions came; empty where there are none, or where nobody reads
   * it.
   *
   * @param open is given what they lack
   */
  Optional<String> headline(OpenQuestions open);

  /** What these lack, without a sentence. */
  static ActionsOfCase lacking(Iterable<Trace> actions) {
    return open -> {
      actions.forEach(action -> open.addAction(action.missing()));
      return Optional.empty();
    };
  }
}
