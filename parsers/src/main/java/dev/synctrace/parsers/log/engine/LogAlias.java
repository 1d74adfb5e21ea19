package dev.synctrace.parsers.log.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A log that holds the messages of another log: it only gives them its own name, by its component
 * or its file name.
 */
public record LogAlias(Optional<String> name, List<String> components, List<String> fileNames)
    implements MessageLog {

  public LogAlias(String name, List<String> components, List<String> fileNames) {
    this(Optional.of(name), components, fileNames);
  }

  @Override
  public Set<String> firstWords() {
    return Set.of();
  }

  @Override
  public Optional<ParsedMessage> read(String message) {
    return Optional.empty();
  }
}
