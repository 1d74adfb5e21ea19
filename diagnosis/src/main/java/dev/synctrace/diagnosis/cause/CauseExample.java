package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.evidence.Grade;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A bundle in a cause file: an example in which the cause must be found, or a near miss in which it
 * must not.
 *
 * @param path its place in the file, such as {@code examples[0]}
 * @param name what it tells
 * @param files texts by their paths in the bundle
 * @param grade how sure the cause must be; null for any
 */
public record CauseExample(
    String path,
    String name,
    Map<String, String> files,
    @Nullable Grade grade,
    boolean isNearMiss) {
  public CauseExample {
    SequencedMap<String, String> copied = new LinkedHashMap<>(files);
    files = Collections.unmodifiableSequencedMap(copied);
  }

  /**
   * What is wrong with what was found; null when nothing is.
   *
   * @param found how sure the cause is in the bundle; null when it is not found
   */
  public @Nullable String mismatch(@Nullable Grade found) {
    if (isNearMiss) {
      return found == null ? null : "near miss '" + name + "' is found: " + found;
    }
    if (found == null) {
      return "example '" + name + "' is not found";
    }
    return grade == null || grade == found
        ? null
        : "example '" + name + "' is found as " + found + ", not " + grade;
  }
}
