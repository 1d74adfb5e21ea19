package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.McpSession;
import dev.synctrace.cli.SampleBundles;
import dev.synctrace.cli.SampleIdentifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole session in which everything is asked has no identifier of the case in it. {@code
 * -Dsynctrace.samples=all} asks about every sample instead of one with each kind of question.
 */
class McpRedactionTest {
  private static final Path SAMPLES = Path.of("../samples");

  /** More would only repeat. */
  private static final int MOST_ASKED = 12;

  @TempDir private Path temp;

  static Stream<Path> samples() throws IOException {
    if (!"all".equals(System.getProperty("synctrace.samples"))) {
      return Stream.of(
          SAMPLES.resolve("contoso-group-sync"), SAMPLES.resolve("contoso-tenant-attach"));
    }
    return SampleBundles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSessionHasNoIdentifierOfTheCase(Path sample) throws IOException {
    // Its name could be that of a customer, too.
    Path folder = temp.resolve("northwind-4711");
    CommandRun run = CommandRun.of("ingest", sample.toString(), "--case", folder.toString());
    assertThat(run.status()).as(run.out() + run.err()).isIn(0, 3);
    Set<String> identifiers = new TreeSet<>(SampleIdentifiers.ofCase(folder));
    identifiers.addAll(SampleIdentifiers.ofFiles(sample));
    identifiers.add("northwind-4711");
    assertThat(identifiers).as("the test sees them").hasSizeGreaterThan(10);

    String redacted = session(folder);
    assertThat(SampleIdentifiers.in(redacted, identifiers)).isEmpty();

    String shown = session(folder, "--no-redact");
    assertThat(SampleIdentifiers.in(shown, identifiers))
        .as("the session asks for them")
        .hasSizeGreaterThan(identifiers.size() * 3 / 4);
  }

  /** Returns all that was answered, in lower case. */
  private String session(Path folder, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--case", folder.toString()));
    all.addAll(List.of(options));
    try (McpSession session = McpSession.open(temp, all.toArray(String[]::new))) {
      session.request("tools/list", Map.of());
      JsonNode resources =
          session.request("resources/list", Map.of()).path("result").path("resources");
      for (JsonNode resource : resources) {
        // The catalogue is no part of the case, and has Contoso in its examples.
        if (resource.path("uri").asText().startsWith("synctrace://cases/")) {
          session.request("resources/read", Map.of("uri", resource.path("uri").asText()));
        }
      }
      session.ask("list_cases", Map.of());
      pages(session, "search", Map.of());
      pages(session, "list_patterns", Map.of());
      for (String field :
          List.of(
              "machine", "hostName", "userId", "source", "deviceId", "actorName", "ipAddress")) {
        session.call("search", Map.of("facets", List.of(field)));
      }
      members(session);
      actions(session);
      logs(session);
      session.ask("list_what_to_collect", Map.of());
      session.ask("decode_error", Map.of("code", "0xd0090016"));
      session.ask("decode_error", Map.of("code", "401"));
      mistakes(session);
      return session.recorded().toLowerCase(Locale.ROOT);
    }
  }

  private static void members(McpSession session) throws IOException {
    if (session.call("explain", Map.of()).path("result").path("isError").asBoolean()) {
      return; // a case of actions only
    }
    List<JsonNode> rows = pages(session, "explain", Map.of());
    for (JsonNode row : rows.subList(0, Math.min(MOST_ASKED, rows.size()))) {
      if (!row.path("name").isNull()) {
        pages(session, "explain", Map.of("subject", row.path("name").asText()));
      }
    }
  }

  private static void actions(McpSession session) throws IOException {
    if (session.call("trace", Map.of()).path("result").path("isError").asBoolean()) {
      return; // a case of members only
    }
    List<JsonNode> rows = pages(session, "trace", Map.of());
    for (JsonNode row : rows.subList(0, Math.min(MOST_ASKED, rows.size()))) {
      if (!row.path("taskGuid").isNull()) {
        pages(session, "trace", Map.of("id", row.path("taskGuid").asText()));
      }
    }
  }

  private static void logs(McpSession session) throws IOException {
    for (JsonNode log : pages(session, "read_log", Map.of())) {
      String source = log.path("source").asText();
      pages(session, "read_log", Map.of("source", source));
      session.call("read_log", Map.of("source", source, "line", 2));
    }
  }

  /** What is near to a name is told with a mistake. */
  private static void mistakes(McpSession session) throws IOException {
    for (String near : List.of("CLIENT-04", "CM0", "megan", "SG-", "Finance", "contoso")) {
      session.call("explain", Map.of("subject", near));
      session.call("explain", Map.of("group", near));
      session.call("trace", Map.of("id", near));
      session.call("trace", Map.of("machine", near));
      session.call("read_log", Map.of("source", near + ".log"));
    }
    session.call("read_log", Map.of("source", "CcmAad"));
    session.call("read_log", Map.of("source", "CcmNotificationAgent.log", "line", 99_999));
  }

  /** Asks for all pages and returns the rows. */
  private static List<JsonNode> pages(McpSession session, String tool, Map<String, ?> question)
      throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    String cursor = null;
    do {
      Map<String, Object> asked = new HashMap<>(question);
      if (cursor != null) {
        asked.put("cursor", cursor);
      }
      JsonNode answer = session.ask(tool, asked);
      for (String name : List.of("events", "verdicts", "traces", "logs")) {
        answer.path("data").path(name).forEach(rows::add);
      }
      cursor = answer.path("next").textValue();
    } while (cursor != null);
    return rows;
  }
}
