package dev.synctrace.diagnosis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogPage;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The merged logs of three machines in three time zones, of which one is 40 s behind, over the end
 * of daylight saving time.
 */
class MergedOrderTest {
  private static final DateTimeFormatter SMS =
      DateTimeFormatter.ofPattern("MM-dd-uuuu HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CCM_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CCM_DATE =
      DateTimeFormatter.ofPattern("MM-dd-uuuu", Locale.ROOT);
  private static final Pattern NUMBER =
      Pattern.compile("record (\\d+)|pushid ?= ?(\\d+)|PushID: (\\d+)", Pattern.CASE_INSENSITIVE);

  /** In Berlin clocks go from 3:00 back to 2:00 at 1:00 UTC. */
  private static final Instant START = Instant.parse("2026-10-25T00:20:00Z");

  private static final Instant END = Instant.parse("2026-10-25T01:40:00Z");
  private static final String NOTE = "clock: {skewSeconds: {CLIENT-042: -40}}\n";

  @TempDir private Path temp;

  /** A machine with the clock of its zone, and how far that is ahead. */
  private enum Machine {
    CM01("Europe/Berlin", 0, "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log"),
    MP01("America/New_York", 0, "MP01/BgbServer.log"),
    CLIENT("Asia/Kolkata", -40, "CLIENT-042/CcmNotificationAgent.log"),
    OTHER_LOG("Asia/Kolkata", -40, "CLIENT-042/CcmMessaging.log");

    private final ZoneId zone;
    private final Duration skew;
    private final String file;

    Machine(String zone, int skew, String file) {
      this.zone = ZoneId.of(zone);
      this.skew = Duration.ofSeconds(skew);
      this.file = file;
    }

    private String line(Instant at, String text) {
      ZonedDateTime time = at.plus(skew).atZone(zone);
      LocalDateTime local = time.toLocalDateTime();
      int bias = -time.getOffset().getTotalSeconds() / 60;
      return this == CM01 || this == MP01
          ? "%s  $$<SMS_%s><%s%+04d><thread=7896 (0x1ED8)>"
              .formatted(text, name(), SMS.format(local), bias)
          : "<![LOG[%s]LOG]!><time=\"%s%+d\" date=\"%s\" component=\"Agent\" context=\"\" type=\"1\" thread=\"8540\" file=\"a.cpp:386\">"
              .formatted(text, CCM_TIME.format(local), bias, CCM_DATE.format(local));
    }
  }

  /** Writes logs whose records are numbered in true order. */
  private Path bundle(long seed, boolean pushes) throws IOException {
    Random random = new Random(seed);
    Map<Machine, List<String>> lines = new LinkedHashMap<>();
    Instant now = START;
    for (int number = 1; now.isBefore(END); number++) {
      // The network takes longer than clocks are told apart by, and less than other records wait.
      now = now.plusMillis(500 + random.nextInt(4_000));
      if (pushes && random.nextInt(20) == 0) {
        UUID task = new UUID(seed, number);
        String start =
            "Starting to send push task (PushID: %d TaskID: %d TaskGUID: %s TaskType: 1 TaskParam: ) to 1 clients~~"
                .formatted(number, number, task);
        String receipt =
            "Receive task from server with pushid=%d, taskid=%d, taskguid=%s, tasktype=1 and taskParam="
                .formatted(number, number, task);
        add(lines, Machine.MP01, now, start);
        now = now.plusMillis(20 + random.nextInt(300));
        add(lines, Machine.CLIENT, now, receipt);
      } else {
        Machine machine = Machine.values()[random.nextInt(Machine.values().length)];
        add(lines, machine, now, "record " + number);
      }
    }
    Path bundle = temp.resolve("bundle");
    for (Map.Entry<Machine, List<String>> log : lines.entrySet()) {
      Path file = bundle.resolve(log.getKey().file);
      Files.createDirectories(file.getParent());
      Files.write(file, log.getValue());
    }
    return bundle;
  }

  private static void add(
      Map<Machine, List<String>> lines, Machine machine, Instant at, String text) {
    lines.computeIfAbsent(machine, _ -> new ArrayList<>()).add(machine.line(at, text));
  }

  /** The records of all machines, page by page; of a push and its receipt, the push comes first. */
  private static List<String> merged(Case opened, ClockCorrections clocks) {
    LogReader reader = LogReader.merged(opened.events(), List.of(), "NOT kind:fact.note", clocks);
    List<String> records = new ArrayList<>();
    LogPage page = reader.first(37);
    while (true) {
      for (LogRecord record : page.records()) {
        Matcher number = NUMBER.matcher(record.event().message());
        assertThat(number.find()).as(record.event().message()).isTrue();
        records.add(
            number.group(1) != null
                ? number.group(1)
                : number.group(2) != null ? number.group(2) + " received" : number.group(3));
      }
      if (page.last()) {
        return records;
      }
      LogRecord last = page.records().getLast();
      page =
          reader.after(
              new LogPosition(last.event().source(), last.event().line(), last.time()), 37);
    }
  }

  private static List<String> inTrueOrder(List<String> records) {
    return records.stream()
        .sorted((a, b) -> {
          int byNumber = Integer.compare(number(a), number(b));
          return byNumber != 0 ? byNumber : Integer.compare(a.length(), b.length());
        })
        .toList();
  }

  private static int number(String record) {
    return Integer.parseInt(record.replace(" received", ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheTrueOrderByWhatPushesMeasure(long seed) throws IOException {
    try (Case opened = IngestedCase.of(temp, bundle(seed, true))) {
      ClockSkew skew = ClockSkew.of(opened);
      List<String> records = merged(opened, skew.corrections());

      assertThat(records).hasSizeGreaterThan(1_000);
      assertThat(records).isEqualTo(inTrueOrder(records));
      assertThat(skew.uncorrected()).isEmpty();
      assertThat(merged(opened, ClockCorrections.NONE)).isNotEqualTo(records);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isTheTrueOrderByTheCaseNotes(long seed) throws IOException {
    Path bundle = bundle(seed, false);
    Files.writeString(bundle.resolve("case-notes.yaml"), NOTE);
    try (Case opened = IngestedCase.of(temp, bundle)) {
      List<String> records = merged(opened, ClockSkew.of(opened).corrections());

      assertThat(records).hasSizeGreaterThan(1_000);
      assertThat(records).isEqualTo(inTrueOrder(records));
    }
  }

  @Test
  void isTheTrueOrderByBoth() throws IOException {
    Path bundle = bundle(6, true);
    Files.writeString(bundle.resolve("case-notes.yaml"), NOTE);
    try (Case opened = IngestedCase.of(temp, bundle)) {
      List<String> records = merged(opened, ClockSkew.of(opened).corrections());

      assertThat(records).isEqualTo(inTrueOrder(records));
    }
  }
}
