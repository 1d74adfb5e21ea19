package dev.synctrace.index.lucene.document;

import dev.synctrace.index.search.SearchField;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/**
 * The doc values of one segment's events: all that is not stored with them, because it is here
 * anyway, see {@link EventCodec}. Goes through the segment in its order only, and serves one
 * thread.
 */
public final class EventColumns {
  private final NumericDocValues orderTimes;
  private final NumericDocValues places;
  private final NumericDocValues endLines;
  private final NumericDocValues zones;
  private final KeywordColumn sources;
  private final KeywordColumn logs;
  private final KeywordColumn components;
  private final KeywordColumn threads;
  private final KeywordColumn severities;
  private final KeywordColumn kinds;
  private int document = -1;

  public EventColumns(LeafReader segment) throws IOException {
    orderTimes = DocValues.getNumeric(segment, LuceneFieldNames.ORDER_TIME);
    places = DocValues.getNumeric(segment, LuceneFieldNames.PLACE);
    endLines = DocValues.getNumeric(segment, LuceneFieldNames.END_LINE);
    zones = DocValues.getNumeric(segment, SearchField.ZONE_MINUTES.name());
    sources = new KeywordColumn(segment, SearchField.SOURCE);
    logs = new KeywordColumn(segment, SearchField.LOG);
    components = new KeywordColumn(segment, SearchField.COMPONENT);
    threads = new KeywordColumn(segment, SearchField.THREAD);
    severities = new KeywordColumn(segment, SearchField.SEVERITY);
    kinds = new KeywordColumn(segment, SearchField.KIND);
  }

  /** Whether the event is ahead, or these columns are at it. */
  public boolean reaches(int event) {
    return event >= document;
  }

  /**
   * Moves to an event.
   *
   * @param event its number in the segment, not before the one these columns are at
   */
  public void moveTo(int event) {
    document = event;
  }

  @Nullable Instant orderTime() throws IOException {
    return orderTimes.advanceExact(document) ? EpochNanos.toInstant(orderTimes.longValue()) : null;
  }

  public long line() throws IOException {
    if (!places.advanceExact(document)) {
      throw new IOException("the position of an event is missing from the index");
    }
    return LuceneFieldNames.line(places.longValue());
  }

  /** The last line, where it is not the first one. */
  long endLineOr(long line) throws IOException {
    return endLines.advanceExact(document) ? endLines.longValue() : line;
  }

  @Nullable Integer zoneMinutes() throws IOException {
    return zones.advanceExact(document) ? Integer.valueOf((int) zones.longValue()) : null;
  }

  public String source() throws IOException {
    return sources.required(document);
  }

  String log() throws IOException {
    return logs.required(document);
  }

  @Nullable String component() throws IOException {
    return components.at(document);
  }

  @Nullable String thread() throws IOException {
    return threads.at(document);
  }

  String severity() throws IOException {
    return severities.required(document);
  }

  String kind() throws IOException {
    return kinds.required(document);
  }

  /**
   * The values of a field of one keyword in one segment. Most events have one of a few, which are
   * remembered, so that they are decoded once and are one and the same string.
   */
  private static final class KeywordColumn {
    private static final int REMEMBERED = 1 << 6;

    private final String field;
    private final SortedDocValues values;
    private final int[] ordinals = new int[REMEMBERED];
    private final @Nullable String[] texts = new @Nullable String[REMEMBERED];

    KeywordColumn(LeafReader segment, SearchField field) throws IOException {
      this.field = field.name();
      values = DocValues.getSorted(segment, this.field);
      Arrays.fill(ordinals, -1);
    }

    /** The document's value, if it has one. */
    @Nullable String at(int document) throws IOException {
      if (!values.advanceExact(document)) {
        return null;
      }
      int ordinal = values.ordValue();
      int slot = ordinal & (REMEMBERED - 1);
      if (ordinals[slot] != ordinal) {
        texts[slot] = values.lookupOrd(ordinal).utf8ToString();
        ordinals[slot] = ordinal;
      }
      return texts[slot];
    }

    /** The document's value, which every event has. */
    String required(int document) throws IOException {
      String text = at(document);
      if (text == null) {
        throw new IOException("an event's " + field + " is missing from the index");
      }
      return text;
    }
  }
}
