package dev.synctrace.parsers.log.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a log is recognized, from the YAML file next to its grammar's name.
 *
 * @param grammar name of its grammar
 * @param log its name, or a name for messages that several logs share
 * @param order of the logs in lists, and in which they are offered a message
 * @param components that write it, compared without case; empty for shared messages
 * @param fileNames names its file has had, without extension, compared without case
 * @param aliases logs with the same messages
 * @param anchors see {@link MessageLog#anchors}
 * @param readFirst whether its messages are looked for before those of other logs
 */
public record LogFormat(
    String grammar,
    String log,
    int order,
    List<String> components,
    List<String> fileNames,
    List<LogAlias> aliases,
    List<String> anchors,
    boolean readFirst) {

  /** Reads the file of a grammar. */
  public static LogFormat of(String grammar, JsonNode file) {
    return new LogFormat(
        grammar,
        file.required("log").asText(),
        file.required("order").asInt(),
        texts(file.path("components")),
        texts(file.path("fileNames")),
        file.path("aliases").valueStream().map(LogFormat::alias).toList(),
        texts(file.path("anchors")),
        file.path("readFirst").asBoolean());
  }

  /** The name of the log; empty for messages that several logs share. */
  public Optional<String> name() {
    return fileNames.isEmpty() ? Optional.empty() : Optional.of(log);
  }

  private static LogAlias alias(JsonNode alias) {
    return new LogAlias(
        alias.required("log").asText(),
        texts(alias.path("components")),
        texts(alias.path("fileNames")));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /**
   * A log that holds the messages of another log: it only gives them its own name, by its component
   * or its file name.
   */
  private record LogAlias(Optional<String> name, List<String> components, List<String> fileNames)
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
}
