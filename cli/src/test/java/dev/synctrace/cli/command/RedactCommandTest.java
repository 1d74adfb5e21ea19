package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.SampleBundles;
import dev.synctrace.cli.SampleIdentifiers;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A redacted copy of a bundle. {@code -Dsynctrace.samples=all} copies every sample instead of the
 * two smallest with each kind of question.
 */
class RedactCommandTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;

  static Stream<Path> samples() throws IOException {
    if (!"all".equals(System.getProperty("synctrace.samples"))) {
      return Stream.of(
          SAMPLES.resolve("sync-app-not-owner"), SAMPLES.resolve("contoso-tenant-attach"));
    }
    return SampleBundles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theCopyGivesTheSameAnswersAndHoldsNoIdentifier(Path sample) throws IOException {
    Path bundle = withoutExpectation(sample);
    Path copy = temp.resolve("copy.zip");
    CommandRun run = CommandRun.of("redact", bundle.toString(), "-o", copy.toString());
    assertThat(run.status()).as(run.err()).isZero();

    String original = caseOf("original", bundle);
    String redacted = caseOf("redacted", copy);

    assertThat(answers("explain", redacted)).isEqualTo(answers("explain", original));
    assertThat(answers("trace", redacted)).isEqualTo(answers("trace", original));
    assertThat(records(redacted)).isEqualTo(records(original));
    String everything = everything(copy).toLowerCase(Locale.ROOT);
    Set<String> identifiers = SampleIdentifiers.ofCase(Path.of(original));
    assertThat(SampleIdentifiers.in(everything, identifiers)).isEmpty();
    assertThat(identifiers).as("the test sees them").hasSizeGreaterThan(10);
  }

  @Test
  void oneKeyGivesTheSamePseudonymsInCopyAndReport() throws IOException {
    Path bundle = SAMPLES.resolve("sync-app-not-owner");
    Path key = temp.resolve("team.key");
    Path one = temp.resolve("one.zip");
    Path two = temp.resolve("two.zip");
    for (Path copy : List.of(one, two)) {
      assertThat(redact(bundle, copy, "--redact-key", key.toString()).status()).isZero();
    }
    CommandRun report =
        CommandRun.of(
            "report",
            bundle.toString(),
            "--redact",
            "--redact-key",
            key.toString(),
            "--format",
            "json");

    assertThat(everything(one)).isEqualTo(everything(two));
    Set<String> names = new TreeSet<>();
    Pattern.compile("\\bgroup-[0-9a-z]{8}\\b")
        .matcher(everything(one))
        .results()
        .map(MatchResult::group)
        .forEach(names::add);
    assertThat(names).isNotEmpty();
    assertThat(report.out()).contains(names);
  }

  @Test
  void replacementsAreCountedByKindAndNotListed() {
    CommandRun run = redact(SAMPLES.resolve("sync-app-not-owner"), temp.resolve("copy.zip"));

    assertThat(run.out()).startsWith("KIND").contains("device", "group", "user");
    assertThat(run.err()).contains("synctrace: wrote ", " files)");
    assertThat(run.out()).doesNotContain("@", "-4");
  }

  @Test
  void whatIsNoTextIsLeftOutAndNamed() throws IOException {
    Path bundle = Files.createDirectories(temp.resolve("bundle"));
    Files.write(bundle.resolve("memory.dmp"), new byte[] {'M', 'D', 0, 0, 1, 2, 0, 9});
    Files.writeString(bundle.resolve("notes.txt"), "Computer: PC-12 password=hunter22\n");
    Path copy = temp.resolve("copy.zip");

    CommandRun run = redact(bundle, copy);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("memory.dmp is not a text file and was omitted");
    assertThat(everything(copy))
        .contains("Computer: host-", "password=[masked, 8 characters]")
        .doesNotContain("PC-12", "hunter22", "memory.dmp");
  }

  @Test
  void withNothingToCopyThereIsNoArchive() throws IOException {
    Path bundle = Files.createDirectories(temp.resolve("bundle"));
    Files.write(bundle.resolve("memory.dmp"), new byte[] {'M', 'D', 0, 0, 1, 2, 0, 9});
    Path copy = temp.resolve("copy.zip");

    CommandRun run = redact(bundle, copy);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("nothing to copy");
    assertThat(copy).doesNotExist();
  }

  @Test
  void encodingsLineEndsAndLinesStay() throws IOException {
    Path bundle = Files.createDirectories(temp.resolve("bundle"));
    String text = "one Computer: PC-12\r\ntwo 908da677-7004-\r\n4844-972a-f6fb85dfdbac\r\nfür 4\n";
    Files.write(bundle.resolve("a.log"), text.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(bundle.resolve("b.log"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
    Files.writeString(bundle.resolve("c.log"), "\ufeff" + text);
    Files.writeString(bundle.resolve("d.log"), (text + "x".repeat(100) + "\r\n").repeat(9_000));
    Path copy = temp.resolve("copy.zip");

    assertThat(redact(bundle, copy).status()).isZero();

    try (ZipFile zip = new ZipFile(copy.toFile())) {
      String a = text(zip, "a.log", StandardCharsets.ISO_8859_1);
      assertThat(a).matches("(?s)one Computer: host-\\w+\r\ntwo [0-9a-f-]{36}\r\n\r\nfür 4\n");
      assertThat(text(zip, "b.log", StandardCharsets.UTF_16LE)).isEqualTo("\ufeff" + a);
      assertThat(text(zip, "c.log", StandardCharsets.UTF_8)).isEqualTo("\ufeff" + a);
      assertThat(text(zip, "d.log", StandardCharsets.UTF_8))
          .isEqualTo((a + "x".repeat(100) + "\r\n").repeat(9_000));
    }
  }

  private static CommandRun redact(Path bundle, Path copy, String... more) {
    List<String> command = new ArrayList<>(List.of("redact", bundle.toString(), "-o"));
    command.add(copy.toString());
    command.addAll(List.of(more));
    return CommandRun.of(command.toArray(String[]::new));
  }

  private Path withoutExpectation(Path sample) throws IOException {
    Path bundle = temp.resolve("bundle-of-sample");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = sample.relativize(file).toString();
        if (!path.equals("expected.json") && !path.equals("README.md")) {
          Path to = bundle.resolve(path);
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    return bundle;
  }

  private String caseOf(String name, Path bundle) {
    String folder = temp.resolve(name).toString();
    CommandRun run = CommandRun.of("ingest", bundle.toString(), "--case", folder);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    return folder;
  }

  /** Verdicts and traces without names, ids and texts, in an order of their own. */
  private static List<String> answers(String command, String caseFolder) throws IOException {
    CommandRun run = CommandRun.of(command, "--case", caseFolder, "--format", "json");
    JsonNode all = JSON.readTree(run.out());
    List<String> answers = new ArrayList<>();
    for (JsonNode one : all.path("verdicts")) {
      answers.add(
          "verdict %s %s %s root %s causes %s because %s steps %s expected %s evidence %s"
              .formatted(
                  text(one, "memberType"),
                  text(one, "verdict"),
                  text(one, "grade"),
                  text(one, "rootCause"),
                  each(one.path("causes"), "id", "grade", "role"),
                  one.path("causes").size(),
                  each(one.path("steps"), "step", "state", "time", "line"),
                  text(one, "expected"),
                  each(one.path("evidence"), "time", "line", "for")));
    }
    for (JsonNode one : all.path("traces")) {
      answers.add(
          "trace %s stopped %s type %s causes %s steps %s devices %s warnings %s"
              .formatted(
                  text(one, "outcome"),
                  text(one, "stoppedAt"),
                  text(one, "taskType"),
                  each(one.path("causes"), "id", "grade"),
                  each(one.path("steps"), "time", "component", "line"),
                  each(one.path("devices"), "state", "returnCode"),
                  one.path("warnings").size()));
    }
    for (JsonNode one : all.path("mappings")) {
      answers.add("mapping " + text(one, "status") + " " + text(one, "memberCount"));
    }
    answers.add("site " + each(all.path("site"), "id", "grade"));
    answers.sort(null);
    return answers;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }

  private static String each(JsonNode array, String... keys) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> Stream.of(keys).map(key -> text(node, key)).toList().toString())
        .sorted()
        .toList()
        .toString();
  }

  /** Time, line, log, kind and number of attributes of every record. */
  private static List<String> records(String caseFolder) {
    try (Case opened = new LuceneCaseStore(Path.of(caseFolder)).open()) {
      List<String> records = new ArrayList<>();
      for (Event event : opened.events().search(SearchRequest.all()).events()) {
        records.add(
            event.time()
                + " "
                + event.line()
                + " "
                + event.log()
                + " "
                + event.kind().label()
                + " "
                + event.attributes().values().keySet());
      }
      records.sort(null);
      return records;
    }
  }

  private static String everything(Path copy) throws IOException {
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      StringBuilder all = new StringBuilder();
      zip.stream()
          .forEach(entry -> {
            try {
              all.append(entry.getName()).append('\n');
              all.append(text(zip, entry.getName(), StandardCharsets.UTF_8)).append('\n');
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return all.toString();
    }
  }

  private static String text(ZipFile zip, String name, Charset charset) throws IOException {
    return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), charset);
  }
}
