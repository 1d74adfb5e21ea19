package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.McpSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What no well-meaning client sends: each is refused with one short line, and the question after it
 * is answered as before.
 */
class McpHostileInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HUGE = "x".repeat(900_000);
  private static final int LONGEST_REFUSAL = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The texts that each tool takes. */
  private static final Map<String, List<String>> TEXTS =
      Map.of(
          "list_cases", List.of("cursor"),
          "explain", List.of("subject", "group", "collection", "verdict", "at", "case", "cursor"),
          "trace", List.of("id", "machine", "case", "cursor"),
          "search", List.of("query", "since", "until", "machine", "histogram", "case", "cursor"),
          "list_patterns", List.of("query", "machine", "newSince", "case", "cursor"),
          "read_log", List.of("source", "since", "find", "case", "cursor"),
          "decode_error", List.of("code", "case", "cursor"),
          "list_what_to_collect", List.of("for", "device", "case", "cursor"));

  @TempDir private static Path temp;
  private static McpSession session;
  private int refused;

  @BeforeAll
  static void aSession() throws IOException {
    Path folder = temp.resolve("case");
    assertThat(
            CommandRun.of("ingest", "../samples/contoso-group-sync", "--case", folder.toString())
                .status())
        .isZero();
    session = McpSession.open(temp, "--case", folder.toString());
  }

  @AfterAll
  static void theSessionHasSurvived() throws Exception {
    assertThat(session.end()).isZero();
    assertThat(session.err()).isEmpty();
    session.close();
  }

  /** Every text of every tool as a number, a list, an object, a huge text, with line breaks. */
  @Test
  void wrongTypesAndHugeTexts() throws IOException {
    for (Map.Entry<String, List<String>> tool : TEXTS.entrySet()) {
      for (String text : tool.getValue()) {
        for (Object value :
            Arrays.asList(
                -1, 2.5, true, List.of("a"), Map.of("a", 1), HUGE, "", "  ", "a\nb\u0000c")) {
          Map<String, Object> question = new HashMap<>(required(tool.getKey()));
          question.put(text, value);
          refuses(tool.getKey(), question);
        }
      }
    }
    assertThat(refused).isGreaterThan(200);
    answersAsBefore();
  }

  private static Map<String, Object> required(String tool) {
    return tool.equals("decode_error") ? Map.of("code", "403") : Map.of();
  }

  @Test
  void numbersOutOfBounds() throws IOException {
    for (Object number :
        List.of(-1, Integer.MIN_VALUE, Long.MAX_VALUE, 1e300, "5", 0.5, 1_000_000_000L)) {
      refuses("search", Map.of("newest", number));
      refuses("read_log", Map.of("source", "CCM_STS", "line", number));
      refuses("read_log", Map.of("source", "CCM_STS", "line", 1, "around", number));
    }
    refuses("search", Map.of("newest", 0));
    refuses("read_log", Map.of("source", "CCM_STS", "line", 0));
    refuses("read_log", Map.of("source", "CCM_STS", "line", 999_999_999));
    answersAsBefore();
  }

  @Test
  void pathsOutOfTheCase() throws IOException {
    for (String path :
        List.of(
            "../../etc/passwd",
            "/etc/passwd",
            "/etc/passwd:1",
            "..\\..\\windows\\system32\\config\\sam",
            "C:\\Windows\\win.ini",
            "file:///etc/passwd",
            "\\\\server\\share\\file.log",
            "../redaction.key",
            "redaction.key",
            "index/segments_1",
            "%2e%2e%2fredaction.key",
            "/proc/self/environ",
            "~/.ssh/id_rsa")) {
      refuses("read_log", Map.of("source", path));
      refuses("search", Map.of("case", path.substring(0, Math.min(20, path.length()))));
    }
    for (String address :
        List.of(
            "file:///etc/passwd",
            "synctrace://cases/../../etc/passwd",
            "synctrace://cases/case-9/report",
            "synctrace://causes/S99",
            "http://127.0.0.1/",
            "",
            HUGE)) {
      refusesRequest("resources/read", Map.of("uri", address));
    }
    answersAsBefore();
  }

  @Test
  void absurdCursors() throws IOException {
    String next = session.ask("search", Map.of()).path("next").asText();
    for (String cursor :
        List.of(
            "-1",
            "0-00000000",
            "999999999-00000000",
            "1",
            "next",
            "../..",
            "99999999999999999",
            next.replaceFirst("^\\d+", "5") + "0",
            next.substring(0, next.length() - 1) + "z")) {
      refuses("search", Map.of("cursor", cursor));
    }
    // A cursor is of one question; behind the end there is nothing.
    refuses("search", Map.of("cursor", next, "query", "severity:error"));
    refuses("trace", Map.of("cursor", next));
    refuses("search", Map.of("cursor", next.replaceFirst("^\\d+", "999999999")));
    answersAsBefore();
  }

  @Test
  void queriesThatTakeApartAParser() throws IOException {
    List<Map<String, Object>> queries = new ArrayList<>();
    for (String query :
        List.of(
            "(".repeat(2_000),
            "((((",
            "\"",
            "a AND",
            "foo:bar",
            "time:[x TO y]",
            "line:abc",
            "/(/",
            "x^")) {
      queries.add(Map.of("query", query));
      queries.add(Map.of("source", "CCM_STS", "find", query));
    }
    for (Map<String, Object> query : queries) {
      refuses(query.containsKey("find") ? "read_log" : "search", query);
    }
    for (String query :
        List.of(
            "(".repeat(900) + "a" + ")".repeat(900),
            "NOT ".repeat(499) + "a",
            "/(.*a){60}.*b(.*c){60}/",
            "*".repeat(1_000),
            "?".repeat(1_900),
            "a~2 OR ".repeat(200) + "b",
            "message:" + "a*b*c*d*".repeat(200))) {
      boundedAnswer("search", Map.of("query", query));
    }
    refuses("search", Map.of("facets", List.of("message")));
    refuses("search", Map.of("facets", List.of("kind", "log", "machine", "severity", "thread")));
    refuses("search", Map.of("facets", List.of(1)));
    refuses("search", Map.of("histogram", "0s"));
    refuses("search", Map.of("since", "yesterday"));
    boundedAnswer("search", Map.of("histogram", "1s"));
    boundedAnswer("search", Map.of("since", "-999999999-01-01T00:00:00Z"));
    answersAsBefore();
  }

  @Test
  void unknownToolsMethodsAndArguments() throws IOException {
    for (String tool : List.of("delete_case", "", "../explain", "ingest", "Explain", HUGE)) {
      refusesRequest("tools/call", Map.of("name", tool, "arguments", Map.of()));
    }
    for (String method :
        List.of("tools/delete", "prompts/list", "sampling/createMessage", "", HUGE)) {
      refusesRequest(method, Map.of());
    }
    Map<String, Object> wrong = new LinkedHashMap<>();
    wrong.put("name", List.of("search"));
    wrong.put("arguments", "all");
    refusesRequest("tools/call", wrong);
    refusesRequest("tools/call", Map.of());
    refusesRequest("resources/read", Map.of());
    for (String tool : TEXTS.keySet()) {
      Map<String, Object> question = new HashMap<>(required(tool));
      question.put("no_redact", true);
      refuses(tool, question);
      question.put(HUGE, 1);
      refuses(tool, question);
    }
    answersAsBefore();
  }

  @Test
  void linesThatAreNoMessages() throws IOException {
    for (String line :
        List.of(
            "no message",
            "{",
            "[]",
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
            "null",
            "42",
            "\"text\"",
            "{}",
            "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}",
            "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"" + "9".repeat(201) + "\",\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[1]}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":\"a\"}",
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
            "[".repeat(100_000),
            "x".repeat(3 * 1024 * 1024),
            "\u0000\u0001\u0002",
            "GET / HTTP/1.1")) {
      session.send(line);
      refusal(readInTime(), line);
    }
    // These need no answer and get none.
    session.send("");
    session.send("{\"jsonrpc\":\"2.0\",\"id\":77,\"result\":{}}");
    session.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unknown\"}");
    session.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    answersAsBefore();
  }

  private void refuses(String tool, Map<String, ?> arguments) throws IOException {
    refusesRequest("tools/call", Map.of("name", tool, "arguments", arguments));
  }

  private void refusesRequest(String method, Map<String, ?> params) throws IOException {
    session.send(
        JSON.writeValueAsString(
            Map.of("jsonrpc", "2.0", "id", "hostile", "method", method, "params", params)));
    refusal(readInTime(), method + " " + params);
  }

  private JsonNode readInTime() {
    return assertTimeoutPreemptively(PATIENCE, () -> session.read());
  }

  private void refusal(JsonNode answer, String sent) {
    String asked = sent.substring(0, Math.min(200, sent.length()));
    boolean isError = answer.has("error") || answer.path("result").path("isError").asBoolean(false);
    assertThat(isError).as(asked + " -> " + answer).isTrue();
    assertThat(answer.toString().length()).as(asked).isLessThan(LONGEST_REFUSAL);
    assertThat(answer.toString())
        .as(asked)
        .doesNotContain("Exception", "java.", "io.modelcontextprotocol", "\\tat ", "dev.synctrace");
    refused++;
  }

  /** A question that may have an answer: it is bounded, and comes in time. */
  private void boundedAnswer(String tool, Map<String, ?> arguments) throws IOException {
    session.send(
        JSON.writeValueAsString(
            Map.of(
                "jsonrpc",
                "2.0",
                "id",
                "heavy",
                "method",
                "tools/call",
                "params",
                Map.of("name", tool, "arguments", arguments))));
    JsonNode answer = readInTime();
    assertThat(answer.path("id").asText()).isEqualTo("heavy");
    assertThat(answer.toString().length()).isLessThan(120_000);
    assertThat(answer.toString()).doesNotContain("dev.synctrace", "java.lang");
  }

  private void answersAsBefore() throws IOException {
    assertThat(session.ask("decode_error", Map.of("code", "0xd0090016")).toString())
        .contains("NTE_BAD_KEYSET");
  }
}
