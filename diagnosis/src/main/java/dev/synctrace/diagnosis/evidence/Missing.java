package dev.synctrace.diagnosis.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Something that would decide the answer and is not in the case.
 *
 * @param what the thing, such as {@code ClientKeyData export}
 * @param how where it is found and the command or query that exports it
 * @param machine name of the one computer it must be of; null where it is of no certain one
 */
public record Missing(String what, String how, @Nullable String machine) {
  public Missing(String what, String how) {
    this(what, how, null);
  }

  /** The same, of one computer. */
  public Missing of(String computer) {
    return new Missing(what, how, computer);
  }
}
