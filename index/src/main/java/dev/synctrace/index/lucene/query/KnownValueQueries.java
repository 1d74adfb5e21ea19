package dev.synctrace.index.lucene.query;

import dev.synctrace.index.search.DidYouMean;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;

/** Whole values of a closed list: a value that can't occur is a mistake, not an empty answer. */
final class KnownValueQueries extends KeywordQueries {
  private final String field;
  private final List<String> names;

  KnownValueQueries(String field, List<String> names) {
    super(field);
    this.field = field;
    this.names = names;
  }

  @Override
  public Query exact(String text) {
    require(text, text, text.toLowerCase(Locale.ROOT)::equals);
    return super.exact(text);
  }

  @Override
  public Query prefix(String text) {
    String prefix = text.toLowerCase(Locale.ROOT);
    require(text, text, name -> name.startsWith(prefix));
    return super.prefix(text);
  }

  @Override
  public Query wildcard(String pattern) {
    CharacterRunAutomaton matcher =
        new CharacterRunAutomaton(
            new WildcardQuery(new Term(field, pattern.toLowerCase(Locale.ROOT))).getAutomaton());
    require(pattern, pattern.replaceAll("[*?]", ""), matcher::run);
    return super.wildcard(pattern);
  }

  private void require(String value, String like, Predicate<String> fits) {
    if (names.stream().noneMatch(fits)) {
      List<String> near = names.size() <= 3 ? names : DidYouMean.to(like, names);
      String hint =
          near.isEmpty()
              ? "`synctrace kinds` lists them"
              : "did you mean " + String.join(" or ", near) + "?";
      throw new BadValueException("unknown " + field + " '" + value + "': " + hint, value);
    }
  }
}
