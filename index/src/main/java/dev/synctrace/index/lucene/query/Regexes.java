package dev.synctrace.index.lucene.query;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Regular expressions against terms, which stand in lower case. */
final class Regexes {
  private Regexes() {}

  static Query query(String field, String regex) {
    try {
      return new RegexpQuery(new Term(field, regex), RegExp.ALL, RegExp.CASE_INSENSITIVE);
    } catch (TooComplexToDeterminizeException e) {
      throw new BadValueException("the regular expression is too complex: write it simpler", regex);
    } catch (IllegalArgumentException e) {
      throw new BadValueException(
          "the regular expression is not understood: " + e.getMessage(), regex);
    }
  }
}
