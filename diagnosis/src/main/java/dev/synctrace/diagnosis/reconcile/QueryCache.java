package dev.synctrace.diagnosis.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps answers by their question. */
final class QueryCache {
  private final Map<Object, Object> answers = new HashMap<>();

  @SuppressWarnings("unchecked") // A question is always answered by the same type.
  <T> T once(Object question, Supplier<T> answer) {
    Object known = answers.get(question);
    if (known == null) {
      // Not computeIfAbsent: an answer may ask further questions.
      known = answer.get();
      answers.put(question, known);
    }
    return (T) known;
  }
}
