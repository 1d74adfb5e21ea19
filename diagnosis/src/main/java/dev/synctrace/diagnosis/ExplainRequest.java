package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.verdict.VerdictState;
import org.jspecify.annotations.Nullable;

/**
 * Which verdicts are wanted. {@link #all()} asks for every member of every mapping; the other
 * methods narrow it.
 *
 * @param subject a device or user by name or id, or a group or collection by id or name; null for
 *     everybody
 * @param group id or name of a group; null for any
 * @param collection id or name of a collection; null for any
 * @param verdict only these; null for any
 */
public record ExplainRequest(
    @Nullable String subject,
    @Nullable String group,
    @Nullable String collection,
    @Nullable VerdictState verdict) {
  public static ExplainRequest all() {
    return new ExplainRequest(null, null, null, null);
  }

  public static ExplainRequest of(String subject) {
    return new ExplainRequest(subject, null, null, null);
  }

  public ExplainRequest inGroup(@Nullable String group) {
    return new ExplainRequest(subject, group, collection, verdict);
  }

  public ExplainRequest inCollection(@Nullable String collection) {
    return new ExplainRequest(subject, group, collection, verdict);
  }

  public ExplainRequest withVerdict(@Nullable VerdictState verdict) {
    return new ExplainRequest(subject, group, collection, verdict);
  }
}
