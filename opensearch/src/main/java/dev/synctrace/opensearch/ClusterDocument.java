package dev.synctrace.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.lucene.document.NormalizedTokens;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.opensearch.query.QueryJson;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An event as a document of the cluster: the fields and tokens of the embedded index, made by the
 * same classes, so that both find, count and order alike. For one thread.
 */
final class ClusterDocument {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final EventCodec codec = new EventCodec();
  private final NormalizedTokens tokens = new NormalizedTokens();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Predicate<AuditIdentity> mayBeCopy;

  /**
   * @param mayBeCopy whether a copy of an audit record may be in the case already
   */
  ClusterDocument(Predicate<AuditIdentity> mayBeCopy) {
    this.mayBeCopy = mayBeCopy;
  }

  /**
   * The document of an event, one line of JSON.
   *
   * @param place where in its source it is, see {@link LuceneFieldNames#place}
   */
  byte[] of(Event event, long place) throws IOException {
    bytes.reset();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeBinaryField(LuceneFieldNames.EVENT, PackedEvent.pack(codec.toBytes(event)));
      writeTime(out, event.time(), event.orderTime());
      out.writeNumberField(LuceneFieldNames.PLACE, place);
      if (event.endLine() != event.line()) {
        out.writeNumberField(LuceneFieldNames.END_LINE, event.endLine());
      }
      if (event.zoneMinutes() != null) {
        out.writeNumberField(SearchField.ZONE_MINUTES.name(), event.zoneMinutes());
      }
      out.writeStringField(SearchField.MESSAGE.name(), tokens.of(event.message()));
      writeKeywords(out, event);
      writeAudit(out, event);
      writeNumbersAndTexts(out, event);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void writeTime(JsonGenerator out, @Nullable Instant time, @Nullable Instant order)
      throws IOException {
    Instant sortTime = order != null ? order : time;
    if (sortTime != null) {
      long nanos = EpochNanos.of(sortTime);
      out.writeNumberField(LuceneFieldNames.ORDER_TIME, nanos);
      out.writeNumberField(CaseIndices.MILLIS, Math.floorDiv(nanos, NANOS_PER_MILLI));
    }
    if (time == null) {
      out.writeStringField(LuceneFieldNames.UNTIMED, LuceneFieldNames.YES);
    }
  }

  private static void writeKeywords(JsonGenerator out, Event event) throws IOException {
    Map<String, String> values = keywords(event);
    List<String> mentions = event.attributes().mentions();
    for (Map.Entry<String, String> value : values.entrySet()) {
      out.writeStringField(value.getKey(), KeywordTerm.of(value.getValue()));
    }
    writeMentions(out, mentions.stream().map(KeywordTerm::of).toList());
    out.writeObjectFieldStart(QueryJson.VALUES);
    for (Map.Entry<String, String> value : values.entrySet()) {
      out.writeStringField(value.getKey(), KeywordTerm.cut(value.getValue()));
    }
    writeMentions(out, mentions.stream().map(KeywordTerm::cut).toList());
    out.writeEndObject();
  }

  private void writeAudit(JsonGenerator out, Event event) throws IOException {
    Optional<AuditIdentity> audit = AuditIdentity.of(event);
    if (audit.isEmpty()) {
      return;
    }
    out.writeNumberField(LuceneFieldNames.AUDIT_CONTENT, audit.get().content());
    if (audit.get().id() != AuditIdentity.NO_ID) {
      out.writeNumberField(LuceneFieldNames.AUDIT_ID, audit.get().id());
    }
    if (mayBeCopy.test(audit.get())) {
      out.writeStringField(LuceneFieldNames.COPY, LuceneFieldNames.YES);
    }
  }

  private static Map<String, String> keywords(Event event) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(SearchField.SOURCE.name(), event.source());
    values.put(SearchField.LOG.name(), event.log());
    putKnown(values, SearchField.COMPONENT, event.component());
    putKnown(values, SearchField.THREAD, event.thread());
    values.put(SearchField.SEVERITY.name(), event.severity().label());
    values.put(SearchField.KIND.name(), event.kind().label());
    event
        .attributes()
        .values()
        .forEach((attribute, value) -> {
          if (attribute.type() == Attribute.Type.GUID || attribute.type() == Attribute.Type.WORD) {
            values.put(attribute.label(), value);
          }
        });
    return values;
  }

  private static void putKnown(
      Map<String, String> values, SearchField field, @Nullable String value) {
    if (value != null) {
      values.put(field.name(), value);
    }
  }

  private static void writeMentions(JsonGenerator out, List<String> mentions) throws IOException {
    if (!mentions.isEmpty()) {
      Set<String> once = new LinkedHashSet<>(mentions);
      out.writeArrayFieldStart(Attribute.MENTIONS.label());
      for (String mention : once) {
        out.writeString(mention);
      }
      out.writeEndArray();
    }
  }

  private void writeNumbersAndTexts(JsonGenerator out, Event event) throws IOException {
    for (Map.Entry<Attribute, String> value : event.attributes().values().entrySet()) {
      String name = value.getKey().label();
      switch (value.getKey().type()) {
        case INTEGER -> out.writeNumberField(name, Long.parseLong(value.getValue()));
        case TEXT -> out.writeStringField(name, tokens.of(value.getValue()));
        case GUID, WORD, LIST -> {
          // Written with the keywords.
        }
      }
    }
  }
}
