package dev.synctrace.opensearch;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** The ids of one source's events: the same whoever adds them and how often. */
final class EventIds {
  private static final int SOURCE_BYTES = 15;

  private final String source;

  EventIds(String sha256) {
    byte[] digest = HexFormat.of().parseHex(sha256);
    byte[] start = Arrays.copyOf(digest, SOURCE_BYTES);
    this.source = Base64.getUrlEncoder().withoutPadding().encodeToString(start);
  }

  /**
   * The id of an event.
   *
   * @param place where in its source it is
   * @param document its content counts as well: should two ever share a place, both are kept
   */
  String id(long place, byte[] document) {
    CRC32C content = new CRC32C();
    content.update(document);
    return source + Long.toHexString(place) + "-" + Long.toHexString(content.getValue());
  }
}
