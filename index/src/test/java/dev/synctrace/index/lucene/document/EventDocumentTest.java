package dev.synctrace.index.lucene.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.lucene.SampleEvents;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class EventDocumentTest {
  private final EventDocument document = new EventDocument();

  @Test
  void whatDocValuesGiveBackIsNotStoredAgain() throws IOException {
    Event event = SampleEvents.event().message("Sent the collection to the group.").build();

    String stored = stored(event);

    assertThat(stored)
        .contains(event.message())
        .doesNotContain(event.source(), event.log(), "SMS_NOTIFICATION_SERVER");
    assertThat(stored.length()).isLessThan(event.message().length() + 8);
  }

  @Test
  void anEventWithAValueTooLongForDocValuesIsStoredWhole() throws IOException {
    Event event = SampleEvents.event().at("folder/".repeat(800) + "a.log", 1).build();

    assertThat(stored(event)).contains(event.source());
    assertThat(stored(SampleEvents.event().build())).doesNotContain(".log");
  }

  /** The stored bytes, each as one character. */
  private String stored(Event event) throws IOException {
    for (IndexableField field : document.of(event, 0)) {
      if (field.name().equals(LuceneFieldNames.EVENT)) {
        BytesRef bytes = field.binaryValue();
        return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.ISO_8859_1);
      }
    }
    throw new AssertionError("nothing is stored");
  }
}
