package dev.synctrace.index.lucene.copies;

import dev.synctrace.parsers.audit.AuditKey;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * By what an audit record is known again in another export, as two numbers: the {@link AuditKey}'s
 * hashes. Two of a million records are taken for one with a chance of one to ten million.
 *
 * @param id hash of the record's id, odd where it is the directory's own; {@link #NO_ID} for none
 * @param content hash of what the record says
 */
public record AuditIdentity(long id, long content) {
  /** The id of a record without one. */
  public static final long NO_ID = 0;

  private static final int SEED = 0x5ca1ab1e;
  private static final Map<Kind, Boolean> AUDITS = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      AUDITS.put(kind, kind.label().startsWith("audit."));
    }
  }

  /** The identity of an audit record that can be known again: it has an id or a time. */
  public static Optional<AuditIdentity> of(Event event) {
    if (!isAudit(event)) {
      return Optional.empty();
    }
    Optional<String> id = event.attributes().get(Attribute.AUDIT_ID);
    if (id.isEmpty() && event.time() == null) {
      return Optional.empty();
    }
    AuditKey key = AuditKey.of(event);
    long directory = key.id().isPresent() ? 1 : 0;
    return Optional.of(
        new AuditIdentity(
            id.map(text -> (hash(text) | 2) & ~1 | directory).orElse(NO_ID), hash(key.content())));
  }

  /** Whether the event is a record of the directory's audit. */
  public static boolean isAudit(Event event) {
    return Boolean.TRUE.equals(AUDITS.get(event.kind()));
  }

  /** Whether this is the hash of an id that the directory itself gave. */
  static boolean isDirectoryId(long id) {
    return (id & 1) == 1;
  }

  private static long hash(String text) {
    BytesRef bytes = new BytesRef(text);
    return StringHelper.murmurhash3_x64_128(bytes.bytes, bytes.offset, bytes.length, SEED)[0];
  }
}
