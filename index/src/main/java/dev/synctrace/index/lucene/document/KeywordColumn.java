package dev.synctrace.index.lucene.document;

import dev.synctrace.index.search.SearchField;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/**
 * The values of a field of one keyword in one segment. Most events have one of a few, which are
 * remembered, so that they are decoded once and are one and the same string.
 */
final class KeywordColumn {
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
