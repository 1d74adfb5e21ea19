package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceMachines;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.jspecify.annotations.Nullable;

/** The sources that a machine wrote; its name is known with and without its domain. */
final class MachineQueries implements FieldQueries {
  private static final String NAME = SearchField.MACHINE.name();

  private final SourceMachines machines;

  MachineQueries(SourceMachines machines) {
    this.machines = machines;
  }

  @Override
  public Query exact(String text) {
    return of(machines.sourcesOf(text));
  }

  @Override
  public Query prefix(String text) {
    String prefix = text.toLowerCase(Locale.ROOT);
    return of(machines.sourcesOf(name -> name.startsWith(prefix)));
  }

  @Override
  public Query wildcard(String pattern) {
    return of(new WildcardQuery(new Term(NAME, pattern.toLowerCase(Locale.ROOT))));
  }

  @Override
  public Query regex(String regex) {
    return of((RegexpQuery) Regexes.query(NAME, regex));
  }

  @Override
  public Query fuzzy(String text, int edits) {
    Term term = new Term(NAME, text.toLowerCase(Locale.ROOT));
    CharacterRunAutomaton near =
        new CharacterRunAutomaton(
            FuzzyQuery.getFuzzyAutomaton(term.text(), edits, 0, true).automaton);
    return of(machines.sourcesOf(near::run));
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    String lower = from == null ? null : from.toLowerCase(Locale.ROOT);
    String upper = to == null ? null : to.toLowerCase(Locale.ROOT);
    return of(
        machines.sourcesOf(name ->
            (lower == null || name.compareTo(lower) >= (withFrom ? 0 : 1))
                && (upper == null || name.compareTo(upper) <= (withTo ? 0 : -1))));
  }

  @Override
  public Query exists() {
    return of(machines.sourcesOf(name -> true));
  }

  private Query of(AutomatonQuery names) {
    CharacterRunAutomaton fits = new CharacterRunAutomaton(names.getAutomaton());
    return of(machines.sourcesOf(fits::run));
  }

  private static Query of(Collection<String> sources) {
    if (sources.isEmpty()) {
      return new MatchNoDocsQuery("no source was written by this computer");
    }
    List<BytesRef> terms =
        sources.stream().map(KeywordTerm::of).map(term -> new BytesRef(term)).toList();
    return new TermInSetQuery(SearchField.SOURCE.name(), terms);
  }
}
