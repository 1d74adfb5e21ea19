package dev.synctrace.opensearch;

import dev.synctrace.index.lucene.document.IndexedFields;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The ids of one source's events: the same whoever adds them and how often. Safe for use by many
 * threads, each of which adds runs of neighbouring events.
 */
final class EventIds {
  private static final int SOURCE_BYTES = 15;

  private final String source;
  private final Map<Thread, Place> last = new HashMap<>();

  /** Where a thread is: on which line, and at which of its records. */
  private record Place(long line, int ordinal) {}

  EventIds(String sha256) {
    byte[] digest = HexFormat.of().parseHex(sha256);
    byte[] start = Arrays.copyOf(digest, SOURCE_BYTES);
    this.source = Base64.getUrlEncoder().withoutPadding().encodeToString(start);
  }

  /**
   * The place of the next event on a line. The records of one line that several threads add are
   * numbered on, since none begins before the other has ended.
   */
  synchronized long place(long line) {
    int ordinal = 0;
    for (Place place : last.values()) {
      if (place.line() == line) {
        ordinal = Math.max(ordinal, place.ordinal() + 1);
      }
    }
    last.put(Thread.currentThread(), new Place(line, ordinal));
    return IndexedFields.place(line, ordinal);
  }

  /**
   * The id of an event.
   *
   * @param document its content counts as well: should two ever share a place, both are kept
   */
  String id(long place, byte[] document) {
    CRC32C content = new CRC32C();
    content.update(document);
    return source + Long.toHexString(place) + "-" + Long.toHexString(content.getValue());
  }
}
