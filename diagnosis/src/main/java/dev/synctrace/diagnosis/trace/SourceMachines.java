package dev.synctrace.diagnosis.trace;

import java.util.Optional;

/** Names the machine that wrote a source. */
@FunctionalInterface
public interface SourceMachines {
  /**
   * The name of the machine, without its domain.
   *
   * @param source path of the source inside its bundle
   * @return empty when the case does not tell
   */
  Optional<String> of(String source);
}
