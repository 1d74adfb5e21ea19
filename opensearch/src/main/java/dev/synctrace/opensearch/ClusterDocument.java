package dev.synctrace.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.index.lucene.document.EventFields;
import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.lucene.document.NormalizedTokens;
import dev.synctrace.index.search.KnownPatterns;
import dev.synctrace.index.search.PatternIds;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.opensearch.query.QueryJson;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.pattern.MessagePattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Turns events into documents of the cluster: the fields and tokens of the embedded index, made by
 * the same classes, so that both find, count and order alike. For one thread.
 */
final class ClusterDocument {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final EventCodec codec = new EventCodec();
  private final NormalizedTokens tokens = new NormalizedTokens();

  /** Several processes can write at a time, so each counts the patterns that it brings. */
  private final PatternIds patterns;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Predicate<AuditIdentity> mayBeCopy;

  /**
   * @param mayBeCopy whether a copy of an audit record may be in the case already
   * @param known the patterns that the writer has brought
   */
  ClusterDocument(Predicate<AuditIdentity> mayBeCopy, KnownPatterns known) {
    this.mayBeCopy = mayBeCopy;
    this.patterns = new PatternIds(known);
  }

  /**
   * Returns the document of an event, one line of JSON.
   *
   * @param place where in its source it is, see {@link LuceneFieldNames#place}
   */
  byte[] of(Event event, long place) throws IOException {
    bytes.reset();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeBinaryField(LuceneFieldNames.EVENT, PackedEvent.pack(codec.toBytes(event)));
      Fields fields = new Fields(out);
      EventFields.write(event, place, mayBeCopy, fields);
      fields.writeValues();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Writes fields as members: keywords as terms now, and as values together at the end. */
  private final class Fields implements EventFields.Sink {
    private final JsonGenerator out;
    private final Map<String, String> values = new LinkedHashMap<>();
    private List<String> mentions = List.of();

    private Fields(JsonGenerator out) {
      this.out = out;
    }

    @Override
    public void order(String name, long number) throws IOException {
      out.writeNumberField(name, number);
      if (name.equals(LuceneFieldNames.ORDER_TIME)) {
        out.writeNumberField(CaseIndices.MILLIS, Math.floorDiv(number, NANOS_PER_MILLI));
      }
    }

    @Override
    public void mark(String name) throws IOException {
      out.writeStringField(name, LuceneFieldNames.YES);
    }

    @Override
    public void number(String name, long number) throws IOException {
      out.writeNumberField(name, number);
    }

    @Override
    public void keyword(String name, String value) throws IOException {
      out.writeStringField(name, KeywordTerm.of(value));
      values.put(name, KeywordTerm.cut(value));
    }

    @Override
    public void pattern(Event event) throws IOException {
      keyword(SearchField.PATTERN.name(), MessagePattern.idOf(patterns.of(event)));
    }

    @Override
    public void text(String name, String text) throws IOException {
      out.writeStringField(name, tokens.of(text));
    }

    @Override
    public void mentions(List<String> mentions) throws IOException {
      this.mentions = mentions;
      writeMentions(mentions.stream().map(KeywordTerm::of).toList());
    }

    private void writeValues() throws IOException {
      out.writeObjectFieldStart(QueryJson.VALUES);
      for (Map.Entry<String, String> value : values.entrySet()) {
        out.writeStringField(value.getKey(), value.getValue());
      }
      if (!mentions.isEmpty()) {
        writeMentions(mentions.stream().map(KeywordTerm::cut).toList());
      }
      out.writeEndObject();
    }

    private void writeMentions(List<String> mentions) throws IOException {
      out.writeArrayFieldStart(Attribute.MENTIONS.label());
      for (String mention : new LinkedHashSet<>(mentions)) {
        out.writeString(mention);
      }
      out.writeEndArray();
    }
  }
}
