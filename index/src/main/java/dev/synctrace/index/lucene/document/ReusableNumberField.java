package dev.synctrace.index.lucene.document;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;

/**
 * One whole number: a term to find it by, since a push is looked up by its number among hundreds of
 * thousands, and doc values for ranges and counts.
 */
final class ReusableNumberField {
  private final StringField term;
  private final Field value;

  ReusableNumberField(String name) {
    term = new StringField(name, "", Field.Store.NO);
    value = NumericDocValuesField.indexedField(name, 0);
  }

  void set(long number) {
    term.setStringValue(NumberTerm.of(number));
    value.setLongValue(number);
  }

  IndexableField term() {
    return term;
  }

  IndexableField value() {
    return value;
  }
}
