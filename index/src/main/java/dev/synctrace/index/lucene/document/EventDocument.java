package dev.synctrace.index.lucene.document;

import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.search.KnownPatterns;
import dev.synctrace.index.search.PatternIds;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.pattern.MessagePattern;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into documents, reusing the fields (speed.md 2.5: 1.3 times as fast). A document is
 * good until the next one is made. For one thread.
 */
public final class EventDocument implements EventFields.Sink {
  private final Map<String, Field> orders = new HashMap<>();
  private final Map<String, Field> marks = new HashMap<>();
  private final Map<String, NumberField> numbers = new HashMap<>();
  private final Map<String, KeywordField> keywords = new HashMap<>();
  private final Map<String, TextField> texts = new HashMap<>();
  private final Field stored = new StoredField(LuceneFieldNames.EVENT, new BytesRef());
  private final EventCodec codec = new EventCodec();
  private final PatternIds patterns;
  private final BytesRef patternId = new BytesRef(new byte[MessagePattern.ID_LENGTH]);

  /** Without a term: few ask for one pattern, and going through doc values answers them, too. */
  private final Field pattern = new SortedDocValuesField(SearchField.PATTERN.name(), patternId);

  private final List<IndexableField> fields = new ArrayList<>();

  /** Whether the doc values give back what {@link EventColumns} reads. */
  private boolean exact;

  /**
   * One whole number: a term to find it by, since a push is looked up by its number among hundreds
   * of thousands, and doc values for ranges and counts.
   */
  private static final class NumberField {
    private final StringField term;
    private final Field value;

    private NumberField(String name) {
      term = new StringField(name, "", Field.Store.NO);
      value = NumericDocValuesField.indexedField(name, 0);
    }
  }

  /**
   * A keyword in its two forms.
   *
   * @param exact whether the value gives the text back: neither very long nor with half a character
   */
  private record EncodedKeyword(String text, BytesRef term, BytesRef value, boolean exact) {
    static EncodedKeyword of(String text) {
      BytesRef value = new BytesRef(KeywordTerm.cut(text));
      return new EncodedKeyword(
          text, new BytesRef(KeywordTerm.of(text)), value, value.utf8ToString().equals(text));
    }
  }

  /**
   * One value compared as a whole: a term in lower case to find it, and doc values in the original
   * case to count, sort and show it. Events mostly have one of a few values, such as eight threads,
   * so those that came last are remembered with their bytes.
   */
  private static final class KeywordField {
    /** A power of two. */
    private static final int RECENT = 64;

    private static final int LONGEST_REMEMBERED = 128;

    private final StringField term;
    private final Field value;
    private final boolean isAttribute;
    private final @Nullable EncodedKeyword[] recent = new EncodedKeyword[RECENT];

    /** Whether the doc values give the text back. */
    private boolean exact;

    private KeywordField(String name) {
      term = new StringField(name, new BytesRef(), Field.Store.NO);
      value = new SortedDocValuesField(name, new BytesRef());
      isAttribute = Attribute.byLabel(name).isPresent();
    }

    private void set(String text) {
      EncodedKeyword encoded = encoded(text);
      term.setBytesValue(encoded.term);
      value.setBytesValue(encoded.value);
      // Attributes are stored with the event, whatever their doc values are.
      exact = isAttribute || encoded.exact;
    }

    private EncodedKeyword encoded(String text) {
      if (text.length() > LONGEST_REMEMBERED) {
        return EncodedKeyword.of(text);
      }
      int slot = text.hashCode() & (RECENT - 1);
      EncodedKeyword known = recent[slot];
      if (known == null || !known.text.equals(text)) {
        known = EncodedKeyword.of(text);
        recent[slot] = known;
      }
      return known;
    }
  }

  /** Makes documents of a case of its own. */
  public EventDocument() {
    this(new KnownPatterns(Set::of));
  }

  /**
   * By order and place, blocks of events are passed over.
   *
   * @param known the patterns of the case
   */
  public EventDocument(KnownPatterns known) {
    patterns = new PatternIds(known);
    for (String name : List.of(LuceneFieldNames.ORDER_TIME, LuceneFieldNames.PLACE)) {
      orders.put(name, NumericDocValuesField.indexedField(name, 0));
    }
  }

  /**
   * Returns the document of an event that is no copy of another.
   *
   * @param ordinal which of the records that begin on its line it is, from 0
   */
  public Iterable<IndexableField> of(Event event, int ordinal) throws IOException {
    return of(event, ordinal, _ -> false);
  }

  /**
   * Returns the document of an event.
   *
   * @param ordinal which of the records that begin on its line it is, from 0
   * @param mayBeCopy whether a copy of an audit record may be indexed already
   */
  public Iterable<IndexableField> of(Event event, int ordinal, Predicate<AuditIdentity> mayBeCopy)
      throws IOException {
    long place = LuceneFieldNames.place(event.line(), ordinal);
    fields.clear();
    exact = LuceneFieldNames.line(place) == event.line() && isTimeExact(event);
    EventFields.write(event, place, mayBeCopy, this);
    stored.setBytesValue(exact ? codec.encodeRest(event) : codec.encode(event));
    fields.add(stored);
    return fields;
  }

  private static boolean isTimeExact(Event event) {
    Instant sortTime = EventFields.sortTime(event);
    return sortTime == null
        || (EpochNanos.toInstant(EpochNanos.of(sortTime)).equals(sortTime)
            && (event.time() == null || event.time().equals(event.orderTime())));
  }

  @Override
  public void order(String name, long number) {
    Field field = orders.get(name);
    if (field == null) {
      field = new NumericDocValuesField(name, 0);
      orders.put(name, field);
    }
    field.setLongValue(number);
    fields.add(field);
  }

  @Override
  public void mark(String name) {
    fields.add(
        marks.computeIfAbsent(
            name, field -> new StringField(field, LuceneFieldNames.YES, Field.Store.NO)));
  }

  @Override
  public void number(String name, long number) {
    NumberField field = numbers.get(name);
    if (field == null) {
      field = new NumberField(name);
      numbers.put(name, field);
    }
    field.term.setStringValue(Long.toString(number));
    field.value.setLongValue(number);
    fields.add(field.term);
    fields.add(field.value);
  }

  @Override
  public void keyword(String name, String value) {
    KeywordField field = keywords.get(name);
    if (field == null) {
      field = new KeywordField(name);
      keywords.put(name, field);
    }
    field.set(value);
    fields.add(field.term);
    fields.add(field.value);
    exact &= field.exact;
  }

  @Override
  public void pattern(Event event) {
    MessagePattern.writeId(patterns.of(event), patternId.bytes);
    fields.add(pattern);
  }

  @Override
  public void text(String name, String text) {
    TextField field = texts.get(name);
    if (field == null) {
      field = new TextField(name);
      texts.put(name, field);
    }
    field.setStringValue(text);
    fields.add(field);
  }

  @Override
  public void mentions(List<String> mentions) {
    String name = Attribute.MENTIONS.label();
    for (String mention : mentions) {
      fields.add(new StringField(name, new BytesRef(KeywordTerm.of(mention)), Field.Store.NO));
      fields.add(new SortedSetDocValuesField(name, new BytesRef(KeywordTerm.cut(mention))));
    }
  }
}
