package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key the contract writes down for an answer is there, in every object. */
class ContractKeysTest {
  private static final Path CONTRACT = Path.of("../../shared/contract.md");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contoso-group-sync",
        "sync-removed-by-admin",
        "sync-enhanced-http-off",
        "sync-app-not-owner",
        "contoso-tenant-attach"
      })
  void everyKeyOfTheContractIsAlwaysPresent(String sample) throws IOException {
    assumeTrue(Files.exists(CONTRACT), "the contract is not beside this checkout");
    String folder = temp.toString();
    CommandRun.of("ingest", "../samples/" + sample, "--case", folder);
    JsonNode explained =
        JSON.readTree(CommandRun.of("explain", "--format", "json", "--case", folder).out());

    Shape shape = new Sketch(sketch()).read();

    assertThat(shape.members()).containsKeys("mappings", "verdicts", "site", "coverage");
    assertThat(lacking("explain", shape, explained)).isEmpty();
  }

  @Test
  void everyKeyOfAPatternIsAlwaysPresent() throws IOException {
    assumeTrue(Files.exists(CONTRACT), "the contract is not beside this checkout");
    String folder = temp.toString();
    CommandRun.of("ingest", "../samples/contoso-group-sync", "--case", folder);
    CommandRun run =
        CommandRun.of("patterns", "--limit", "0", "--format", "ndjson", "--case", folder);
    String contract = Files.readString(CONTRACT);
    int from = contract.indexOf("{\"pattern\"", contract.indexOf("`patterns --format ndjson`"));
    Shape shape = new Sketch(contract.substring(from)).read();

    assertThat(shape.members()).hasSize(11).containsKeys("share", "example", "new");
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSizeGreaterThan(50);
    for (String line : lines) {
      assertThat(lacking("patterns", shape, JSON.readTree(line))).isEmpty();
    }
  }

  @Test
  void theEvidenceOfAVerdictHoldsThatOfItsCauses() throws IOException {
    String folder = temp.toString();
    CommandRun.of("ingest", "../samples/contoso-group-sync", "--case", folder);
    CommandRun run = CommandRun.of("explain", "CLIENT-088", "--format", "json", "--case", folder);
    JsonNode verdict = JSON.readTree(run.out()).get("verdicts").get(0);

    assertThat(verdict.get("causes").findValuesAsText("id")).startsWith("S56", "S01");
    assertThat(verdict.get("evidence").findValuesAsText("source"))
        .contains("sql/ClientKeyData.csv", "sql/CollectionMembers.csv");
    assertThat(verdict.get("evidence")).doesNotHaveDuplicates();
  }

  /** The indented block under {@code explain --format json}. */
  private static String sketch() throws IOException {
    String contract = Files.readString(CONTRACT);
    int from = contract.indexOf('{', contract.indexOf("`explain --format json`"));
    int to = contract.indexOf("\n\n", from);
    return contract.substring(from, to);
  }

  private static List<String> lacking(String path, Shape shape, JsonNode node) {
    List<String> lacking = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        lacking.addAll(lacking(path + "[" + i + "]", shape, node.get(i)));
      }
      return lacking;
    }
    shape
        .members()
        .forEach((key, member) -> {
          if (!node.has(key)) {
            lacking.add(path + "." + key);
          } else if (!member.members().isEmpty()) {
            lacking.addAll(lacking(path + "." + key, member, node.get(key)));
          }
        });
    return lacking;
  }

  /** The keys of an object, or of the objects of a list; empty for anything else. */
  private record Shape(Map<String, Shape> members) {}

  /** Reads JSON in short: {@code {"key","key":[{"key"}],"key":"ONE|OTHER"}}. */
  private static final class Sketch {
    private final String text;
    private int at;

    Sketch(String text) {
      this.text = text;
    }

    Shape read() {
      Map<String, Shape> members = new LinkedHashMap<>();
      skipBlanks();
      char opened = text.charAt(at++);
      for (skipBlanks(); text.charAt(at) != '}' && text.charAt(at) != ']'; skipBlanks()) {
        if (opened == '[') {
          members.putAll(value().members());
        } else {
          String key = string();
          skipBlanks();
          boolean valued = text.charAt(at) == ':';
          at += valued ? 1 : 0;
          members.put(key, valued ? value() : new Shape(Map.of()));
        }
        skipBlanks();
        at += text.charAt(at) == ',' ? 1 : 0;
      }
      at++;
      return new Shape(members);
    }

    private Shape value() {
      skipBlanks();
      char first = text.charAt(at);
      if (first == '{' || first == '[') {
        return read();
      }
      if (first == '"') {
        string();
      } else {
        while (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.') {
          at++;
        }
      }
      return new Shape(Map.of());
    }

    private String string() {
      int end = text.indexOf('"', at + 1);
      String found = text.substring(at + 1, end);
      at = end + 1;
      return found;
    }

    private void skipBlanks() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
