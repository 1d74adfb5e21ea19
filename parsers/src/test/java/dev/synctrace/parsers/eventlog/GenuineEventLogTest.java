package dev.synctrace.parsers.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Event logs that Windows wrote. They are outside of the project; without them this is skipped. */
class GenuineEventLogTest {
  private static final Optional<Path> CORPUS =
      Stream.of("../shared/corpus/evtx", "../../shared/corpus/evtx")
          .map(Path::of)
          .filter(Files::isDirectory)
          .findFirst();

  @BeforeEach
  void corpusIsThere() {
    assumeTrue(CORPUS.isPresent(), "skipped: no genuine event logs in ../shared/corpus");
  }

  @Test
  void recordsAreEventsOfTheirChannel() throws IOException {
    EventLogFixture read = EventLogFixture.of(bytes("HelloForBusiness-Operational.evtx"));

    assertThat(read.events()).hasSize(5);
    Event first = read.events().getFirst();
    assertThat(first.time()).isEqualTo("2018-07-06T18:45:46.966627900Z");
    assertThat(first.message()).isEqualTo("Event 5520 (Microsoft-Windows-HelloForBusiness)");
    assertThat(first.log()).isEqualTo("Microsoft-Windows-HelloForBusiness/Operational");
    assertThat(first.component()).isEqualTo("Microsoft-Windows-HelloForBusiness");
    assertThat(first.thread()).isEqualTo("4352");
    assertThat(first.line()).isEqualTo(1);
    assertThat(read.events().get(3).message())
        .isEqualTo("Event 7054 (Microsoft-Windows-HelloForBusiness): Error: 0x00000001");
    assertThat(read.events().get(3).severity()).isEqualTo(Severity.ERROR);
    assertThat(read.source().clues().names()).containsExactly("DESKTOP-1N4R894");
  }

  /** Windows was still writing the sixth record when the file was copied. */
  @Test
  void aRecordThatWasNotWrittenCompletelyIsAProblem() throws IOException {
    assertThat(EventLogFixture.of(bytes("HelloForBusiness-Operational.evtx")).problems())
        .containsExactly(
            "1 record is damaged, the first at byte 8080, after record 5. The other records are"
                + " kept. Export the event log again with wevtutil epl");
  }

  @Test
  void checksumsAreNotNeeded() throws IOException {
    EventLogFixture read = EventLogFixture.of(bytes("Application_no_crc32.evtx"));

    assertThat(read.events()).hasSize(17);
    assertThat(read.problems()).isEmpty();
    assertThat(read.events().get(1).message())
        .isEqualTo("Event 15 (SecurityCenter): Windows Defender, SECURITY_PRODUCT_STATE_ON");
  }

  @Test
  void damagedChunksAreOneProblemAndTheRestIsRead() throws IOException {
    EventLogFixture read = EventLogFixture.of(bytes("bad_chunk_magic.evtx.gz"));

    assertThat(read.events()).hasSize(267);
    assertThat(read.events()).extracting(Event::line).isSorted().doesNotHaveDuplicates();
    assertThat(read.events().getFirst().time())
        .isEqualTo(Instant.parse("2018-08-08T03:46:41.457620000Z"));
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("2 chunks and 3 records are damaged, the first at byte ");
    assertThat(read.source().clues().names()).isEqualTo(List.of("DESKTOP-1N4R894"));
  }

  private static byte[] bytes(String name) throws IOException {
    byte[] file = Files.readAllBytes(CORPUS.orElseThrow().resolve(name));
    return name.endsWith(".gz")
        ? new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes()
        : file;
  }
}
