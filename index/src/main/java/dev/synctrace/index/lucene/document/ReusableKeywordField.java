package dev.synctrace.index.lucene.document;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One value compared as a whole: a term in lower case to find it, and doc values in the original
 * case to count, sort and show it. Neighbouring events mostly repeat it, so it is encoded only when
 * it changes.
 */
final class ReusableKeywordField {
  private final StringField term;
  private final Field value;
  private @Nullable String last;
  private boolean exact;

  ReusableKeywordField(String name) {
    term = new StringField(name, new BytesRef(), Field.Store.NO);
    value = new SortedDocValuesField(name, new BytesRef());
  }

  void set(String text) {
    if (!text.equals(last)) {
      term.setBytesValue(new BytesRef(KeywordTerm.of(text)));
      BytesRef bytes = new BytesRef(KeywordTerm.cut(text));
      value.setBytesValue(bytes);
      exact = bytes.utf8ToString().equals(text);
      last = text;
    }
  }

  /** Whether the doc values give the text back: neither very long nor with half a character. */
  boolean isExact() {
    return exact;
  }

  IndexableField term() {
    return term;
  }

  IndexableField value() {
    return value;
  }
}
