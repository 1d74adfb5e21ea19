package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceMachines;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;

/** Paths of sources, and of the files that are copies of them. */
final class SourceQueries extends KeywordQueries {
  private static final String FIELD = SearchField.SOURCE.name();

  private final Supplier<SourceMachines> machines;

  SourceQueries(Supplier<SourceMachines> machines) {
    super(FIELD);
    this.machines = machines;
  }

  @Override
  public Query exact(String text) {
    return withCopies(super.exact(text), text.toLowerCase(Locale.ROOT)::equals);
  }

  @Override
  public Query prefix(String text) {
    PrefixQuery query = (PrefixQuery) super.prefix(text);
    return withCopies(query, fits(query));
  }

  @Override
  public Query wildcard(String pattern) {
    WildcardQuery query = (WildcardQuery) super.wildcard(pattern);
    return withCopies(query, fits(query));
  }

  private static Predicate<String> fits(AutomatonQuery paths) {
    CharacterRunAutomaton fits = new CharacterRunAutomaton(paths.getAutomaton());
    return fits::run;
  }

  private Query withCopies(Query query, Predicate<String> path) {
    Collection<String> originals = machines.get().originalsOf(path);
    if (originals.isEmpty()) {
      return query;
    }
    List<BytesRef> terms = originals.stream().map(KeywordTerm::of).map(BytesRef::new).toList();
    return new BooleanQuery.Builder()
        .add(query, Occur.SHOULD)
        .add(new TermInSetQuery(FIELD, terms), Occur.SHOULD)
        .build();
  }
}
