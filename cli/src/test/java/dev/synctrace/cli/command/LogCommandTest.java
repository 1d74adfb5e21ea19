package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.ClockCorrections.Correction;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.output.table.TextPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The logs of a site with three machines in three time zones. */
class LogCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MESSAGE = Pattern.compile("7896  (\\w+ \\d+)");

  @TempDir private static Path temp;
  private static String folder = "";

  @BeforeAll
  static void aCase() throws IOException {
    Path bundle = temp.resolve("site");
    SampleLogs rotated = new SampleLogs(bundle.resolve("CM01/Worker.lo_"), "Worker", 240);
    IntStream.range(0, 60).forEach(i -> rotated.add(time(12, i), 1, "old " + i));
    rotated.write();
    SampleLogs current = new SampleLogs(bundle.resolve("CM01/Worker.log"), "Worker", 240);
    IntStream.range(0, 60)
        .forEach(i -> current.add(time(13, i), i % 20 == 7 ? 3 : 1, "new " + i + " of work"));
    current.write();
    new SampleLogs(bundle.resolve("MP01/CCM_STS.log"), "CCM_STS", -60)
        .add("12:59:59", 1, "before 1")
        .add("13:07:01", 2, "refused 2\r\nfor 0x80004005\r\nagain")
        .add("13:07:59", 1, "after 3")
        .write();
    new SampleLogs(bundle.resolve("MP02/CCM_STS.log"), "CCM_STS", -330)
        .add("13:06:59", 1, "second 1")
        .write();
    new SampleLogs(bundle.resolve("MP02/b:7.log"), "Odd", -330).add("13:07:30", 1, "odd 1").write();
    folder = temp.resolve("case").toString();
    assertThat(CommandRun.of("ingest", "-q", bundle.toString(), "--case", folder).status())
        .isZero();
  }

  private static String time(int hour, int minute) {
    return "%02d:%02d:00".formatted(hour, minute);
  }

  private static CommandRun log(String... args) {
    return CommandRun.of(
        Stream.concat(Stream.of("log", "--case", folder), Stream.of(args)).toArray(String[]::new));
  }

  /** The numbered messages of the records, in order. */
  private static List<String> shown(CommandRun run) {
    List<String> shown = new ArrayList<>();
    Matcher message = MESSAGE.matcher(run.out());
    while (message.find()) {
      shown.add(message.group(1));
    }
    return shown;
  }

  @Test
  void aLineIsMarkedAmongTheRecordsAroundIt() {
    CommandRun run = log("CM01/Worker.log:2", "--around", "2");

    assertThat(run.status()).isZero();
    assertThat(shown(run)).containsExactly("old 59", "new 0", "new 1", "new 2", "new 3");
    assertThat(run.out().lines().filter(line -> line.startsWith(">")))
        .singleElement()
        .asString()
        .contains("CM01/Worker.log:2", "new 1");
    assertThat(run.out())
        .startsWith("CM01/Worker.log and 1 older file\nCM01, 120 records, 2026-10-14 12:00:00 to ")
        .contains(
            "\nCM01/Worker.log:2\n  2026-10-14 13:01:00.000 UTC (written as"
                + " 2026-10-14 09:01:00.000, UTC-04:00), Worker, thread 7896 (0x1ED8), info\n");
    assertThat(shown(log("Worker:2"))).hasSize(41);
  }

  @Test
  void aLineOfARecordOfSeveralIsThatRecord() {
    CommandRun run = log("MP01/CCM_STS.log:3", "--around", "1");

    assertThat(shown(run)).containsExactly("before 1", "refused 2", "after 3");
    assertThat(run.out()).contains(">!     2  ", "refused 2⏎for 0x80004005⏎again");
    assertThat(run.out()).contains("  refused 2\n  for 0x80004005\n  again\n");
    assertThat(run.out()).contains("Error codes\n  0x80004005 = E_FAIL");
  }

  @Test
  void withoutALineTheLastRecordsAreShown() {
    CommandRun run = log("Worker");

    assertThat(shown(run)).hasSize(100).startsWith("old 20").endsWith("new 59");
    assertThat(run.err()).contains("showing the last 100 records (--limit 0 for all");
    assertThat(shown(log("Worker", "--limit", "3"))).containsExactly("new 57", "new 58", "new 59");
    assertThat(shown(log("Worker", "--limit", "0"))).hasSize(120).startsWith("old 0");
    assertThat(log("Worker", "--limit", "0").err()).isEmpty();
    // Of an older file that is named, its own end.
    assertThat(shown(log("Worker.lo_", "--limit", "2"))).containsExactly("old 58", "old 59");
    assertThat(shown(log("Worker.lo_"))).hasSize(60).endsWith("old 59");
  }

  @Test
  void aSpanOfTimeBeginsWithItsFirstRecord() {
    CommandRun run = log("Worker", "--since", "2026-10-14T12:58:00Z", "--limit", "4");

    assertThat(shown(run)).containsExactly("old 58", "old 59", "new 0", "new 1");
    assertThat(run.err()).contains("showing the first 4 records");
    assertThat(
            shown(
                log(
                    "Worker",
                    "--since",
                    "2026-10-14T12:58:00Z",
                    "--until",
                    "2026-10-14T13:01:00Z")))
        .containsExactly("old 58", "old 59", "new 0");
    assertThat(shown(log("Worker", "--until", "2026-10-14T12:02:00Z")))
        .containsExactly("old 0", "old 1");
    assertThat(log("Worker", "--until", "2026-10-14T11:00:00Z").status()).isEqualTo(4);
    assertThat(shown(log("Worker", "--since", "1m"))).containsExactly("new 58", "new 59");
  }

  @Test
  void onlyWhatMatchesIsShownAndAlwaysTheLine() {
    assertThat(shown(log("Worker", "--errors"))).containsExactly("new 7", "new 27", "new 47");
    assertThat(log("Worker", "--errors").out()).contains(" ✗ ");
    assertThat(shown(log("Worker:30", "--errors")))
        .containsExactly("new 7", "new 27", "new 29", "new 47");
    assertThat(shown(log("Worker", "--find", "\"new 5\" OR \"old 5\"")))
        .containsExactly("old 5", "new 5");
    assertThat(shown(log("Worker", "--thread", "0x1ed8"))).hasSize(100);
    assertThat(log("Worker", "--thread", "1").status()).isEqualTo(4);
    CommandRun wrong = log("Worker", "--errors", "--find", "a AND (");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("\n  a AND (");
  }

  @ParameterizedTest
  @CsvSource({
    "CCM_STS.log, MP01, before 1",
    "'C:\\logs\\site\\MP02\\CCM_STS.log', '', second 1",
    "'mp02\\ccm_sts.log:1', '', second 1",
    "MP02/b:7.log, '', odd 1",
    "b:7.log:1, '', odd 1"
  })
  void aLogIsKnownByManyNames(String name, String machine, String first) {
    CommandRun run = machine.isEmpty() ? log(name) : log(name, "--machine", machine);

    assertThat(shown(run)).as(run.err()).startsWith(first);
  }

  @Test
  void aNameOfSeveralLogsIsAnsweredWithThem() {
    CommandRun run = log("CCM_STS:1");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            synctrace: CCM_STS:1 is the name of 2 logs. Use more of the path, or --machine:
              MP01/CCM_STS.log:1  (MP01)
              MP02/CCM_STS.log:1  (MP02)
            """);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    CommandRun run = log("MP01/CMM_STS.log:4");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err())
        .contains("the case has no log MP01/CMM_STS.log:4; did you mean MP01/CCM_STS.log")
        .contains("`synctrace log` lists the logs");
    assertThat(log("Worker", "--machine", "MP01").err())
        .contains("CM01/Worker.log is no log of MP01");
    assertThat(log("MP02/CCM_STS.log:99").err())
        .contains("MP02/CCM_STS.log has no line 99, but lines 1 to 1");
    assertThat(log("MP02/CCM_STS.log:99").status()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "Worker --around 3, needs a line",
    "Worker:3 --limit 7, cannot be used with a line",
    "Worker --limit -1, is negative",
    "Worker:3 --around 10001, 'from 0 to 10,000'",
    "Worker --merge, --merge needs a moment",
    "Worker:3 MP01/CCM_STS.log:1, Only one SOURCE can have a line",
    "--errors, No log is named",
    "Worker --since yesterday, is not a time"
  })
  void whatCannotBeShownIsWrongUsage(String args, String why) {
    CommandRun run = log(args.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(why);
  }

  @Test
  void severalLogsAreInTrueTimeOrder() {
    CommandRun run =
        log(
            "MP01/CCM_STS.log",
            "Worker",
            "MP02/CCM_STS.log",
            "--since",
            "2026-10-14T13:06:30Z",
            "--limit",
            "5");

    assertThat(shown(run)).containsExactly("second 1", "new 7", "refused 2", "after 3", "new 8");
    assertThat(run.out()).startsWith("3 logs in true time order\n");
    assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
        .contains("MACHINE", "SOURCE", "TIME (UTC)", "COMPONENT", "THREAD", "MESSAGE");
  }

  @Test
  void allMachinesAroundAMomentAreShown() {
    CommandRun run = log("MP01/CCM_STS.log:2", "--merge", "--around", "2");

    assertThat(shown(run)).containsExactly("second 1", "new 7", "refused 2", "odd 1", "after 3");
    assertThat(run.out()).startsWith("All logs in true time order\n");
    CommandRun ofOne = log("MP01/CCM_STS.log:2", "--merge", "--machine", "CM01", "--around", "1");
    assertThat(shown(ofOne)).containsExactly("new 7", "refused 2", "new 8");
    assertThat(ofOne.out()).startsWith("All logs of CM01 in true time order\n");
    assertThat(shown(log("--merge", "--limit", "2"))).containsExactly("new 58", "new 59");
    assertThat(shown(log("--merge", "--machine", "MP02"))).containsExactly("second 1", "odd 1");
    assertThat(shown(log("--merge", "--limit", "0"))).hasSize(125);
  }

  @Test
  void recordsOfOneLineComeOnce() throws IOException {
    String other = temp.resolve("other").toString();
    new SampleLogs(temp.resolve("joined/MP01/CCM_STS.log"), "CCM_STS", 0)
        .add("12:00:00", 1, "first 1")
        .add("12:00:01", 1, "second 2")
        .onOneLine()
        .add("12:00:02", 1, "same 3")
        .add("12:00:03", 1, "last 4")
        .write();
    CommandRun.of("ingest", "-q", temp.resolve("joined").toString(), "--case", other);

    for (String merge : List.of("--limit=0", "--merge")) {
      assertThat(shown(CommandRun.of("log", "CCM_STS:2", merge, "--case", other)))
          .containsExactly("first 1", "second 2", "same 3", "last 4");
    }
    assertThat(shown(CommandRun.of("log", "CCM_STS:2", "--case", other)))
        .containsExactly("first 1", "second 2", "same 3", "last 4");
  }

  @Test
  void theLastOfManyRecordsOfOneLineAreShown() throws IOException {
    String other = temp.resolve("shared").toString();
    SampleLogs log = new SampleLogs(temp.resolve("shared-line/MP01/CCM_STS.log"), "CCM_STS", 0);
    log.add("12:00:00", 1, "number 0");
    IntStream.range(1, 40).forEach(i -> log.onOneLine().add("12:00:00", 1, "number " + i));
    log.write();
    CommandRun.of("ingest", "-q", temp.resolve("shared-line").toString(), "--case", other);

    CommandRun run = CommandRun.of("log", "CCM_STS", "--limit", "2", "--case", other);
    assertThat(shown(run)).containsExactly("number 38", "number 39");
    assertThat(run.err()).contains("showing the last 2 records");
  }

  @Test
  void recordsWithoutATimeAreNotLeftOutOfAMergedLogInSilence() throws IOException {
    String other = temp.resolve("untimed").toString();
    new SampleLogs(temp.resolve("mixed/MP01/CCM_STS.log"), "CCM_STS", 0)
        .add("12:00:00", 1, "first 1")
        .write();
    Path plain = Files.createDirectories(temp.resolve("mixed/CM01")).resolve("Plain.log");
    Files.writeString(plain, "one line\nanother\n");
    CommandRun.of("ingest", "-q", temp.resolve("mixed").toString(), "--case", other);

    CommandRun merged = CommandRun.of("log", "--merge", "--case", other);
    assertThat(shown(merged)).containsExactly("first 1");
    assertThat(merged.err()).contains("2 records without a time are not shown here");
    assertThat(CommandRun.of("log", "Plain.log", "--case", other).out())
        .contains("one line", "another");
    assertThat(log("--merge").err()).doesNotContain("without a time");
  }

  @ParameterizedTest
  @CsvSource({"json", "ndjson", "csv"})
  void scriptsReadTheEventsOfASearch(String format) {
    CommandRun log = log("Worker.log:1", "--around", "0", "--format", format);
    CommandRun search =
        CommandRun.of(
            "search",
            "source:\"CM01/Worker.log\" AND line:1",
            "--case",
            folder,
            "--format",
            format);

    assertThat(log.status()).isZero();
    assertThat(eventsOf(log.out())).isEqualTo(eventsOf(search.out()));
  }

  private static String eventsOf(String out) {
    return out.startsWith("{\n") ? json(out).get("events").toString() : out;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void withoutANameTheLogsAreListed() {
    CommandRun run = log();

    assertThat(run.status()).isZero();
    assertThat(run.out().lines().map(line -> line.split(" {2,}")[0]))
        .containsExactly(
            "SOURCE", "CM01/Worker.log", "MP01/CCM_STS.log", "MP02/CCM_STS.log", "MP02/b:7.log");
    assertThat(log("--machine", "MP01").out().lines()).hasSize(2);
    assertThat(log("--machine", "MP99").status()).isEqualTo(4);
    assertThat(log("--merge", "--machine", "MP99").err())
        .contains("the case has no computer MP99. It has MP01, MP02");
    JsonNode worker = json(log("--format", "json").out()).get("logs").get(0);
    assertThat(worker.get("files")).hasSize(2);
    assertThat(worker.get("records").asInt()).isEqualTo(120);
    assertThat(worker.get("machine").asText()).isEqualTo("CM01");
  }

  @Test
  void aNarrowTerminalHasWhatIsTheSameOnALineOfItsOwn() throws IOException {
    String text = text(80, "Worker", 2, ClockCorrections.NONE);

    assertThat(text.lines().skip(2).limit(8))
        .containsExactly(
            "    LINE  TIME (UTC)    THREAD  MESSAGE",
            "2026-10-14  CM01/Worker.lo_",
            "      59  12:58:00.000    7896  old 58",
            "      60  12:59:00.000    7896  old 59",
            "CM01/Worker.log",
            ">      1  13:00:00.000    7896  new 0 of work",
            "       2  13:01:00.000    7896  new 1 of work",
            "       3  13:02:00.000    7896  new 2 of work");
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text(160, "Worker", 2, ClockCorrections.NONE).lines().skip(2).findFirst())
        .hasValueSatisfying(
            line -> assertThat(line).containsSubsequence("TIME", "SOURCE", "COMPONENT", "THREAD"));
  }

  @Test
  void aCorrectedClockIsSaid() throws IOException {
    ClockCorrections clocks =
        new ClockCorrections(
            Map.of(
                "CM01/Worker.log", new Correction(Duration.ofSeconds(40), "The notes say so."),
                "MP01/CCM_STS.log", new Correction(Duration.ofSeconds(5), "Not shown.")));

    assertThat(text(160, "Worker", 1, clocks))
        .contains(
            "\nClock of CM01 corrected: it is 40 s ahead of the true time. The notes say so.\n",
            "2026-10-14 12:59:20.000  CM01/Worker.log:1")
        .doesNotContain("Not shown");
  }

  /** The records around the first of the current file. */
  private static String text(int width, String name, int around, ClockCorrections clocks)
      throws IOException {
    StringWriter text = new StringWriter();
    try (Case opened = CaseAddress.of(folder).store().open()) {
      RotatedLog log =
          RotatedLog.of(opened.sources()).stream()
              .filter(each -> each.newest().path().contains(name))
              .findFirst()
              .orElseThrow();
      LogReader reader = LogReader.of(opened.events(), log, null, clocks);
      var marked = reader.at(log.newest().path(), 1).orElseThrow();
      LogView view =
          new LogView(
              log.newest().path(),
              "facts",
              List.of(log),
              false,
              ShownRecords.around(reader, marked, around).records(),
              marked,
              clocks);
      new LogListing(view, opened.machines())
          .print(new TextPage(new PrintWriter(text), width, false));
    }
    return text.toString().replace("\r\n", "\n");
  }
}
