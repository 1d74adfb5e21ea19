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
  private static final String DEVICE = " of the device";

  public Missing(String what, String how) {
    this(what, how, null);
  }

  /** What it is without the computer it must be of. */
  public String thing() {
    return machine == null ? what : what.replace(" of " + machine, "");
  }

  /** The same, of one computer, which stands in the place of "the device". */
  public Missing of(String computer) {
    return new Missing(
        what.replace(DEVICE, " of " + computer), how.replace(DEVICE, " of " + computer), computer);
  }
}
