package dev.synctrace.parsers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines of a real site. They lie outside the project; without them this test says so and skips. */
class GenuineLogTest {
  private static final Optional<Path> CORPUS =
      Stream.of("../shared/corpus", "../../shared/corpus")
          .map(Path::of)
          .filter(Files::isDirectory)
          .findFirst();

  @BeforeEach
  void corpusIsThere() {
    assumeTrue(CORPUS.isPresent(), "skipped: no genuine logs in ../shared/corpus");
  }

  @Test
  void everyLineIsARecordButTheRenameMarker() throws IOException {
    for (Path log : logs()) {
      SourceFixture read = SourceFixture.of(Files.readAllBytes(log));

      assertThat(read.statistics().problems()).as(log.toString()).isEmpty();
      boolean rotated = log.endsWith("rotation-boundary/BgbServer.lo_");
      assertThat(read.unframedTexts())
          .isEqualTo(rotated ? List.of(RecordReader.RENAME_MARKER) : List.of());
      assertThat(read.framed()).allSatisfy(record -> assertThat(record.time()).isNotNull());
      read.addsUpTo(Files.readAllLines(log));
    }
  }

  @Test
  void theClientRecordsThePushFiftyMillisecondsAfterTheServer() throws IOException {
    assertThat(instantOf("bgb/push-task-delivered/BgbServer.log", "Starting to send push task"))
        .isEqualTo("2026-09-25T23:35:04.936Z");
    assertThat(
            instantOf(
                "bgb/push-task-delivered/CcmNotificationAgent.log", "Receive task from server"))
        .isEqualTo("2026-09-25T23:35:04.986Z");
  }

  /** The status message names its own UTC time: proof of the sign of the bias. */
  @Test
  void theTimeOfAStatusMessageAgreesWithItsOwnUtcTime() throws IOException {
    assertThat(instantOf("bgb/firewall-warning/BgbServer.lo_", "STATMSG: ID=9802"))
        .isBetween(
            Instant.parse("2026-09-18T20:39:05.718Z"), Instant.parse("2026-09-18T20:39:07Z"));
  }

  private static Instant instantOf(String log, String message) throws IOException {
    SourceFixture read = SourceFixture.of(Files.readAllBytes(CORPUS.orElseThrow().resolve(log)));
    return read.records().stream()
        .filter(record -> record.message().startsWith(message))
        .map(LogRecord::time)
        .flatMap(Stream::ofNullable)
        .map(time -> time.instant(ZoneOffset.UTC))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS.orElseThrow().resolve("bgb"))) {
      List<Path> logs = files.filter(Files::isRegularFile).toList();
      assertThat(logs).isNotEmpty();
      return logs;
    }
  }
}
