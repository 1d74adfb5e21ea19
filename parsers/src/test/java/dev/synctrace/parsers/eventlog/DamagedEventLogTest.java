package dev.synctrace.parsers.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event logs that are damaged, truncated, still being written, or made to harm. */
@Timeout(60)
class DamagedEventLogTest {
  private static final Instant TIME = Instant.parse("2026-10-13T13:48:09Z");
  private static final int CHUNK = EventLogComposer.FILE_HEADER;
  private static final int FIRST = CHUNK + EventLogComposer.CHUNK_HEADER;

  @Test
  void theHeaderIsNotTrusted() throws IOException {
    byte[] file = events(300);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(16, 0).putShort(42, (short) 1);

    assertThat(EventLogFixture.of(file).events()).hasSize(300);
    assertThat(EventLogFixture.of(file).problems()).isEmpty();
  }

  @Test
  void checksumsMayBeWrong() throws IOException {
    byte[] file = events(10);
    ByteBuffer.wrap(file).putInt(124, 7).putInt(CHUNK + 52, 7).putInt(CHUNK + 124, 7);

    assertThat(EventLogFixture.of(file).events()).hasSize(10);
  }

  @Test
  void aDamagedChunkIsAProblemAndTheOthersAreRead() throws IOException {
    byte[] file = threeChunks();
    file[CHUNK + EventLogChunk.SIZE] = 'X';
    EventLogFixture read = EventLogFixture.of(file);

    assertThat(read.events()).extracting(Event::line).containsExactly(1L, 2L, 3L, 4L);
    assertThat(read.problems())
        .containsExactly(
            "1 chunk is damaged, the first at byte 69632, after record 2. The other records are"
                + " kept. Export the event log again with wevtutil epl");
  }

  @Test
  void spaceThatIsReservedForChunksIsNoProblem() throws IOException {
    byte[] file = threeChunks();
    int second = CHUNK + EventLogChunk.SIZE;
    Arrays.fill(file, second, second + EventLogChunk.SIZE, (byte) 0);

    assertThat(EventLogFixture.of(file).events()).hasSize(4);
    assertThat(EventLogFixture.of(file).problems()).isEmpty();
  }

  @Test
  void aDamagedRecordIsAProblemAndTheOthersAreRead() throws IOException {
    byte[] file = events(5);
    int second = FIRST + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(FIRST + 4);
    file[second + 24 + 4] = 0x3F; // no token
    EventLogFixture read = EventLogFixture.of(file);

    assertThat(read.events()).extracting(Event::message).hasSize(4).doesNotHaveDuplicates();
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("1 record is damaged, the first at byte " + second + ", after record 1.");
  }

  /** Windows writes the end of the records into the header later than the records. */
  @Test
  void recordsBehindTheEndInTheHeaderAreReadWhileTheirNumbersFollow() throws IOException {
    byte[] file = events(5);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(CHUNK + 48, EventLogComposer.CHUNK_HEADER);
    assertThat(EventLogFixture.of(file).events()).hasSize(5);

    int second = FIRST + bytes.getInt(FIRST + 4);
    int third = second + bytes.getInt(second + 4);
    bytes.putLong(third + 8, 1); // of the chunk that was here before
    assertThat(EventLogFixture.of(file).events()).hasSize(2);
    assertThat(EventLogFixture.of(file).problems()).isEmpty();
  }

  @Test
  void aTruncatedFileKeepsWhatIsWhole() throws IOException {
    byte[] file = threeChunks();
    EventLogFixture read =
        EventLogFixture.of(Arrays.copyOf(file, CHUNK + EventLogChunk.SIZE + 2_000));

    assertThat(read.events().size()).isBetween(2, 3);
    assertThat(read.problems())
        .last()
        .asString()
        .isEqualTo(
            "the file is truncated. The other records are kept. Export the event log again with"
                + " wevtutil epl, or copy the file again");
  }

  @Test
  void aFileThatEndsAnywhereIsRead() throws IOException {
    byte[] file = threeChunks();
    for (int end = 8; end < file.length; end += 97) {
      EventLogFixture read = EventLogFixture.of(Arrays.copyOf(file, end));
      assertThat(read.events().size()).isLessThanOrEqualTo(6);
      assertThat(read.problems()).as("end %s", end).hasSizeBetween(1, 2);
    }
  }

  @Test
  void flippedBytesNeverBreakTheReader() throws IOException {
    byte[] sound = events(60);
    Random random = new Random(20_261_013);
    for (int round = 0; round < 2_000; round++) {
      byte[] file = sound.clone();
      int flips = 1 + random.nextInt(20);
      for (int i = 0; i < flips; i++) {
        file[CHUNK + random.nextInt(16_000)] = (byte) random.nextInt();
      }
      EventLogFixture read = EventLogFixture.of(file);
      assertThat(read.events().size()).isLessThanOrEqualTo(60);
    }
  }

