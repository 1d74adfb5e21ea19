package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The functions of the PowerShell module call commands with options that these have, and document
 * the properties of the objects that they return.
 */
class PowerShellModuleTest {
  private static final Path MODULE = Path.of("../dist/src/main/powershell/SyncTrace");

  private static final Pattern FUNCTION =
      Pattern.compile("(?ms)^<#((?:(?!#>).)*)^#>\\nfunction (\\w+-SyncTrace\\w*) \\{(.*?)^\\}");

  private static final Pattern CALL =
      Pattern.compile("Get-Arguments '(\\w+)' \\$PSBoundParameters @\\(([^)]*)\\) \\$(\\w+)\\)");

  private static final Pattern PARAMETER = Pattern.compile("\\] \\$(\\w+)");
  private static final Pattern OUTPUTS =
      Pattern.compile("(?s)\\.OUTPUTS\\nObjects with the properties (.*?)\\.\\n");

  /** A key that the module's commands do not write. */
  private static final String ONLY_WITH_AN_OPTION = "parameter";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path temp;

  private static List<ModuleFunction> functions = List.of();

  @BeforeAll
  static void read() throws IOException {
    String module = Files.readString(MODULE.resolve("SyncTrace.psm1")).replace("\r\n", "\n");
    functions = FUNCTION.matcher(module).results().map(ModuleFunction::of).toList();
  }

  @Test
  void everyFunctionIsExported() throws IOException {
    String manifest = Files.readString(MODULE.resolve("SyncTrace.psd1"));

    assertThat(functions)
        .extracting(ModuleFunction::name)
        .containsExactly("Get-SyncTraceVerdict", "Search-SyncTrace", "Get-SyncTraceAction")
        .allMatch(name -> manifest.contains("'" + name + "'"));
  }

  @Test
  void everyParameterIsAnOptionOfTheCommandOrItsArgument() {
    Map<String, CommandLine> commands = Main.commandLine().getSubcommands();
    for (ModuleFunction function : functions) {
      Set<String> passed = new TreeSet<>(function.options());
      passed.add(function.argument());
      assertThat(function.parameters()).containsExactlyInAnyOrderElementsOf(passed);
      assertThat(
              Objects.requireNonNull(commands.get(function.command()))
                  .getCommandSpec()
                  .optionsMap())
          .containsKeys(
              function.options().stream()
                  .map(name -> "--" + name.toLowerCase(Locale.ROOT))
                  .toArray(String[]::new));
    }
  }

  @Test
  void theDocumentedPropertiesAreTheKeysOfTheJson() throws IOException {
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of(
        "ingest",
        "../samples/contoso-group-sync",
        "../samples/contoso-tenant-attach",
        "--case",
        caseFolder);
    for (ModuleFunction function : functions) {
      CommandRun run =
          CommandRun.of(function.command(), "--format=ndjson", "--quiet", "--case=" + caseFolder);
      assertThat(run.status()).isZero();
      List<String> lines = run.out().lines().toList();
      assertThat(lines).isNotEmpty();
      JsonNode schema = AnswerValidation.line(function.command());
      assertThat(List.copyOf(keys(schema.get("properties"))))
          .filteredOn(key -> !key.equals(ONLY_WITH_AN_OPTION))
          .as(function.name())
          .isEqualTo(function.properties());
      assertThat(AnswerValidation.problemsOfLines(function.command(), run.out())).isEmpty();
      for (String line : lines) {
        JsonNode object = JSON.readTree(line);
        assertThat(List.copyOf(keys(object))).as(function.name()).isEqualTo(function.properties());
        assertPropertiesDiffer(object);
      }
    }
  }

  /** Names of properties ignore case, and ConvertFrom-Json refuses an object with one twice. */
  private static void assertPropertiesDiffer(JsonNode node) {
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String key : keys(node)) {
      assertThat(key).isNotEmpty();
      assertThat(names.put(key, key)).as(key).isNull();
    }
    node.forEach(PowerShellModuleTest::assertPropertiesDiffer);
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /**
   * A function of the module.
   *
   * @param parameters the names of all
   * @param options names of the parameters that are passed on as options
   * @param argument name of the parameter that is passed on as the argument
   * @param properties of the objects, as the help documents them
   */
  private record ModuleFunction(
      String name,
      String command,
      List<String> parameters,
      List<String> options,
      String argument,
      List<String> properties) {
    static ModuleFunction of(MatchResult found) {
      String body = found.group(3);
      Matcher call = find(CALL, body);
      return new ModuleFunction(
          found.group(2),
          call.group(1),
          PARAMETER.matcher(body).results().map(name -> name.group(1)).toList(),
          List.of(call.group(2).replace("'", "").split(", ")),
          call.group(3),
          List.of(find(OUTPUTS, found.group(1)).group(1).split(",\\s+")));
    }

    private static Matcher find(Pattern pattern, String text) {
      Matcher matcher = pattern.matcher(text);
      assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
      return matcher;
    }
  }
}
