package dev.synctrace.index.lucene.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.lucene.RandomEvents;
import dev.synctrace.index.lucene.SampleEvents;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  private final EventCodec codec = new EventCodec();

  @Test
  void anyEventComesBackAsItWas() throws IOException {
    RandomEvents events = new RandomEvents(20260925);
    for (int i = 0; i < 5_000; i++) {
      Event event = events.next("logs/源-" + i + ".log", i + 1);

      assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }
  }

  @Test
  void aHugeMessageComesBackAndItsBufferIsNotKept() throws IOException {
    Event event = SampleEvents.event().message("é0".repeat(3_000_000)).build();

    assertThat(codec.decode(codec.encode(event)).message()).isEqualTo(event.message());
    assertThat(codec.encode(SampleEvents.event().build()).bytes.length).isLessThan(10_000);
  }

  @Test
  void damagedBytesGiveAnErrorOrAnotherEventButNeverAnythingElse() {
    Random random = new Random(7);
    RandomEvents events = new RandomEvents(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = BytesRef.deepCopyOf(codec.encode(events.next("a.log", 1))).bytes;
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] cut = Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
      try {
        assertThat(codec.decode(new BytesRef(cut))).isNotNull();
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("stored event");
      }
    }
  }

  @Test
  void aDamagedRestGivesAnErrorOrAnotherEventButNeverAnythingElse() throws IOException {
    Event event = SampleEvents.event().message("Sent 5 changes to the group.").build();
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        writer.addDocument(new EventDocument().of(event, 0));
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        EventColumns columns = new EventColumns(reader.leaves().getFirst().reader());
        columns.moveTo(0);
        byte[] bytes = BytesRef.deepCopyOf(codec.encodeRest(event)).bytes;
        assertThat(codec.decode(new BytesRef(bytes), columns)).isEqualTo(event);

        for (int bit = 0; bit < 8 * bytes.length; bit++) {
          byte[] damaged = bytes.clone();
          damaged[bit / 8] ^= (byte) (1 << bit % 8);
          decodeDamaged(damaged, columns);
          decodeDamaged(Arrays.copyOf(bytes, bit / 8), columns);
        }
      }
    }
  }

  private void decodeDamaged(byte[] bytes, EventColumns columns) {
    try {
      assertThat(codec.decode(new BytesRef(bytes), columns)).isNotNull();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("stored event");
    }
  }

  @Test
  void aRestAloneIsNoEvent() {
    byte[] rest = BytesRef.deepCopyOf(codec.encodeRest(SampleEvents.event().build())).bytes;

    assertThatThrownBy(() -> codec.fromBytes(rest)).hasMessageContaining("unknown layout");
  }

  @Test
  void anUnknownLayoutIsRefused() {
    byte[] bytes = BytesRef.deepCopyOf(codec.encode(SampleEvents.event().build())).bytes;
    bytes[0] = 99;

    assertThatThrownBy(() -> codec.decode(new BytesRef(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown layout 99");
  }
}
