package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.diagnosis.collect.CollectCatalogue;
import dev.synctrace.diagnosis.collect.CollectItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code collect} lists of a case is what the case does not have: the samples as the script
 * would have packed them, and each sample without each of its files.
 */
class CollectedBundleTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names that files have in samples and not in the catalogue. */
  private static final Map<String, String> EXPORTS =
      Map.ofEntries(
          Map.entry("application.json", "applications"),
          Map.entry("group.json", "group"),
          Map.entry("members.json", "group-members"),
          Map.entry("owners.json", "group-owners"),
          Map.entry("servicePrincipal.json", "service-principals"),
          Map.entry("sites-settings.xml", "site-settings"));

  private static final Pattern LOG = Pattern.compile("\\w+\\.log");

  @TempDir private Path temp;

  static Stream<Path> samples() throws IOException {
    return SampleBundles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingThatTheScriptPackedIsMissing(Path sample) throws IOException {
    Path zip = temp.resolve("synctrace-collect.zip");
    ObjectNode manifest = pack(sample, zip);
    String packed = ingest(zip, "packed");
    String plain = ingest(sample, "plain");

    Set<String> inZip = new TreeSet<>();
    for (JsonNode item : manifest.get("items")) {
      String file = item.get("file").asText();
      inZip.add(item.get("machine").asText() + " " + file.substring(file.lastIndexOf('/') + 1));
    }
    assertEveryFileToCollectNextIsListed(packed);
    assertThat(wanted(packed)).doesNotContainAnyElementsOf(inZip);
    assertThat(verdicts(packed)).isEqualTo(verdicts(plain));
    assertThat(machines(packed)).containsAll(machines(plain));
    for (JsonNode item : manifest.get("items")) {
      if (!item.get("machine").isNull() && item.get("state").asText().equals("collected")) {
        assertThat(machines(packed))
            .contains(item.get("file").asText() + " of " + item.get("machine").asText());
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("samples")
  void aFileThatIsLeftOutIsNamedWithItsComputerAndNothingElse(Path sample) throws IOException {
    Set<Unit> whole = units(ingest(sample, "whole"));
    List<Path> files = files(sample);
    for (Path file : files) {
      Path copy = temp.resolve("copy-" + files.indexOf(file));
      for (Path other : files) {
        if (!other.equals(file)) {
          Path target = copy.resolve(sample.relativize(other).toString());
          Files.createDirectories(target.getParent());
          Files.copy(other, target);
        }
      }
      String caseFolder = ingest(copy, "without-" + files.indexOf(file));
      assertEveryFileToCollectNextIsListed(caseFolder);
      Set<Unit> without = units(caseFolder);
      CollectItem item = item(file);
      Set<String> machines = machines(caseFolder);
      Set<Unit> expected = new TreeSet<>();
      for (Unit unit : whole) {
        expected.add(isKnown(unit, sample, files, machines) ? unit : unit.of("null"));
      }
      Unit missing = unit(item, file, sample);
      expected.add(isKnown(missing, sample, files, machines) ? missing : missing.of("null"));
      if (item.decides()) {
        // A verdict that is unknown without the file asks for the file before logs of its device.
        Predicate<Unit> isOfOtherDevice =
            unit -> unit.isOfClient() && !isOfBundle(unit.machine(), files);
        expected.removeIf(isOfOtherDevice);
        without.removeIf(isOfOtherDevice.and(whole::contains));
      }
      assertThat(without).as("without %s", file).isEqualTo(expected);
    }
  }

  /**
   * Whether a case knows which computer a file is on: a device by the verdicts on it, another
   * computer by a log that the case has of it.
   */
  private static boolean isKnown(Unit unit, Path sample, List<Path> files, Set<String> machines) {
    return unit.isOfClient()
        || files.stream()
            .filter(file -> folder(file).equals(unit.machine()))
            .filter(file -> item(file).role().id().equals(unit.role()))
            .map(file -> sample.relativize(file).toString().replace('\\', '/'))
            .anyMatch(file -> machines.contains(file + " of " + unit.machine()));
  }

  /** The item of the catalogue that a file of a sample is, which may have another name there. */
  private static CollectItem item(Path file) {
    String name = file.getFileName().toString();
    String id = EXPORTS.get(name.replaceFirst("-[0-9a-f-]{36}", ""));
    return CollectCatalogue.all().stream()
        .filter(item -> id == null ? item.files().contains(name) : item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Unit unit(CollectItem item, Path file, Path sample) throws IOException {
    String machine = item.role().isOfMachines() ? folder(file) : "null";
    String subject = "null";
    if (item.each() != null) {
      String mappings = Files.readString(sample.resolve("sql/CollectionAADGroupMapping.csv"));
      String[] cells = mappings.lines().toList().get(1).split("[,;]");
      subject = item.each().equals("group") ? cells[2] : cells[0];
    }
    String name =
        item.data() instanceof CollectItem.Data.Log
            ? file.getFileName().toString()
            : item.files().getFirst().replace(CollectItem.GROUP, subject);
    return new Unit(item.id(), item.role().id(), machine, subject, name);
  }

  /** What {@code explain} asks for next for members is in the list, of the same computer. */
  private static void assertEveryFileToCollectNextIsListed(String caseFolder) throws IOException {
    JsonNode rows = missing(caseFolder);
    CommandRun explain = CommandRun.of("explain", "--format", "json", "--case", caseFolder);
    for (JsonNode thing : JSON.readTree(explain.out()).get("collectNext")) {
      if (thing.get("members").asLong() == 0) {
        continue; // what actions lack is of other times and of computers that the case has no name
        // of
      }
      List<String> files = filesOf(thing.get("what").asText());
      String machine = thing.get("machine").asText();
      boolean isListed =
          rows.valueStream()
              .filter(row ->
                  row.get("files").valueStream().anyMatch(file -> files.contains(file.asText())))
              .map(row -> row.get("machine").asText())
              .anyMatch(of -> of.equals(machine) || of.equals("null") || machine.equals("null"));
      assertThat(isListed || files.isEmpty()).as("%s in %s", thing, rows).isTrue();
    }
  }

  private static List<String> filesOf(String what) {
    return what.startsWith("dsregcmd")
        ? List.of("dsregcmd.txt")
        : LOG.matcher(what).results().map(MatchResult::group).toList();
  }

  private static String folder(Path file) {
    return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
  }

  private static boolean isOfBundle(String machine, List<Path> files) {
    return files.stream().anyMatch(file -> folder(file).equals(machine));
  }

  /** One file that is wanted, with its item, its computer and the group or collection. */
  private record Unit(String item, String role, String machine, String subject, String file)
      implements Comparable<Unit> {
    boolean isOfClient() {
      return role.equals("client");
    }

    Unit of(String other) {
      return new Unit(item, role, other, subject, file);
    }

    @Override
    public int compareTo(Unit other) {
      return toString().compareTo(other.toString());
    }
  }

  private static Set<Unit> units(String caseFolder) throws IOException {
    Set<Unit> units = new TreeSet<>();
    for (JsonNode row : missing(caseFolder)) {
      for (JsonNode file : row.get("files")) {
        units.add(
            new Unit(
                row.get("id").asText(),
                row.get("role").asText(),
                row.get("machine").asText(),
                row.get("subject").asText(),
                file.asText()));
      }
    }
    return units;
  }

  private static Set<String> wanted(String caseFolder) throws IOException {
    Set<String> wanted = new TreeSet<>();
    for (JsonNode row : missing(caseFolder)) {
      for (JsonNode file : row.get("files")) {
        wanted.add(row.get("machine").asText() + " " + file.asText());
      }
    }
    return wanted;
  }

  private static JsonNode missing(String caseFolder) throws IOException {
    CommandRun collect = CommandRun.of("collect", "--case", caseFolder, "--format", "json");
    return collect.status() == 4
        ? JSON.createArrayNode()
        : JSON.readTree(collect.out()).get("collect");
  }

  private static Set<String> verdicts(String caseFolder) throws IOException {
    Set<String> verdicts = new TreeSet<>();
    CommandRun explain = CommandRun.of("explain", "--format", "ndjson", "--case", caseFolder);
    for (String line : explain.out().lines().toList()) {
      JsonNode verdict = JSON.readTree(line);
      verdicts.add(
          "%s %s %s %s"
              .formatted(
                  verdict.get("name").asText(),
                  verdict.get("verdict").asText(),
                  verdict.get("grade").asText(),
                  verdict.get("rootCause").asText()));
    }
    CommandRun trace = CommandRun.of("trace", "--format", "ndjson", "--case", caseFolder);
    for (String line : trace.out().lines().toList()) {
      JsonNode action = JSON.readTree(line);
      verdicts.add(action.get("taskGuid").asText() + " " + action.get("outcome").asText());
    }
    return verdicts;
  }

  private static Set<String> machines(String caseFolder) throws IOException {
    Set<String> machines = new TreeSet<>();
    CommandRun search =
        CommandRun.of("search", "--format", "ndjson", "--limit", "0", "--case", caseFolder);
    for (String line : search.out().lines().toList()) {
      JsonNode event = JSON.readTree(line);
      if (!event.get("machine").isNull()) {
        machines.add(event.get("source").asText() + " of " + event.get("machine").asText());
      }
    }
    return machines;
  }

  private String ingest(Path bundle, String name) {
    String caseFolder = temp.resolve("case-" + name).toString();
    CommandRun ingest = CommandRun.of("ingest", bundle.toString(), "--case", caseFolder);
    assertThat(ingest.status()).as(ingest.err()).isZero();
    return caseFolder;
  }

  private static List<Path> files(Path sample) throws IOException {
    try (Stream<Path> all = Files.walk(sample)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("README.md") && !file.endsWith("expected.json"))
          .sorted()
          .toList();
    }
  }

  /** Packs a sample as the script does; a log without a rotated file is stated to have none. */
  private static ObjectNode pack(Path sample, Path zip) throws IOException {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("synctraceCollect", 1).put("collected", "2026-10-20T08:00:00Z").put("by", "CM01");
    ArrayNode items = manifest.putArray("items");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Path file : files(sample)) {
        String path = sample.relativize(file).toString().replace('\\', '/');
        entries.putNextEntry(new ZipEntry(path));
        Files.copy(file, entries);
        String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        boolean export = Set.of("", "sql", "graph", "console").contains(folder);
        item(items, export ? null : folder, path, "collected");
        Path rotated = file.resolveSibling(file.getFileName().toString().replace(".log", ".lo_"));
        if (!export && !Files.exists(rotated)) {
          item(items, folder, path.replace(".log", ".lo_"), "absent");
        }
      }
      entries.putNextEntry(new ZipEntry("synctrace-collect.json"));
      entries.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }
    return manifest;
  }

  private static void item(ArrayNode items, @Nullable String machine, String file, String state) {
    items
        .addObject()
        .put("id", "")
        .put("machine", machine)
        .put("file", file)
        .put("state", state)
        .put("bytes", 0)
        .putNull("error");
  }
}
