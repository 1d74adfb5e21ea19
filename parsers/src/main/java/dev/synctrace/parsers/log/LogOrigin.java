package dev.synctrace.parsers.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Location of a log and its kinds of events, without the messages: a {@link LogDescription} takes
 * much longer to read.
 *
 * @param log the log's name, or a name for messages that several logs share
 * @param machine where it is written
 * @param folder where it usually is
 */
public record LogOrigin(
    String log, @Nullable String machine, @Nullable String folder, List<Kind> kinds) {

  /** Of every catalogue file, in the order of {@link LogRegistry}. */
  public static List<LogOrigin> all() {
    CompiledYaml catalogue = CompiledYaml.of(LogOrigin.class);
    return LogRegistry.files().stream().map(name -> of(catalogue.file(name))).toList();
  }

  /** Of every Windows event log that is known. */
  public static List<LogOrigin> eventLogs() {
    return CompiledYaml.in(LogDescription.EVENT_LOGS).files().values().stream()
        .map(LogOrigin::of)
        .toList();
  }

  private static LogOrigin of(JsonNode file) {
    return new LogOrigin(
        file.required("log").asText(),
        file.path("machine").asText(null),
        file.path("folder").asText(null),
        file.required("kinds")
            .valueStream()
            .map(kind -> Kind.byLabel(kind.required("kind").asText()).orElseThrow())
            .toList());
  }
}
