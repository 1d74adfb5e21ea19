package dev.synctrace.cli.assistant;

import dev.synctrace.output.assistant.RefusedQuestionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cases that an assistant may ask about, by name. */
public record AssistantCases(List<AssistantCase> all) implements AutoCloseable {
  public AssistantCases {
    all = List.copyOf(all);
  }

  /**
   * Returns the case that a question is about.
   *
   * @param name empty for the only one
   * @throws RefusedQuestionException when there is none of that name, or several and no name
   */
  AssistantCase named(Optional<String> name) {
    if (all.isEmpty()) {
      throw new RefusedQuestionException(
          "There is no case. Ask the user to start synctrace mcp with --case FOLDER, after"
              + " synctrace ingest BUNDLE --case FOLDER");
    }
    if (name.isEmpty() && all.size() > 1) {
      throw new RefusedQuestionException("case is missing. Cases: " + names());
    }
    return name.isEmpty()
        ? all.getFirst()
        : all.stream()
            .filter(one -> one.name().equalsIgnoreCase(name.get()))
            .findFirst()
            .orElseThrow(
                () -> new RefusedQuestionException("There is no such case. Cases: " + names()));
  }

  /**
   * Returns the case that a question may be about; empty where no case is needed and none named.
   */
  Optional<AssistantCase> ifNamed(Optional<String> name) {
    return name.isPresent() || all.size() == 1 ? Optional.of(named(name)) : Optional.empty();
  }

  private String names() {
    return all.stream().map(AssistantCase::name).collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    all.forEach(AssistantCase::close);
  }
}
