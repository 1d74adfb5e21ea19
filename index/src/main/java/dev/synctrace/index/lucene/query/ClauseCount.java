package dev.synctrace.index.lucene.query;

import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** Counts the clauses of a query on all levels, as a searcher does before it refuses too many. */
final class ClauseCount extends QueryVisitor {
  private int clauses;

  private ClauseCount() {}

  static int of(Query query) {
    ClauseCount count = new ClauseCount();
    query.visit(count);
    return count.clauses;
  }

  @Override
  public QueryVisitor getSubVisitor(Occur occur, Query parent) {
    return this;
  }

  @Override
  public void visitLeaf(Query query) {
    clauses++;
  }

  @Override
  public void consumeTerms(Query query, Term... terms) {
    clauses++;
  }

  @Override
  public void consumeTermsMatching(
      Query query, String field, Supplier<ByteRunAutomaton> automaton) {
    clauses++;
  }
}
