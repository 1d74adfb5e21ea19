package dev.synctrace.index.lucene.query;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** Regular expressions against terms, which are in lower case. */
final class Regexes {
  private Regexes() {}

  static Query query(String field, String regex) {
    try {
      return new RegexpQuery(new Term(field, lowerCase(regex)));
    } catch (TooComplexToDeterminizeException e) {
      throw new BadValueException("the regular expression is too complex. Simplify it", regex);
    } catch (IllegalArgumentException e) {
      throw new BadValueException("the regular expression is not valid: " + e.getMessage(), regex);
    }
  }

  /** As Lucene's own flags leave ranges such as {@code [A-Z]} as they are; keeps {@code \D}. */
  private static String lowerCase(String regex) {
    StringBuilder lower = new StringBuilder(regex);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) == '\\') {
        i++;
      } else {
        lower.setCharAt(i, Character.toLowerCase(lower.charAt(i)));
      }
    }
    return lower.toString();
  }
}
