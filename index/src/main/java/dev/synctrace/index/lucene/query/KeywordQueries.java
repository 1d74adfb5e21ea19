package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.KeywordTerm;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.jspecify.annotations.Nullable;

/** Whole values, without case. */
class KeywordQueries implements FieldQueries {
  private final String field;

  KeywordQueries(String field) {
    this.field = field;
  }

  @Override
  public Query exact(String text) {
    return new TermQuery(term(text));
  }

  @Override
  public Query prefix(String text) {
    return new PrefixQuery(term(text));
  }

  @Override
  public Query wildcard(String pattern) {
    return new WildcardQuery(term(pattern));
  }

  @Override
  public Query regex(String regex) {
    return Regexes.query(field, regex);
  }

  @Override
  public Query fuzzy(String text, int edits) {
    return new FuzzyQuery(term(text), edits);
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    String lower = from == null ? null : KeywordTerm.of(from);
    String upper = to == null ? null : KeywordTerm.of(to);
    return TermRangeQuery.newStringRange(field, lower, upper, withFrom, withTo);
  }

  @Override
  public Query exists() {
    return new FieldExistsQuery(field);
  }

  private Term term(String text) {
    return new Term(field, KeywordTerm.of(text));
  }
}
