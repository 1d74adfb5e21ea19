package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.synctrace.cli.AnsweredSamples.Answer;
import dev.synctrace.cli.command.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What commands write has the schema that they publish, and what differs from it has not. */
@Tag("slow")
class AnswerSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path temp;
  private static List<Answer> answers = List.of();

  @BeforeAll
  static void ask() throws IOException {
    answers = AnsweredSamples.ask(temp);
  }

  static Stream<PublishedSchema> schemas() {
    return PublishedSchema.all().stream().filter(schema -> !schema.name().equals("openapi"));
  }

  @Test
  void everySchemaIsASchema() {
    JsonSchema dialect =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(schemas())
        .allSatisfy(schema -> {
          JsonNode document = JSON.valueToTree(schema.document());
          assertThat(AnswerValidation.problems(dialect, document)).isEmpty();
        });
    JsonNode broken = JSON.createObjectNode().put("type", "texts");
    assertThat(AnswerValidation.problems(dialect, broken)).isNotEmpty();
  }

  @Test
  void everyAnswerIsValid() throws IOException {
    for (Answer answer : answers) {
      assertThat(AnswerValidation.problemsOfDocument(answer.schema(), answer.document()))
          .as(answer.command())
          .isEmpty();
      if (!answer.lines().isEmpty()) {
        assertThat(AnswerValidation.problemsOfLines(answer.schema(), answer.lines()))
            .as(answer.command())
            .isEmpty();
      }
    }
  }

  /** What needs a tenant or a cluster has a test of its own: {@code GraphFetchCommandTest}. */
  @Test
  void everyCommandWithASchemaIsAsked() {
    assertThat(answers.stream().map(Answer::schema).distinct())
        .containsExactlyInAnyOrderElementsOf(
            schemas()
                .map(PublishedSchema::name)
                .filter(name -> !name.equals("graph-fetch"))
                .toList());
  }

  /** Keys of the JSON in the transcripts, which show what users see. */
  @ParameterizedTest
  @MethodSource("transcripts")
  void everyGoldenAnswerIsValid(Path transcript) throws IOException {
    int found = 0;
    for (String block : Files.readString(transcript).split("(?m)^\\$ synctrace ")) {
      String command = block.lines().findFirst().orElse("");
      String output = block.substring(command.length()).replaceFirst("(?s)\\[exit \\d\\]\\s*$", "");
      if (command.contains("--format json")) {
        assertThat(AnswerValidation.problemsOfDocument(schemaOf(command), output.strip()))
            .as(command)
            .isEmpty();
        found++;
      } else if (command.contains("--format ndjson")) {
        assertThat(AnswerValidation.problemsOfLines(schemaOf(command), output.strip()))
            .as(command)
            .isEmpty();
        found++;
      }
    }
    assertThat(found).isPositive();
  }

  static Stream<Path> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/golden"))) {
      return files.sorted().toList().stream();
    }
  }

  private static String schemaOf(String command) {
    String name = command.split(" ")[0];
    return command.contains("--portal-message") ? "portal-message" : name;
  }

  /** The first object of each sort, with its schema, of all answers. */
  private record Sample(String answer, ObjectNode schema, ObjectNode object) {}

  private static Map<String, Sample> samples() {
    Map<String, Sample> samples = new TreeMap<>();
    for (Answer answer : answers) {
      AnswerValidation.forEachObject(
          answer.schema(),
          answer.document(),
          (name, schema, object) ->
              samples.putIfAbsent(name, new Sample(answer.schema(), schema, object)));
    }
    return samples;
  }

  /** Returns a schema of one object, with the objects inside it. */
  private static JsonNode alone(Sample sample) {
    ObjectNode schema = sample.schema().deepCopy();
    JsonNode inside = AnswerValidation.document(sample.answer()).get("$defs");
    if (inside != null) {
      schema.set("$defs", inside);
    }
    return schema;
  }

  /** A writer that leaves out a key, adds one, or writes another type makes a test fail. */
  @Test
  void anObjectWithoutAKeyWithAnotherOneOrOfAnotherTypeIsNotValid() {
    int changes = 0;
    Map<String, Sample> samples = samples();
    assertThat(samples).hasSizeGreaterThan(50);
    for (Map.Entry<String, Sample> entry : samples.entrySet()) {
      Sample sample = entry.getValue();
      JsonSchema strict = AnswerValidation.strict(alone(sample));
      JsonSchema open = AnswerValidation.open(alone(sample));
      assertThat(AnswerValidation.problems(strict, sample.object())).as(entry.getKey()).isEmpty();
      ObjectNode more = sample.object().deepCopy().put("noSuchKey", 1);
      assertThat(AnswerValidation.problems(strict, more)).as(entry.getKey()).isNotEmpty();
      assertThat(AnswerValidation.problems(open, more)).as(entry.getKey()).isEmpty();
      Set<String> required = new TreeSet<>();
      sample.schema().path("required").forEach(key -> required.add(key.asText()));
      for (Map.Entry<String, JsonNode> property : List.copyOf(sample.object().properties())) {
        String key = property.getKey();
        String what = entry.getKey() + "." + key;
        ObjectNode less = sample.object().deepCopy();
        less.remove(key);
        assertThat(AnswerValidation.problems(open, less).isEmpty())
            .as(what)
            .isEqualTo(!required.contains(key));
        for (JsonNode wrong :
            wrong(property.getValue(), sample.schema().at("/properties/" + key))) {
          ObjectNode other = sample.object().deepCopy();
          other.set(key, wrong);
          assertThat(AnswerValidation.problems(open, other)).as(what + " " + wrong).isNotEmpty();
          changes++;
        }
      }
    }
    assertThat(changes).isGreaterThan(500);
  }

  /** Returns values that are none of a property: of another type, and words that do not exist. */
  private static List<JsonNode> wrong(JsonNode right, JsonNode schema) {
    List<JsonNode> wrong = new ArrayList<>();
    wrong.add(right.isArray() ? JSON.createObjectNode() : JSON.createArrayNode());
    if (!right.isNumber() && !schema.path("type").toString().contains("integer")) {
      wrong.add(JSON.getNodeFactory().numberNode(7));
    }
    if (!schema.path("type").toString().contains("boolean")) {
      wrong.add(JSON.getNodeFactory().booleanNode(true));
    }
    if (!schema.path("type").toString().contains("null") && !schema.has("anyOf")) {
      wrong.add(JSON.nullNode());
    }
    if (schema.has("enum") || schema.has("format")) {
      wrong.add(JSON.getNodeFactory().textNode("no such word"));
    }
    return wrong;
  }

  /** What no bundle here has; {@code UnknownValuesTest} writes these by hand, but for the last. */
  private static final List<String> WRITTEN_BY_HAND =
      List.of(
          "collectable.machines: value",
          "device.name: null",
          "device.resourceId: value",
          "device.returnCode: null",
          "device.smsId: value",
          "mapping.estimatedEnd: value",
          "mapping.groupName: null",
          "prediction.afterFull: null",
          "prediction.afterIncremental: null",
          "verdictDifference.groupName: null",
          // A cluster does not know it.
          "caseInfo.changed: null",
          // Given on the web page.
          "caseInfo.name: value",
          "caseInfo.ticket: value");

  /** Each property is seen with a value, and with null where the schema allows it. */
  @Test
  void everyPropertyIsSeenKnownAndUnknown() {
    Set<String> unseen = new TreeSet<>();
    for (Answer answer : answers) {
      JsonNode schema = AnswerValidation.document(answer.schema());
      declare(answer.schema(), schema, unseen);
      schema.path("$defs").properties().forEach(e -> declare(e.getKey(), e.getValue(), unseen));
    }
    for (Answer answer : answers) {
      AnswerValidation.forEachObject(
          answer.schema(),
          answer.document(),
          (name, _, object) ->
              object
                  .properties()
                  .forEach(property ->
                      unseen.remove(
                          name
                              + "."
                              + property.getKey()
                              + (property.getValue().isNull() ? ": null" : ": value"))));
    }
    // An error code with several meanings; the same properties are those of a code.
    unseen.removeIf(property -> property.startsWith("decodedError."));

    assertThat(unseen).containsExactlyInAnyOrderElementsOf(WRITTEN_BY_HAND);
  }

  private static void declare(String name, JsonNode schema, Set<String> declared) {
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          String what = name + "." + property.getKey();
          declared.add(what + ": value");
          boolean nullable = property.getValue().path("type").toString().contains("null");
          if (nullable || property.getValue().has("anyOf")) {
            declared.add(what + ": null");
          }
        });
  }
}
