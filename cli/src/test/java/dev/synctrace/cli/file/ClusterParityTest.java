package dev.synctrace.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.ClusterProcess;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.ServedCases;
import dev.synctrace.cli.Transcript;
import dev.synctrace.cli.export.AuditExport;
import dev.synctrace.cli.export.SampleTenant;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.ClockCorrections.Correction;
import dev.synctrace.index.log.LogPage;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.opensearch.TestCluster;
import dev.synctrace.opensearch.node.LocalCluster;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.testkit.fake.FakeGraph;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The case in a real cluster of three nodes: every command answers as it does with the embedded
 * store, also when a node is killed, and when several processes ingest at once.
 */
@Tag("cluster")
class ClusterParityTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is asked of every sample, besides the transcripts. */
  private static final List<String> QUESTIONS =
      List.of(
          "search --limit 0 --format ndjson",
          "search --newest --limit 7",
          "search 'NOT kind:other' --facet kind --facet mentions --facet source --histogram 1h",
          "search 'message:/.*fail.*/ OR sync~1 OR line:[2 TO 5]' --limit 0 --facet httpStatus",
          "search 'thread:[1 TO 5] AND NOT (severity:error OR endLine:3)' --limit 0",
          "search 'time:2026-10-14 OR log:?MG* OR \"the group\"~3' --limit 0",
          "search 'severity:error OR kind:audit.*' --context 2 --format ndjson",
          "search severity:error --context 1 --newest --limit 2",
          "patterns --limit 0 --format json",
          "patterns --rare --new-since 1h",
          "log",
          "log --merge --limit 0",
          "log --merge --errors --format csv",
          "log --merge --machine CM01 --since 1h --find 'NOT device'",
          "explain",
          "explain --format json",
          "trace",
          "trace --format json",
          "report --format json");

  @TempDir private Path temp;

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../samples"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.synctrace.cli.GoldenTest#transcripts")
  void theTranscriptsAreThoseOfTheEmbeddedStore(Path transcript) throws IOException {
    String expected = Files.readString(transcript);
    String address = TestCluster.get().address(name(transcript));

    assertThat(Transcript.rerun(expected, address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsAnsweredAsByTheEmbeddedStore(Path sample) {
    String address = TestCluster.get().address(name(sample));
    String folder = temp.resolve("case").toString();
    String ingest = "ingest " + sample;

    assertThat(Transcript.answer(ingest, address)).isEqualTo(Transcript.answer(ingest, folder));
    for (String question : QUESTIONS) {
      assertThat(answer(question, address)).as(question).isEqualTo(answer(question, folder));
    }
    assertThat(Transcript.answer(ingest, address)).contains("0 sources, 0 records added");
  }

  @Test
  void copiesOfAnAuditAreOneEventAsInTheEmbeddedStore() throws IOException {
    String address = TestCluster.get().address("copies");
    String folder = temp.resolve("case").toString();
    Path bundle = Files.createDirectory(temp.resolve("exports"));
    JsonNode records =
        JSON.readTree(Path.of("../samples/contoso-group-sync/graph/directoryAudits.json").toFile())
            .get("value");
    for (AuditExport form : AuditExport.values()) {
      Path file = Files.write(bundle.resolve(form.fileName()), form.of(records));
      CommandRun.of("ingest", "-q", file.toString(), "--case", address);
      CommandRun.of("ingest", "-q", file.toString(), "--case", folder);
    }

    for (String question :
        List.of(
            "search --limit 0 --format ndjson",
            "search 'Update device' --facet source --facet kind --histogram 1h",
            "search source:audits-08.csv --limit 0 --format csv",
            "search --newest --limit 3",
            "search 'member NOT source:audits-01.json' --limit 0")) {
      assertThat(answer(question, address)).as(question).isEqualTo(answer(question, folder));
    }
    assertThat(total(address)).isEqualTo(records.size());
  }

  /** Every page of every log, forwards and backwards, and of all in true time order. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyPageOfALogIsThatOfTheEmbeddedStore(Path sample) {
    String address = TestCluster.get().address("pages-" + name(sample));
    String folder = temp.resolve("case").toString();
    for (String each : List.of(address, folder)) {
      CommandRun.of("ingest", "-q", sample.toString(), "--case", each);
    }
    try (Case inCluster = CaseAddress.of(address).store().open();
        Case inFolder = CaseAddress.of(folder).store().open()) {
      List<RotatedLog> logs = RotatedLog.of(inFolder.sources());
      List<String> sources = logs.stream().flatMap(log -> log.paths().stream()).toList();
      ClockCorrections clocks =
          new ClockCorrections(
              Map.of(sources.getFirst(), new Correction(Duration.ofSeconds(-40), "")));
      for (@Nullable String filter : new @Nullable String[] {null, "severity:(error OR warning)"}) {
        for (RotatedLog log : logs) {
          assertThat(pages(LogReader.of(inCluster.events(), log, filter, clocks)))
              .as("%s", log.paths())
              .isEqualTo(pages(LogReader.of(inFolder.events(), log, filter, clocks)));
        }
        assertThat(pages(LogReader.merged(inCluster.events(), sources, filter, clocks)))
            .isEqualTo(pages(LogReader.merged(inFolder.events(), sources, filter, clocks)));
        assertThat(pages(LogReader.merged(inCluster.events(), List.of(), filter, clocks)))
            .isEqualTo(pages(LogReader.merged(inFolder.events(), List.of(), filter, clocks)));
      }
    }
  }

  private static List<LogPage> pages(LogReader reader) {
    List<LogPage> pages = new ArrayList<>(List.of(reader.first(17)));
    while (!pages.getLast().last()) {
      pages.add(reader.after(LogPosition.of(pages.getLast().records().getLast()), 17));
    }
    pages.add(reader.last(17));
    while (!pages.getLast().first()) {
      LogPosition from = LogPosition.of(pages.getLast().records().getFirst());
      pages.add(reader.around(from, 5, 5));
      pages.add(reader.before(from, 17));
    }
    return pages;
  }

  /** A report says when it was made, and by which command. */
  private static String answer(String question, String address) {
    return Transcript.answer(question, address)
        .replaceAll("\"(created|command)\" ?: ?\"[^\"]*\"", "\"$1\":\"\"");
  }

  @Test
  void aNodeKilledWhileIngestingCostsNoEventAndAddsNoneTwice()
      throws IOException, InterruptedException {
    LocalCluster cluster = TestCluster.get();
    Path bundle = Files.createDirectory(temp.resolve("bundle"));
    long records = GeneratedBundle.write(bundle, 12_000_000);
    String address = cluster.address("killed");

    Path said = temp.resolve("ingest.txt");
    Process ingest = ClusterProcess.start(said, "ingest", bundle.toString(), "--case", address);
    awaitEvents(cluster, "killed");
    cluster.kill(1);
    boolean ended = ingest.waitFor(150, TimeUnit.SECONDS);
    CommandRun search = CommandRun.of("search", "--limit", "3", "--case", address);
    long events = total(address);
    cluster.restart(1);

    assertThat(ended).as("the ingest ends").isTrue();
    assertThat(ingest.exitValue()).as(Files.readString(said)).isZero();
    assertThat(events).isEqualTo(records);
    assertThat(search.status()).isZero();
  }

  @Test
  void aNodeKilledWhileSearchingDoesNotEndTheSearch() throws IOException, InterruptedException {
    LocalCluster cluster = TestCluster.get();
    Path bundle = Files.createDirectory(temp.resolve("bundle"));
    long records = GeneratedBundle.write(bundle, 12_000_000);
    String address = cluster.address("searched");
    CommandRun.of("ingest", "-q", bundle.toString(), "--case", address);

    Path found = temp.resolve("found.txt");
    Process search =
        ClusterProcess.start(
            found, "search", "-q", "--limit", "0", "--format", "ndjson", "--case", address);
    while (search.isAlive() && Files.size(found) == 0) {
      Thread.sleep(20);
    }
    cluster.kill(2);
    boolean ended = search.waitFor(120, TimeUnit.SECONDS);
    cluster.restart(2);

    assertThat(ended).as("the search ends").isTrue();
    assertThat(search.exitValue()).isZero();
    try (Stream<String> lines = Files.lines(found)) {
      assertThat(lines.distinct().count()).isEqualTo(records);
    }
  }

  /** The size is 1 GB in earnest: {@code -Dsynctrace.shared.megabytes=1000}. */
  @Test
  void twoProcessesShareOneBundleAndNoEventComesTwice() throws IOException, InterruptedException {
    LocalCluster cluster = TestCluster.get();
    Path bundle = Files.createDirectory(temp.resolve("bundle"));
    long megabytes = Long.getLong("synctrace.shared.megabytes", 16);
    long records = GeneratedBundle.write(bundle, megabytes * 1_000_000);
    String address = cluster.address("shared");

    String[] ingest = {"ingest", "--format", "json", bundle.toString(), "--case", address};
    long start = System.nanoTime();
    Process first = ClusterProcess.start(temp.resolve("first.txt"), ingest);
    Process second = ClusterProcess.start(temp.resolve("second.txt"), ingest);
    assertThat(first.waitFor()).as(Files.readString(temp.resolve("first.txt"))).isZero();
    assertThat(second.waitFor()).as(Files.readString(temp.resolve("second.txt"))).isZero();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.println(megabytes + " MB by two processes: " + seconds + " s");

    assertThat(total(address)).isEqualTo(records);
    // Whoever did the work, both end when all of it is done and say the same.
    assertThat(Files.readString(temp.resolve("first.txt")))
        .isEqualTo(Files.readString(temp.resolve("second.txt")));
  }

  @Test
  void whatAKilledProcessHadBegunIsDoneByWhoeverWaitsForIt()
      throws IOException, InterruptedException {
    LocalCluster cluster = TestCluster.get();
    Path bundle = Files.createDirectory(temp.resolve("bundle"));
    long records = GeneratedBundle.write(bundle, 12_000_000);
    String address = cluster.address("left");
    String[] ingest = {"ingest", bundle.toString(), "--case", address};

    Process killed = ClusterProcess.start(temp.resolve("killed.txt"), ingest);
    awaitEvents(cluster, "left");
    Process other = ClusterProcess.start(temp.resolve("other.txt"), ingest);
    Thread.sleep(1_500);
    killed.destroyForcibly().waitFor();

    assertThat(other.waitFor()).as(Files.readString(temp.resolve("other.txt"))).isZero();
    assertThat(total(address)).isEqualTo(records);
    assertThat(CommandRun.of(ingest).out()).contains("0 sources, 0 records added");
  }

  @Test
  void aCaseMovesIntoTheClusterAndBackAndIsTheSame() throws IOException {
    LocalCluster cluster = TestCluster.get();
    String folder = temp.resolve("case").toString();
    String back = temp.resolve("back").toString();
    String address = cluster.address("moved");
    CommandRun.of("ingest", "-q", "../samples/contoso-group-sync", "--case", folder);

    CommandRun there = CommandRun.of("case", "copy", folder, address);
    CommandRun again = CommandRun.of("case", "copy", folder, address);
    CommandRun home = CommandRun.of("case", "copy", address, back);

    assertThat(there.out()).as(there.err()).contains("counts and hashes match");
    assertThat(again.out()).contains(" 0 of them copied now");
    assertThat(home.status()).as(home.err()).isZero();
    for (String question : QUESTIONS) {
      assertThat(answer(question, back)).as(question).isEqualTo(answer(question, folder));
    }
    CommandRun list = CommandRun.of("case", "list", "--format", "csv", cluster.address(""));
    assertThat(list.out()).contains("\"" + address + "\",");
    CommandRun info = CommandRun.of("case", "info", "--format", "json", "--case", address);
    JsonNode said = JSON.readTree(info.out()).path("cases").path(0);
    assertThat(said.path("events").asLong()).isEqualTo(total(folder));
    assertThat(said.path("changed").asText()).startsWith("20");
  }

  @Test
  void whatIsFetchedIntoTheClusterIsWhatIsFetchedIntoAFolder() throws IOException {
    Path story = Path.of("../samples/sync-removed-by-admin");
    CaseAddress inCluster = CaseAddress.of(TestCluster.get().address("fetched"));
    String folder = temp.resolve("case").toString();
    Instant began = Instant.now().minusSeconds(1);

    try (FakeGraph graph = SampleTenant.of(story).pagesOf(4)) {
      for (String address : List.of(inCluster.toString(), folder)) {
        CommandRun.of("ingest", "-q", story.toString(), "--case", address);
        assertThat(fetch(graph, address).status()).isZero();
        // What is whole is not fetched again, nor added twice.
        assertThat(fetch(graph, address).status()).isZero();
      }
      assertThat(fetched(inCluster.toString(), began)).isEqualTo(fetched(folder, began));
      assertThat(total(inCluster.toString())).isEqualTo(total(folder));
    } finally {
      DirectoryCleanup.remove(inCluster.pages());
    }
  }

  /** Fetched pages have the time they were fetched, in their folder's name and in their rows. */
  private static String fetched(String address, Instant began) {
    String answer =
        answer("explain --format json", address).replaceAll("/\\d{8}T\\d{9}Z/", "/fetched/");
    return Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z")
        .matcher(answer)
        .replaceAll(time -> Instant.parse(time.group()).isBefore(began) ? time.group() : "fetched");
  }

  private CommandRun fetch(FakeGraph graph, String address) throws IOException {
    String token = Files.writeString(temp.resolve("token"), "a-token").toString();
    String since = graph.firstAudit().minus(Duration.ofHours(1)).toString();
    String until = graph.lastAudit().plus(Duration.ofHours(1)).toString();
    return CommandRun.of(
        "graph",
        "fetch",
        "--graph-url",
        graph.root(),
        "--token-file",
        token,
        "--since",
        since,
        "--until",
        until,
        "--audit-pace",
        "1000",
        "--case",
        address);
  }

  @Test
  void theWebPageShowsACaseOfTheClusterAsOneOfAFolder() throws IOException, InterruptedException {
    String address = TestCluster.get().address("served");
    String folder = temp.resolve("case").toString();
    for (String each : List.of(address, folder)) {
      CommandRun.of("ingest", "-q", "../samples/contoso-group-sync", "--case", each);
    }
    String query = "group OR severity:error";
    CommandRun search = CommandRun.of("search", "--format", "json", query, "--case", address);
    long total = JSON.readTree(search.out()).path("total").asLong();
    List<String> pages =
        List.of(
            "",
            "/members",
            "/members/explain?id=CLIENT-095",
            "/traces",
            "/sources",
            "/search?context=3&since=2d&sort=oldest&q=device",
            "/search?format=ndjson&since=2d&q=device",
            "/members?format=json",
            "/searches",
            "/patterns?order=rare",
            "/patterns?format=ndjson&new-since=1h",
            "/search?facet=thread&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));

    try (ServedCases served = ServedCases.start(temp, address, folder)) {
      for (String page : pages) {
        assertThat(served.page(address, page)).as(page).isEqualTo(served.page(folder, page));
      }
      assertThat(total).isPositive();
      assertThat(served.page(address, "")).contains("4 of 6 members are in their group");
      assertThat(served.page(address, pages.getLast())).contains(">" + total + " events<");
    }
    assertThat(CommandRun.of("search", "--case", address).status()).isZero();
  }

  @Test
  void casesAreDeletedByNameAndByAge() throws InterruptedException {
    LocalCluster cluster = TestCluster.get();
    String address = cluster.address("old");
    String folder = temp.resolve("old").toString();
    String sample = "../samples/sync-all-well";
    CommandRun.of("ingest", "-q", sample, "--case", address);
    CommandRun.of("ingest", "-q", sample, "--case", folder);
    Thread.sleep(10);

    assertThat(CommandRun.of("case", "delete", folder).out()).isEqualTo("deleted " + folder + "\n");
    assertThat(CommandRun.of("case", "delete", folder).err()).contains("No case exists at");
    assertThat(CommandRun.of("case", "delete", cluster.address(""), "--older-than", "1h").status())
        .isEqualTo(ExitCode.NOTHING_FOUND.status());
    assertThat(CommandRun.of("search", "--case", address).status()).isZero();
    assertThat(CommandRun.of("case", "delete", address).out()).contains("deleted " + address);
    assertThat(CommandRun.of("search", "--case", address).err()).contains("No case exists at");
  }

  @Test
  void aClusterThatIsReadOnlyIsOneLineAndARepeatCompletes()
      throws IOException, InterruptedException {
    LocalCluster cluster = TestCluster.get();
    String address = cluster.address("blocked");
    String sample = "../samples/sync-all-well";

    CommandRun refused;
    setReadOnly(cluster, "true");
    try {
      refused = CommandRun.of("ingest", sample, "--case", address);
    } finally {
      setReadOnly(cluster, "null");
    }
    CommandRun repeated = CommandRun.of("ingest", sample, "--case", address);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains("does not accept new data").contains("read-only");
    assertThat(repeated.status()).as(repeated.err()).isZero();
  }

  private static void setReadOnly(LocalCluster cluster, String value)
      throws IOException, InterruptedException {
    cluster.send(
        "PUT",
        "/_cluster/settings",
        "{\"transient\":{\"cluster.blocks.read_only\":" + value + "}}");
  }

  private static void awaitEvents(LocalCluster cluster, String name)
      throws IOException, InterruptedException {
    String path = "/synctrace-events-" + name + "/_stats/indexing?filter_path=_all.primaries";
    while (true) {
      JsonNode answer = JSON.readTree(cluster.send("GET", path, ""));
      if (answer.at("/_all/primaries/indexing/index_total").asLong() > 0) {
        return;
      }
      Thread.sleep(50);
    }
  }

  private static long total(String address) throws IOException {
    CommandRun run = CommandRun.of("search", "--limit", "1", "--format", "json", "--case", address);
    return JSON.readTree(run.out()).path("total").asLong();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".txt", "");
  }
}
