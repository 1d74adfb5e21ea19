package dev.synctrace.parsers.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.synctrace.parsers.model.Event;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells whether an audit was seen before, over several exports whose windows overlap. Two records
 * with different directory ids are two, however alike; a record without such an id is the same as
 * one of equal content. Remembers a few bytes of every record, so it belongs to a case and not to a
 * file. For one thread.
 */
public final class AuditDuplicates {
  private final HashedTextSet ids = new HashedTextSet();
  private final HashedTextSet contentsWithId = new HashedTextSet();
  private final HashedTextSet contentsWithoutId = new HashedTextSet();
  private long count;

  /** Whether the event is the first of its record; remembers it. */
  public boolean isNew(Event event) {
    AuditKey key = AuditKey.of(event);
    boolean fresh =
        key.id().isPresent() ? isNew(key.id().get(), key.content()) : isNew(key.content());
    count += fresh ? 0 : 1;
    return fresh;
  }

  /** How many events were not new. */
  public long count() {
    return count;
  }

  private boolean isNew(String id, String content) {
    boolean freshId = ids.add(id);
    contentsWithId.add(content);
    return freshId && !contentsWithoutId.contains(content);
  }

  private boolean isNew(String content) {
    boolean fresh = contentsWithoutId.add(content);
    return fresh && !contentsWithId.contains(content);
  }

  /**
   * A set of texts that keeps 16 bytes of each one's SHA-256 and nothing else: a case has a million
   * audits. Two texts are taken for one with a chance of one to 10^26 at that size. For one thread.
   */
  private static final class HashedTextSet {
    private static final int FIRST_PLACES = 1 << 10;

    private final MessageDigest digest = newDigest();

    /** Two numbers for each place; both zero where it is free. */
    private long[] places = new long[2 * FIRST_PLACES];

    private int size;

    /** Whether the text was not in the set; it is from now on. */
    boolean add(String text) {
      ByteBuffer bytes = digest(text);
      long first = bytes.getLong();
      long second = bytes.getLong();
      int place = find(places, first, second);
      if (places[place] != 0 || places[place + 1] != 0) {
        return false;
      }
      places[place] = first;
      places[place + 1] = second;
      size++;
      if (size * 4 > places.length) {
        grow();
      }
      return true;
    }

    boolean contains(String text) {
      ByteBuffer bytes = digest(text);
      int place = find(places, bytes.getLong(), bytes.getLong());
      return places[place] != 0 || places[place + 1] != 0;
    }

    private ByteBuffer digest(String text) {
      return ByteBuffer.wrap(digest.digest(text.getBytes(UTF_8)));
    }

    /** The place of the pair, else the free place for it. */
    private static int find(long[] places, long first, long second) {
      int mask = places.length / 2 - 1;
      for (int at = (int) first & mask; ; at = (at + 1) & mask) {
        long there = places[2 * at];
        long beside = places[2 * at + 1];
        if ((there == first && beside == second) || (there == 0 && beside == 0)) {
          return 2 * at;
        }
      }
    }

    private void grow() {
      long[] larger = new long[places.length * 2];
      for (int i = 0; i < places.length; i += 2) {
        if (places[i] != 0 || places[i + 1] != 0) {
          int place = find(larger, places[i], places[i + 1]);
          larger[place] = places[i];
          larger[place + 1] = places[i + 1];
        }
      }
      places = larger;
    }

    private static MessageDigest newDigest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
