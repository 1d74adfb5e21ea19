package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.SampleBundles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code report --format sarif} against the published schema. */
class SarifReportTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<String> samples() throws IOException {
    return SampleBundles.all().stream().map(folder -> folder.getFileName().toString()).toList();
  }

  private static Set<ValidationMessage> validate(JsonNode report) throws IOException {
    try (InputStream schema =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonSchema published =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
      return published.validate(report);
    }
  }

  private static JsonNode report(String sample, String... more) throws IOException {
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of("report", SAMPLES.resolve(sample).toString(), "--format", "sarif"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsValidAndItsPlacesAreInTheBundle(String sample) throws IOException {
    JsonNode report = report(sample);

    assertThat(validate(report)).isEmpty();
    JsonNode run = report.get("runs").get(0);
    List<String> rules = run.get("tool").get("driver").get("rules").findValuesAsText("id");
    assertThat(run.get("results")).isNotEmpty();
    for (JsonNode result : run.get("results")) {
      assertThat(rules).contains(result.get("ruleId").asText());
      for (JsonNode location : result.get("locations")) {
        JsonNode place = location.get("physicalLocation");
        String path =
            URLDecoder.decode(
                place.get("artifactLocation").get("uri").asText(), StandardCharsets.UTF_8);
        assertThat(SAMPLES.resolve(sample).resolve(path)).exists();
        assertThat(place.get("region").get("startLine").asLong()).isPositive();
      }
    }
  }

  @Test
  void aRootCauseIsARuleAndAMemberAResult() throws IOException {
    JsonNode run = report("contoso-group-sync").get("runs").get(0);
    JsonNode held =
        Stream.iterate(0, i -> i + 1)
            .limit(run.get("results").size())
            .map(run.get("results")::get)
            .filter(result -> result.get("message").get("text").asText().startsWith("CLIENT-088"))
            .findFirst()
            .orElseThrow();

    assertThat(held.get("kind").asText()).isEqualTo("fail");
    assertThat(held.get("level").asText()).isEqualTo("error");
    assertThat(held.get("ruleId").asText()).matches("S\\d+");
    assertThat(held.get("properties").get("answer").asText()).isEqualTo("NOT_SYNCED");
    assertThat(held.get("locations")).isNotEmpty();
  }

  @Test
  void aCauseThatConcernsTheSiteIsAResultWithItsGrade() throws IOException {
    JsonNode run = report("contoso-tenant-attach").get("runs").get(0);
    List<JsonNode> site = new ArrayList<>();
    for (JsonNode result : run.get("results")) {
      if (result.get("properties").get("answer").asText().equals("SITE")) {
        site.add(result);
      }
    }

    assertThat(site).isNotEmpty();
    assertThat(site)
        .allSatisfy(result -> {
          boolean proven = result.get("properties").get("causeGrade").asText().equals("PROVEN");
          assertThat(result.get("level").asText().equals("error")).isEqualTo(proven);
          assertThat(
                  result.get("message").get("text").asText().startsWith("Prob")
                      || result.get("message").get("text").asText().startsWith("Poss"))
              .isEqualTo(!proven);
        });
  }

  @Test
  void aRedactedReportNamesNobody() throws IOException {
    assertThat(report("contoso-group-sync", "--redact").toString())
        .doesNotContain("CLIENT-088", "Finance", "3fc9ec03");
  }

  @Test
  void theValidatorRefusesWhatIsNoSarif() throws IOException {
    JsonNode report = report("contoso-group-sync");
    ((ObjectNode) report.get("runs").get(0)).remove("tool");
    assertThat(validate(report)).isNotEmpty();
    ((ObjectNode) report).put("unknown", 1);
    assertThat(validate(report)).hasSizeGreaterThan(1);
  }
}
