package dev.synctrace.parsers.log;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One catalogue file: what a log is and which messages of it are known, each with the literal text
 * it is known by. Read for {@code synctrace kinds}, for docs/kinds.md and by the tests; reading
 * logs does not need it.
 *
 * @param log the log's name, or a name for messages that several logs share
 * @param machine where it is written
 * @param folder where it usually is
 * @param reference where the knowledge comes from
 */
@JsonIgnoreProperties({
  "order",
  "components",
  "fileNames",
  "aliases",
  "anchors",
  "readFirst",
  "provider"
}) // read as LogFormat, or as the kinds of an event log
public record LogDescription(
    String log,
    String title,
    @Nullable String machine,
    @Nullable String folder,
    String reference,
    List<KnownKind> kinds) {

  private static final String FACTS = "/dev/synctrace/parsers/fact/";
  static final String EVENT_LOGS = "/dev/synctrace/parsers/eventlog/";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** How well a message is known. messages-server.md section 0. */
  public enum Mark {
    SEEN,
    @JsonProperty("SEEN-OCR")
    SEEN_OCR,
    RECONSTRUCTED,
    INFERRED
  }

  /**
   * One kind of event in this log.
   *
   * @param severity of its events unless their content decides otherwise; info where it is null
   */
  @JsonIgnoreProperties({
    "order",
    "title",
    "answers",
    "how",
    "log",
    "precedence",
    "needs",
    "telling",
    "entitySet",
    "keys",
    "columns",
    "events"
  }) // of facts and event logs, read by their readers
  public record KnownKind(
      String kind,
      @Nullable String severity,
      String says,
      List<Example> messages,
      @Nullable List<String> nearMisses) {
    public Kind type() {
      return Kind.byLabel(kind).orElseThrow();
    }
  }

  /**
   * A message as it is in the log.
   *
   * @param severity only where it is not the kind's own
   */
  public record Example(
      String text,
      Mark mark,
      @Nullable String severity,
      @Nullable Map<String, Object> attributes) {}

  /** All catalogue files, in the order of {@link LogRegistry}. */
  public static List<LogDescription> all() {
    CompiledYaml catalogue = CompiledYaml.of(LogDescription.class);
    return LogRegistry.files().stream()
        .map(name -> MAPPER.convertValue(catalogue.file(name), LogDescription.class))
        .toList();
  }

  /** Catalogues of the Windows event logs, by number. Their examples are texts of their events. */
  public static List<LogDescription> eventLogs() {
    return CompiledYaml.in(EVENT_LOGS).files().values().stream()
        .sorted(Comparator.comparingInt(file -> file.required("order").asInt()))
        .map(file -> MAPPER.convertValue(file, LogDescription.class))
        .toList();
  }

  /**
   * The catalogues of what is read from exports instead of logs: audits and facts. Their examples
   * are events' texts, and their attributes only names.
   */
  public static List<LogDescription> exports() {
    LogDescription facts = read(FACTS + "kinds.yaml");
    return List.of(
        read("/dev/synctrace/parsers/audit/kinds.yaml"),
        new LogDescription(
            facts.log,
            facts.title,
            facts.machine,
            facts.folder,
            facts.reference,
            CompiledYaml.in(FACTS + "row/").files().values().stream()
                .sorted(Comparator.comparingInt(file -> file.required("order").asInt()))
                .map(file -> MAPPER.convertValue(file, KnownKind.class))
                .toList()));
  }

  private static LogDescription read(String name) {
    try (InputStream in = LogDescription.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no catalogue file " + name);
      }
      return YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(in, LogDescription.class);
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue file " + name, e);
    }
  }
}
