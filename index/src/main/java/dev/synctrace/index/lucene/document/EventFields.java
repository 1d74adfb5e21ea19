package dev.synctrace.index.lucene.document;

import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed of an event, in every store: one field after another goes to a {@link Sink},
 * which knows how its store indexes each sort of field. This is the hottest path of an ingest:
 * nothing is allocated for a field.
 */
public final class EventFields {
  private EventFields() {}

  /** Takes the fields of one event. Each name comes at most once for an event. */
  public interface Sink {
    /** Takes a number by which events are ordered or found in doc values. */
    void order(String name, long number) throws IOException;

    /** Takes a marker: the event has the term {@link LuceneFieldNames#YES}. */
    void mark(String name) throws IOException;

    /** Takes a number of the record, which is searched exactly, by range, and counted. */
    void number(String name, long number) throws IOException;

    /** Takes a value that is compared as a whole, as written. */
    void keyword(String name, String value) throws IOException;

    /**
     * Takes the event to work out the {@link SearchField#PATTERN} of, which is counted, and found
     * by its whole ID or the beginning of it.
     */
    void pattern(Event event) throws IOException;

    /** Takes a text that is searched by its words. */
    void text(String name, String text) throws IOException;

    /** Takes the values of {@link Attribute#MENTIONS}, of which there is at least one. */
    void mentions(List<String> mentions) throws IOException;
  }

  /**
   * Writes the fields of an event.
   *
   * @param place where in its source it is, see {@link LuceneFieldNames#place}
   * @param mayBeCopy whether a copy of an audit record may be indexed already
   * @throws IOException when the sink fails
   */
  public static void write(Event event, long place, Predicate<AuditIdentity> mayBeCopy, Sink sink)
      throws IOException {
    Instant sortTime = sortTime(event);
    if (sortTime != null) {
      sink.order(LuceneFieldNames.ORDER_TIME, EpochNanos.of(sortTime));
    }
    if (event.time() == null) {
      sink.mark(LuceneFieldNames.UNTIMED);
    }
    sink.order(LuceneFieldNames.PLACE, place);
    if (event.endLine() != event.line()) {
      sink.order(LuceneFieldNames.END_LINE, event.endLine());
    }
    if (event.zoneMinutes() != null) {
      sink.number(SearchField.ZONE_MINUTES.name(), event.zoneMinutes());
    }
    sink.keyword(SearchField.SOURCE.name(), event.source());
    sink.keyword(SearchField.LOG.name(), event.log());
    if (event.component() != null) {
      sink.keyword(SearchField.COMPONENT.name(), event.component());
    }
    if (event.thread() != null) {
      sink.keyword(SearchField.THREAD.name(), event.thread());
    }
    sink.keyword(SearchField.SEVERITY.name(), event.severity().label());
    sink.keyword(SearchField.KIND.name(), event.kind().label());
    sink.pattern(event);
    sink.text(SearchField.MESSAGE.name(), event.message());
    writeAttributes(event.attributes(), sink);
    writeAudit(AuditIdentity.of(event).orElse(null), mayBeCopy, sink);
  }

  /** Returns the time by which an event is ordered; null without any. */
  static @Nullable Instant sortTime(Event event) {
    return event.orderTime() != null ? event.orderTime() : event.time();
  }

  private static void writeAttributes(Attributes attributes, Sink sink) throws IOException {
    for (Map.Entry<Attribute, String> entry : attributes.values().entrySet()) {
      Attribute attribute = entry.getKey();
      String value = entry.getValue();
      switch (attribute.type()) {
        case GUID, WORD -> sink.keyword(attribute.label(), value);
        case INTEGER -> sink.number(attribute.label(), Long.parseLong(value));
        case TEXT -> sink.text(attribute.label(), value);
        case LIST -> throw new IllegalStateException(attribute + " does not have a single value");
      }
    }
    if (!attributes.mentions().isEmpty()) {
      sink.mentions(attributes.mentions());
    }
  }

  private static void writeAudit(
      @Nullable AuditIdentity audit, Predicate<AuditIdentity> mayBeCopy, Sink sink)
      throws IOException {
    if (audit == null) {
      return;
    }
    sink.order(LuceneFieldNames.AUDIT_CONTENT, audit.content());
    if (audit.id() != AuditIdentity.NO_ID) {
      sink.order(LuceneFieldNames.AUDIT_ID, audit.id());
    }
    if (mayBeCopy.test(audit)) {
      sink.mark(LuceneFieldNames.COPY);
    }
  }
}
