package dev.synctrace.index.lucene.document;

import dev.synctrace.parsers.model.Event;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;

/** The SHA-256 of all that a case holds, by source, to compare two cases. For one thread. */
public final class CaseContentDigests {
  private final EventCodec codec = new EventCodec();
  private final Map<String, MessageDigest> bySource = new TreeMap<>();
  private long events;

  /** The next event, in the order of the case. */
  public void add(Event event) {
    BytesRef bytes = codec.encode(event);
    bySource
        .computeIfAbsent(event.source(), _ -> newDigest())
        .update(bytes.bytes, bytes.offset, bytes.length);
    events++;
  }

  /** How many there were. */
  public long events() {
    return events;
  }

  /** The first source, by path, that is not the same in the other; both are used up by this. */
  public Optional<String> firstDifference(CaseContentDigests other) {
    for (Map.Entry<String, MessageDigest> source : bySource.entrySet()) {
      MessageDigest same = other.bySource.get(source.getKey());
      if (same == null || !MessageDigest.isEqual(source.getValue().digest(), same.digest())) {
        return Optional.of(source.getKey());
      }
    }
    return other.bySource.keySet().stream()
        .filter(source -> !bySource.containsKey(source))
        .findFirst();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