  @Test
  void aTemplateThatContainsItselfIsDamage() throws IOException {
    byte[] file = oneRecord(loop(6_000));
    long start = System.nanoTime();
    EventLogFixture read = EventLogFixture.of(file);

    assertThat(read.events()).isEmpty();
    assertThat(read.problems()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  /** Each place of a template repeats its value: 60 KB would be many megabytes of text. */
  @Test
  void textThatExpandsIsBounded() throws IOException {
    ByteBuffer xml = record();
    int offset = EventLogComposer.CHUNK_HEADER + xml.position() + 4 + 1 + 1 + 4 + 4;
    fragment(xml);
    xml.put((byte) 0x0C).put((byte) 1).putInt(1).putInt(offset).putInt(0).put(new byte[16]);
    int places = 5_000;
    xml.putInt(4 + 4 * places + 1);
    fragment(xml);
    for (int i = 0; i < places; i++) {
      xml.put((byte) 0x0D).putShort((short) 0).put((byte) 1);
    }
    xml.put((byte) 0);
    xml.putInt(1).putShort((short) 30_000).put((byte) 1).put((byte) 0);
    xml.put(new byte[30_000]);
    for (int at = xml.position() - 30_000; at < xml.position(); at += 2) {
      xml.put(at, (byte) 'x');
    }

    EventLogFixture read = EventLogFixture.of(oneRecord(xml));
    assertThat(read.events()).isEmpty();
    assertThat(read.problems()).hasSize(1);
  }

  @Test
  void elementsWithoutAnEndAreBounded() throws IOException {
    ByteBuffer xml = record();
    fragment(xml);
    int at = EventLogComposer.CHUNK_HEADER + xml.position() + 3 + 4;
    xml.put((byte) 1).putShort((short) -1).putInt(100).putInt(at + 4);
    xml.putInt(0).putShort((short) 0).putShort((short) 1).putShort((short) 'x').putShort((short) 0);
    xml.put((byte) 2);
    for (int i = 0; i < 2_000; i++) {
      xml.put((byte) 1).putShort((short) -1).putInt(100).putInt(at + 4).put((byte) 2);
    }

    EventLogFixture read = EventLogFixture.of(oneRecord(xml));
    assertThat(read.events()).isEmpty();
    assertThat(read.problems()).hasSize(1);
  }

  /** A template whose body uses the template, and has so many bytes behind it. */
  private static ByteBuffer loop(int rest) {
    ByteBuffer xml = record();
    fragment(xml);
    int offset = EventLogComposer.CHUNK_HEADER + xml.position() + 1 + 1 + 4 + 4;
    xml.put((byte) 0x0C).put((byte) 1).putInt(1).putInt(offset).putInt(0).put(new byte[16]);
    xml.putInt(rest);
    for (int i = 0; i < rest / 14; i++) {
      xml.put((byte) 0x0C).put((byte) 1).putInt(1).putInt(offset).putInt(0);
    }
    return xml.position(xml.position() + rest % 14).putInt(0);
  }

  private static ByteBuffer record() {
    return ByteBuffer.allocate(EventLogChunk.SIZE - EventLogComposer.CHUNK_HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2A2A)
        .putInt(0)
        .putLong(1)
        .putLong(ComposedValue.ticks(TIME));
  }

  private static void fragment(ByteBuffer xml) {
    xml.put((byte) 0x0F).put((byte) 1).put((byte) 1).put((byte) 0);
  }

  /** An event log with that record instead of its own. */
  private static byte[] oneRecord(ByteBuffer xml) {
    int size = xml.position() + 4;
    xml.putInt(size).putInt(4, size);
    byte[] file = events(1);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(FIRST, xml.array(), 0, size);
    bytes.putInt(CHUNK + 48, EventLogComposer.CHUNK_HEADER + size);
    return file;
  }

  private static byte[] events(int count) {
    EventLogComposer log = log();
    for (int i = 0; i < count; i++) {
      add(log, i);
    }
    return log.bytes();
  }

  private static byte[] threeChunks() {
    EventLogComposer log = log();
    for (int i = 0; i < 6; i++) {
      add(log, i);
      if (i % 2 == 1) {
        log.nextChunk();
      }
    }
    return log.bytes();
  }

  private static void add(EventLogComposer log, int number) {
    log.add(
        ComposedEvent.of(7, TIME.plusSeconds(number))
            .activity("908da677-7004-4844-972a-f6fb85dfdbac")
            .with("Number", ComposedValue.int32(number))
            .with("Device", "CLIENT-" + number)
            .with("Groups", ComposedValue.array(ComposedValue.sid("S-1-5-32-544")))
            .with("Code", ComposedValue.hex32(0x80070005)));
  }

  private static EventLogComposer log() {
    return new EventLogComposer("Contoso-Inventory/Operational", "Contoso-Inventory");
  }
}
