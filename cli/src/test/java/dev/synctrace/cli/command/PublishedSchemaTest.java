package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.Main;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.output.ActionRowListing;
import dev.synctrace.output.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code synctrace schema}: what it prints, and that no JSON is without a schema. */
class PublishedSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Commands that write no JSON. */
  private static final Set<String> WITHOUT_JSON =
      Set.of(
          "case copy",
          "case delete",
          "causes new",
          "generate-completion",
          "help",
          "mcp",
          "man-pages",
          "warm-up");

  @Test
  void theAnswerOfEveryListingHasASchema() {
    JavaClasses classes =
        new ClassFileImporter()
            .importPaths(
                Stream.of("output", "serve", "cli")
                    .map(module -> Path.of("..", module, "target/classes"))
                    .toList());
    JavaClass published = classes.get(PublishedSchema.class);
    Set<String> described =
        Stream.concat(
                published.getMethodReferencesFromSelf().stream(),
                published.getMethodCallsFromSelf().stream())
            .filter(access -> access.getTarget().getName().equals("schema"))
            .map(access -> access.getTargetOwner().getName())
            .collect(Collectors.toSet());

    List<String> listings =
        classes.stream()
            .filter(type -> type.isAssignableTo(Listing.class) && !type.isInterface())
            // Its rows are written as JSON by ActionListing.
            .filter(type -> !type.isEquivalentTo(ActionRowListing.class))
            // Answers to assistants are described by their tools.
            .filter(type -> !type.getPackageName().equals("dev.synctrace.cli.assistant"))
            .map(JavaClass::getName)
            .toList();

    assertThat(listings).hasSizeGreaterThan(15);
    assertThat(described).containsAll(listings);
  }

  @Test
  void everyCommandHasASchemaOrWritesNoJson() {
    List<String> described =
        PublishedSchema.all().stream().map(schema -> schema.command() + " ").toList();
    List<String> commands = new ArrayList<>();
    addCommands(Main.commandLine(), "", commands);

    assertThat(commands)
        .filteredOn(command -> described.stream().noneMatch(each -> each.startsWith(command + " ")))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_JSON);
  }

  private static void addCommands(CommandLine command, String typed, List<String> names) {
    command
        .getSubcommands()
        .forEach((name, inner) -> {
          names.add((typed + " " + name).strip());
          addCommands(inner, (typed + " " + name).strip(), names);
        });
  }

  @Test
  void withoutANameAllAreListed() {
    CommandRun list = CommandRun.of("schema");

    assertThat(list.status()).isZero();
    assertThat(list.out()).contains("search-context", "search --context N", "case-list", "openapi");
  }

  @Test
  void aNameIsAlsoTheWordsOfTheCommand() throws IOException {
    JsonNode schema = JSON.readTree(CommandRun.of("schema", "case", "list").out());

    assertThat(schema.get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.get("title").asText()).isEqualTo("synctrace case list --format json");
    assertThat(CommandRun.of("schema", "CASE-LIST").out())
        .isEqualTo(CommandRun.of("schema", "case", "list", "--format", "json").out());
  }

  @Test
  void ofNdjsonALineIsDescribed() throws IOException {
    JsonNode line = JSON.readTree(CommandRun.of("schema", "search", "--format", "ndjson").out());

    assertThat(line.get("properties").has("kind")).isTrue();
    assertThat(line.get("properties").has("events")).isFalse();
  }

  @Test
  void anUnknownNameIsWrongUsageAndTheNearestIsNamed() {
    CommandRun typo = CommandRun.of("schema", "explian");
    CommandRun none = CommandRun.of("schema", "qwertyuiop");

    assertThat(typo.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(typo.out()).isEmpty();
    assertThat(typo.err())
        .isEqualTo(
            "synctrace: unknown schema 'explian': did you mean explain?"
                + " `synctrace schema` lists the schemas\n");
    assertThat(none.err()).contains("unknown schema 'qwertyuiop'. `synctrace schema`");
  }

  @Test
  void aFormatWithoutASchemaIsWrongUsage() {
    assertThat(CommandRun.of("schema", "explain", "--format", "csv"))
        .satisfies(run -> assertThat(run.status()).isEqualTo(ExitCode.USAGE.status()))
        .satisfies(run -> assertThat(run.err()).contains("CSV has no schema"));
    assertThat(CommandRun.of("schema", "report", "--format", "ndjson").err())
        .contains("synctrace report has no --format ndjson");
  }
}
