package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a bundle has become on its way, every command ends with a status of the contract and
 * without a stack trace, every line is in an event, and there is a report. Samples and exports in
 * every form, each file of a bundle changed in one or two ways. {@code -Dsynctrace.fuzz=N} tries N
 * new files and prints the seeds, {@code -Dsynctrace.copies=N} reads N changed bundles as one,
 * which takes half the time of each alone, and {@code -Dsynctrace.bundles=FOLDER} takes bundles
 * from there, too; {@code -Dsynctrace.seed=SEED} repeats a bundle.
 */
@Tag("slow")
class FuzzedBundleTest {
  private static final int FILES = 2_000;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Done, failed with a message, done but for what could not be read, and nothing found. */
  private static final Set<Integer> STATUSES = Set.of(0, 1, 3, 4);

  /** What is read line by line; of exports, damaged text is a problem of the whole file. */
  private static final Set<String> LINE_BY_LINE =
      Set.of("ccm", "sms", "clipboard", "mixed", "none");

  @TempDir private Path temp;

  @Test
  void everyBundleIsReadAndReported() throws IOException {
    List<Path> bundles = bundles();
    Long one = Long.getLong("synctrace.seed");
    int wanted = Integer.getInteger("synctrace.fuzz", FILES);
    boolean drawn = wanted != FILES;
    int copies = Integer.getInteger("synctrace.copies", 1);
    int files = 0;
    for (int i = 0; files < wanted; i++) {
      long seed = one != null ? one : drawn ? ThreadLocalRandom.current().nextLong() : i;
      Path folder = temp.resolve("bundle");
      Path caseFolder = temp.resolve("case");
      int changed = 0;
      for (int copy = 0; copy < copies; copy++) {
        Path target = copies == 1 ? folder : folder.resolve("copy" + copy);
        changed += change(bundles, seed + copy, target);
      }
      if (drawn) {
        System.out.println("seed " + seed + ": " + changed + " files");
      }
      assertTimeoutPreemptively(LONGEST, () -> read(seed, folder, caseFolder), "seed " + seed);
      files += one != null ? wanted : changed;
      DirectoryCleanup.remove(folder);
      DirectoryCleanup.remove(caseFolder);
    }
  }

  private void read(long seed, Path folder, Path caseFolder) throws IOException {
    String in = caseFolder.toString();
    CommandRun ingest =
        run(seed, "ingest", folder.toString(), "--case", in, "--format", "json", "-q");
    CommandRun events = run(seed, "search", "--limit", "0", "--case", in, "--format", "ndjson");
    assertEveryLineIsInAnEvent(seed, folder, ingest.out(), events.out());
    boolean even = seed % 2 == 0;
    run(seed, "search", "error", "--facet", "kind", "--histogram", "1d", "--case", in);
    run(seed, "explain", "--case", in, "--format", even ? "json" : "table");
    run(seed, "trace", "--case", in, "--format", even ? "table" : "json");
    Path page = temp.resolve("report.html");
    Files.deleteIfExists(page);
    CommandRun report =
        run(seed, "report", even ? "--redact" : "--no-color", "--case", in, "-o", page.toString());
    assertThat(page).as("the report of seed %s: %s", seed, report.err()).isNotEmptyFile();
  }

  private static CommandRun run(long seed, String... command) {
    CommandRun run = CommandRun.of(command);
    String told = "seed " + seed + ": " + String.join(" ", command) + "\n" + run.err();
    assertThat(STATUSES).as(told).contains(run.status());
    assertThat(run.err()).as(told).doesNotContain("\tat ", "Exception", "StackOverflow");
    return run;
  }

  private static void assertEveryLineIsInAnEvent(
      long seed, Path folder, String ingested, String events) throws IOException {
    Map<String, BitSet> covered = new HashMap<>();
    for (String line : events.lines().toList()) {
      JsonNode event = JSON.readTree(line);
      int first = event.get("line").asInt();
      int last = event.hasNonNull("endLine") ? event.get("endLine").asInt() : first;
      covered
          .computeIfAbsent(event.get("source").asText(), source -> new BitSet())
          .set(first, last + 1);
    }
    for (JsonNode source : JSON.readTree(ingested).get("sources")) {
      Path file = folder.resolve(source.get("path").asText());
      if (!isReadLineByLine(source) || !Files.exists(file)) {
        continue;
      }
      String text = Files.readString(file, ISO_8859_1);
      if (text.indexOf('\0') >= 0) {
        continue; // a gap, or UTF-16: the lines are not those of the bytes
      }
      String[] lines = text.split("\\r\\n|\\r|\\n", -1);
      BitSet in = covered.getOrDefault(source.get("path").asText(), new BitSet());
      for (int i = 0; i < lines.length; i++) {
        if (!lines[i].isBlank() && !in.get(i + 1)) {
          assertThat(lines[i])
              .as("seed %s: %s:%d is in no event", seed, source.get("path").asText(), i + 1)
              .isBlank();
        }
      }
    }
  }

  private static boolean isReadLineByLine(JsonNode source) {
    return LINE_BY_LINE.contains(source.get("framing").asText())
        && source.get("records").asLong() > 0
        && source.get("copyOf").isNull();
  }

  /** Writes a changed copy of one of the bundles; gives the number of its files. */
  private static int change(List<Path> bundles, long seed, Path folder) throws IOException {
    RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Path bundle = bundles.get(dice.nextInt(bundles.size()));
    List<Path> files = filesOf(bundle);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < 1 + dice.nextInt(2); i++) {
        Mutation[] all = Mutation.values();
        bytes = all[dice.nextInt(all.length)].of(bytes, dice);
      }
      // Now and then a file has the name of another.
      Path named = dice.nextInt(20) == 0 ? files.get(dice.nextInt(files.size())) : file;
      Path target = folder.resolve(bundle.relativize(named).toString());
      Files.createDirectories(target.getParent());
      Files.write(target, bytes);
    }
    return files.size();
  }

  private static List<Path> filesOf(Path bundle) throws IOException {
    try (Stream<Path> all = Files.walk(bundle)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> bundles() throws IOException {
    List<Path> bundles = new ArrayList<>();
    List<String> parents =
        new ArrayList<>(List.of("../samples", "../parsers/src/test/resources/dev/synctrace"));
    Optional.ofNullable(System.getProperty("synctrace.bundles")).ifPresent(parents::add);
    for (String parent : parents) {
      try (Stream<Path> folders = Files.list(Path.of(parent))) {
        folders.filter(Files::isDirectory).sorted().forEach(bundles::add);
      }
    }
    bundles.sort(null);
    return bundles;
  }
}
