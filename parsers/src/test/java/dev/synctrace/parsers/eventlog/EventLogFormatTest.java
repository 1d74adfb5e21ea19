package dev.synctrace.parsers.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Event logs that are sound. */
class EventLogFormatTest {
  private static final String PROVIDER = "Contoso-Inventory";
  private static final Instant TIME = Instant.parse("2026-10-13T13:48:09.123456700Z");

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(ComposedValue.string("Contoso GmbH"), "Contoso GmbH"),
        Arguments.of(ComposedValue.string("ends with a zero\0"), "ends with a zero"),
        Arguments.of(ComposedValue.string("Müller 日本 €"), "Müller 日本 €"),
        Arguments.of(ComposedValue.ansi("Café €"), "Café €"),
        Arguments.of(ComposedValue.int8(-1), "-1"),
        Arguments.of(ComposedValue.uint8(255), "255"),
        Arguments.of(ComposedValue.int16(-32_768), "-32768"),
        Arguments.of(ComposedValue.uint16(65_535), "65535"),
        Arguments.of(ComposedValue.int32(-2_145_648_611), "-2145648611"),
        Arguments.of(ComposedValue.uint32(4_294_967_295L), "4294967295"),
        Arguments.of(ComposedValue.int64(Long.MIN_VALUE), "-9223372036854775808"),
        Arguments.of(ComposedValue.uint64(-1), "18446744073709551615"),
        Arguments.of(ComposedValue.real32(1.5f), "1.5"),
        Arguments.of(ComposedValue.real64(-0.25), "-0.25"),
        Arguments.of(ComposedValue.bool(true), "true"),
        Arguments.of(ComposedValue.bool(false), "false"),
        Arguments.of(ComposedValue.binary((byte) 0x0A, (byte) 0xFF), "0AFF"),
        Arguments.of(
            ComposedValue.guid("908da677-7004-4844-972a-f6fb85dfdbac"),
            "908da677-7004-4844-972a-f6fb85dfdbac"),
        Arguments.of(ComposedValue.size32(16), "0x00000010"),
        Arguments.of(ComposedValue.size64(16), "0x0000000000000010"),
        Arguments.of(ComposedValue.fileTime(TIME), "2026-10-13T13:48:09.123456700Z"),
        Arguments.of(
            ComposedValue.systemTime(2026, 10, 2, 13, 13, 48, 9, 123), "2026-10-13T13:48:09.123Z"),
        Arguments.of(
            ComposedValue.sid("S-1-5-21-1769714682-2803786108-491265710-500"),
            "S-1-5-21-1769714682-2803786108-491265710-500"),
        Arguments.of(ComposedValue.hex32(0x801c001d), "0x801c001d"),
        Arguments.of(ComposedValue.hex64(0x8000_0000_0000_0001L), "0x8000000000000001"),
        Arguments.of(
            ComposedValue.array(
                ComposedValue.string("Windows Defender"), ComposedValue.string("ON")),
            "Windows Defender, ON"),
        Arguments.of(
            ComposedValue.array(ComposedValue.ansi("one"), ComposedValue.ansi("two")), "one, two"),
        Arguments.of(
            ComposedValue.array(ComposedValue.uint16(1), ComposedValue.uint16(65_535)), "1, 65535"),
        Arguments.of(
            ComposedValue.array(ComposedValue.hex32(1), ComposedValue.hex32(0x80070005)),
            "0x00000001, 0x80070005"),
        Arguments.of(
            ComposedValue.array(ComposedValue.sid("S-1-5-18"), ComposedValue.sid("S-1-5-32-544")),
            "S-1-5-18, S-1-5-32-544"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsReadAsItsTypeSays(ComposedValue value, String text) throws IOException {
    assertThat(one(ComposedEvent.of(7, TIME).with("Value", value)).message())
        .isEqualTo("Event 7 (Contoso-Inventory): Value: " + text);
  }

  @Test
  void aRecordIsAnEvent() throws IOException {
    EventLogFixture read =
        EventLogFixture.of(
            log()
                .add(
                    ComposedEvent.of(7, TIME)
                        .level(3)
                        .thread(4711)
                        .with("Device", "CLIENT-042")
                        .with("Code", ComposedValue.hex32(0x80070005)))
                .bytes());

    Event event = read.events().getFirst();
    assertThat(event.time()).isEqualTo(TIME);
    assertThat(event.zoneMinutes()).isZero();
    assertThat(event.source()).isEqualTo("CLIENT-042/events.bin");
    assertThat(event.line()).isEqualTo(1);
    assertThat(event.endLine()).isEqualTo(1);
    assertThat(event.log()).isEqualTo("Contoso-Inventory/Operational");
    assertThat(event.component()).isEqualTo(PROVIDER);
    assertThat(event.thread()).isEqualTo("4711");
    assertThat(event.severity()).isEqualTo(Severity.WARNING);
    assertThat(event.kind()).isEqualTo(Kind.OTHER);
    assertThat(event.message())
        .isEqualTo("Event 7 (Contoso-Inventory): Device: CLIENT-042; Code: 0x80070005");
    assertThat(event.attributes().mentions()).contains("0x80070005");
    assertThat(read.source().outcome().framing()).isEqualTo("evtx");
    assertThat(read.source().outcome().records()).isEqualTo(1);
    assertThat(read.source().clues().names()).containsExactly("CLIENT-042");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void theLevelDecidesTheSeverity() throws IOException {
    EventLogComposer log = log();
    for (int level : new int[] {0, 1, 2, 3, 4, 5, 16}) {
      log.add(ComposedEvent.of(7, TIME).level(level));
    }

    assertThat(EventLogFixture.of(log.bytes()).events())
        .extracting(Event::severity)
        .containsExactly(
            Severity.INFO,
            Severity.ERROR,
            Severity.ERROR,
            Severity.WARNING,
            Severity.INFO,
            Severity.INFO,
            Severity.INFO);
  }

  @Test
  void elementsOfAProviderAreNamedValues() throws IOException {
    assertThat(
            one(ComposedEvent.of(7, TIME)
                    .with("Device", "CLIENT-042")
                    .with("State", "on")
                    .asUserData())
                .message())
        .isEqualTo("Event 7 (Contoso-Inventory): Device: CLIENT-042; State: on");
  }

  @Test
  void valuesWithoutANameAndWithoutAValue() throws IOException {
    assertThat(
            one(ComposedEvent.of(7, TIME)
                    .with("", "first")
                    .with("Empty", ComposedValue.none())
                    .with("", "third"))
                .message())
        .isEqualTo("Event 7 (Contoso-Inventory): first; third");
  }

  @Test
  void aMessageIsOneLine() throws IOException {
    assertThat(
            one(ComposedEvent.of(7, TIME).with("Text", "Logged at\r\n  client.cpp\tand\u2028more"))
                .message())
        .isEqualTo("Event 7 (Contoso-Inventory): Text: Logged at client.cpp and more");
  }

  /** Names and templates are defined once in each chunk, and each chunk is read without others. */
  @Test
  void linesAreTheNumbersOfRecordsThroughAllChunks() throws IOException {
    EventLogComposer log = log();
    for (int i = 0; i < 2_000; i++) {
      log.add(ComposedEvent.of(7, TIME.plusSeconds(i)).with("Number", ComposedValue.int32(i)));
    }
    byte[] file = log.bytes();
    EventLogFixture read = EventLogFixture.of(file);

    assertThat(file.length).isGreaterThan(4096 + 3 * 65_536);
    assertThat(read.events()).hasSize(2_000);
    for (int i = 0; i < 2_000; i++) {
      assertThat(read.events().get(i).line()).isEqualTo(i + 1L);
      assertThat(read.events().get(i).message()).endsWith("Number: " + i);
    }
  }

  @Test
  void aComputerThatWasRenamedHasItsLastName() throws IOException {
    EventLogComposer log = log();
    log.add(ComposedEvent.of(7, TIME).computer("WIN-7QK1"));
    log.add(ComposedEvent.of(7, TIME.plusSeconds(1)).computer("CLIENT-042"));
    log.add(ComposedEvent.of(7, TIME.plusSeconds(2)).computer("client-042.contoso.com"));

    assertThat(EventLogFixture.of(log.bytes()).source().clues().names())
        .containsExactly("CLIENT-042");
  }

  @Test
  void forwardedEventsNameSeveralComputers() throws IOException {
    EventLogComposer log = log();
    log.add(ComposedEvent.of(7, TIME).computer("CLIENT-042"));
    log.add(ComposedEvent.of(7, TIME.plusSeconds(1)).computer("CLIENT-051"));
    log.add(ComposedEvent.of(7, TIME.plusSeconds(2)).computer("CLIENT-042"));

    assertThat(EventLogFixture.of(log.bytes()).source().clues().names())
        .containsExactly("CLIENT-042", "CLIENT-051");
  }

  @Test
  void contentDecidesAndNotTheName() throws IOException {
    byte[] text = "ElfFileLog 10:00 started\n".getBytes(StandardCharsets.UTF_8);

    assertThat(EventLogFixture.of(text).source().outcome().framing()).isNotEqualTo("evtx");
  }

  @Test
  void anEventLogWithoutRecordsIsNoProblem() throws IOException {
    EventLogFixture read = EventLogFixture.of(log().bytes());

    assertThat(read.events()).isEmpty();
    assertThat(read.problems()).isEmpty();
  }

  private static EventLogComposer log() {
    return new EventLogComposer("Contoso-Inventory/Operational", PROVIDER);
  }

  private static Event one(ComposedEvent event) throws IOException {
    EventLogFixture read = EventLogFixture.of(log().add(event).bytes());
    assertThat(read.problems()).isEmpty();
    assertThat(read.events()).hasSize(1);
    return read.events().getFirst();
  }
}
