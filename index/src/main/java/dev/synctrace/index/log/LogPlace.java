package dev.synctrace.index.log;

import dev.synctrace.index.source.SourceSummary;
import org.jspecify.annotations.Nullable;

/**
 * A place in the logs of a case that a person named.
 *
 * @param log with all files it was rotated into
 * @param source path of the file that was named; where only the log was, of its newest file
 * @param line a line of that file, from 1; null where none was named
 */
public record LogPlace(RotatedLog log, String source, @Nullable Long line) {

  /** Returns how many lines the file has; 0 where that is not known. */
  public long lines() {
    return log.sources().stream()
        .filter(file -> file.path().equals(source))
        .mapToLong(SourceSummary::lines)
        .findFirst()
        .orElse(0);
  }
}
