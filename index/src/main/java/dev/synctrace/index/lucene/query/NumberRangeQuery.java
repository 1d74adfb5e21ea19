package dev.synctrace.index.lucene.query;

import dev.synctrace.index.search.SearchField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;

/**
 * Numbers from one to another, both included. Lucene's own query of that meaning, which this turns
 * into, does not disclose its bounds; a store that is not Lucene's has to know them.
 */
public final class NumberRangeQuery extends Query {
  private final String field;
  private final long first;
  private final long last;

  NumberRangeQuery(String field, long first, long last) {
    this.field = field;
    this.first = first;
    this.last = last;
  }

  public String field() {
    return field;
  }

  public long first() {
    return first;
  }

  public long last() {
    return last;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) {
    // What a query can name has its numbers as terms, too; the index's own fields have not.
    if (first == last && SearchField.named(field).isPresent()) {
      return new TermQuery(new Term(field, Long.toString(first)));
    }
    return NumericDocValuesField.newSlowRangeQuery(field, first, last);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String defaultField) {
    return field + ":[" + first + " TO " + last + "]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberRangeQuery range
        && range.field.equals(field)
        && range.first == first
        && range.last == last;
  }

  @Override
  public int hashCode() {
    return field.hashCode() * 31 + Long.hashCode(first) + 17 * Long.hashCode(last);
  }
}
