package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.model.Event;

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
}
