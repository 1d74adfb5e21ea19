package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.synctrace.serve.page.OpenApi;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document is valid, and a server answers as it says. */
@Tag("slow")
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A value for each parameter with which the answer is another than without it. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "q", List.of("severity:error"),
          "only", List.of("kind:audit.member.added", "severity:info"),
          "since", List.of("2d"),
          "until", List.of("2026-10-13T12:00:00Z"),
          "facet", List.of("thread"),
          "tab", List.of("FAILED"),
          "words", List.of("CLIENT-088"));

  @TempDir private static Path temp;
  private static @Nullable ServedCases started;
  private static String one = "";
  private static String other = "";

  private static ServedCases served() {
    return Objects.requireNonNull(started);
  }

  @BeforeAll
  static void serve() throws IOException, InterruptedException {
    List<String> folders = new ArrayList<>();
    for (String sample : List.of("contoso-group-sync", "contoso-tenant-attach")) {
      String folder = temp.resolve(sample).toString();
      CommandRun.of("ingest", "-q", "../samples/" + sample, "--case", folder);
      folders.add(folder);
    }
    started = ServedCases.start(temp, folders.toArray(String[]::new));
    one = served().id(folders.get(0));
    other = served().id(folders.get(1));
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.close();
    }
  }

  private static JsonNode document() {
    return JSON.valueToTree(OpenApi.document());
  }

  @Test
  void theDocumentIsValidOpenApi() {
    JsonSchema published =
        JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder ->
                    builder.schemaMappers(mappers ->
                        mappers.mapPrefix(
                            "https://spec.openapis.org/", "classpath:spec.openapis.org/")))
            .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema/2022-10-07"));

    assertThat(AnswerValidation.problems(published, document())).isEmpty();
    JsonNode broken = document();
    ((ObjectNode) broken.get("info")).remove("version");
    assertThat(AnswerValidation.problems(published, broken)).isNotEmpty();
  }

  @Test
  void theServerHasTheDocument() throws IOException, InterruptedException {
    HttpResponse<String> answer = served().data("/openapi.json");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(JSON.readTree(answer.body())).isEqualTo(document());
  }

  @Test
  void everyAddressAnswersInEveryFormatAsTheDocumentSays() throws Exception {
    assertThat(document().get("paths").properties()).hasSize(3);
    for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
      JsonNode content = path.getValue().at("/get/responses/200/content");
      List<String> types = new ArrayList<>();
      for (JsonNode format : parameter(path.getValue(), "format").at("/schema/enum")) {
        HttpResponse<String> answer = served().data(address(path, "format=" + format.asText()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String type =
            answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        types.add(type);
        switch (format.asText()) {
          case "json" ->
              assertThat(problems(content.at("/application~1json/schema"), answer.body()))
                  .isEmpty();
          case "ndjson" -> {
            String described = content.at("/application~1x-ndjson/schema/description").asText();
            JsonNode line = JSON.createObjectNode().put("$ref", described.replaceFirst(".* ", ""));
            for (String each : answer.body().lines().toList()) {
              assertThat(problems(line, each)).isEmpty();
            }
          }
          default -> assertThat(answer.body().lines().count()).isGreaterThan(1);
        }
      }
      List<String> described = new ArrayList<>();
      content.fieldNames().forEachRemaining(described::add);
      assertThat(types).containsExactlyInAnyOrderElementsOf(described);
    }
  }

  @Test
  void everyParameterChangesTheAnswer() throws Exception {
    List<String> tried = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
      String without = served().data(address(path, "format=json")).body();
      for (JsonNode parameter : path.getValue().at("/get/parameters")) {
        String name = parameter.get("name").asText();
        if (!parameter.get("required").asBoolean()) {
          StringBuilder query = new StringBuilder("format=json");
          List<String> values = Objects.requireNonNull(VALUES.get(name), name);
          values.forEach(value ->
              query.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
          HttpResponse<String> with = served().data(address(path, query.toString()));

          assertThat(with.statusCode()).as(name).isEqualTo(200);
          assertThat(with.body()).as(name).isNotEqualTo(without);
          JsonNode schema =
              path.getValue().at("/get/responses/200/content/application~1json/schema");
          assertThat(problems(schema, with.body())).isEmpty();
          tried.add(name);
        }
      }
    }
    assertThat(tried).containsExactlyInAnyOrderElementsOf(VALUES.keySet());
  }

  @Test
  void refusalsHaveTheStatusAndTheShapeThatTheDocumentSays() throws Exception {
    for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
      HttpResponse<String> noFormat = served().data(address(path, "format=xml"));
      HttpResponse<String> noCase =
          served().data(address(path, "format=json").replace(one, "0".repeat(32)));

      JsonNode responses = path.getValue().at("/get/responses");
      assertThat(noFormat.statusCode()).isEqualTo(400);
      assertThat(noCase.statusCode()).isEqualTo(404);
      for (HttpResponse<String> refusal : List.of(noFormat, noCase)) {
        JsonNode schema =
            responses.at("/" + refusal.statusCode() + "/content/application~1json/schema");
        assertThat(schema.isMissingNode()).isFalse();
        assertThat(problems(schema, refusal.body())).isEmpty();
      }
    }
  }

  private static JsonNode parameter(JsonNode path, String name) {
    for (JsonNode parameter : path.at("/get/parameters")) {
      if (parameter.get("name").asText().equals(name)) {
        return parameter;
      }
    }
    throw new AssertionError(name);
  }

  /** Returns an address with its required parameters. */
  private static String address(Map.Entry<String, JsonNode> path, String query) {
    String required = path.getKey().endsWith("/compare") ? "with=" + other + "&" + query : query;
    return path.getKey().replace("{case}", one) + "?" + required;
  }

  /** Validates against a schema of the document. */
  private static List<String> problems(JsonNode schema, String body) throws IOException {
    ObjectNode alone = schema.deepCopy();
    alone.set("components", document().get("components"));
    return AnswerValidation.problems(AnswerValidation.strict(alone), JSON.readTree(body));
  }
}
