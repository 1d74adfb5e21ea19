package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.MessageAnalyzer;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceMachines;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.charstream.FastCharStream;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.queryparser.classic.TokenMgrError;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's classic query language over the fields of an event. What is ours: NOT comes before AND
 * before OR, and all words must match unless OR is between them; a word of several tokens is a
 * phrase; {@code *} alone and queries of exclusions only start from all events; each field asks in
 * its own way; errors point at their spot.
 *
 * <p>A query is read as typed, for its mistakes and their columns. Where AND, OR and NOT meet on
 * one level it is read again, with the brackets of {@link PrecedenceRewriter}, for its meaning. For
 * one reading.
 */
final class EventQueryParser extends QueryParser {
  /** What joins the clauses between two brackets, in the numbers of the classic parser. */
  private static final class Level {
    private static final int CONJ_OR = 2;
    private static final int MOD_NONE = 0;

    private int clauses;
    private boolean alternatives;
    private boolean others;

    void add(int conjunction, int modifier) {
      alternatives |= conjunction == CONJ_OR;
      others |= modifier != MOD_NONE || (clauses > 0 && conjunction != CONJ_OR);
      clauses++;
    }

    boolean isMixed() {
      return alternatives && others;
    }
  }

  /** From so many values on, looking each up in turn is cheaper than joining them. */
  private static final int MANY = 16;

  private final QueryText text;
  private final FieldQueryFactory fields;

  /** The levels being read, by the lists of their clauses. */
  private final Map<List<BooleanClause>, Level> levels = new IdentityHashMap<>();

  private final boolean bracketed;
  private boolean needsBrackets;

  /**
   * @param bracketed whether what is read has the brackets of {@link PrecedenceRewriter}
   * @param machines of the case
   */
  private EventQueryParser(QueryText text, boolean bracketed, Supplier<SourceMachines> machines) {
    super(SearchField.MESSAGE.name(), new MessageAnalyzer());
    this.text = text;
    this.bracketed = bracketed;
    this.fields = new FieldQueryFactory(this, machines);
    setDefaultOperator(AND_OPERATOR);
    setAllowLeadingWildcard(true);
    setSplitOnWhitespace(true);
  }

  /**
   * @throws QueryException when the text is no query
   */
  static Query toQuery(String query, Supplier<SourceMachines> machines) {
    QueryText text = QueryText.of(query);
    if (text.isBlank()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    EventQueryParser asTyped = new EventQueryParser(text, false, machines);
    Query parsed = asTyped.read(text.text());
    if (asTyped.needsBrackets) {
      parsed = new EventQueryParser(text, true, machines).read(PrecedenceRewriter.toParse(text));
    }
    if (ClauseCount.of(parsed) > IndexSearcher.getMaxClauseCount()) {
      throw tooLong(text);
    }
    return parsed;
  }

  /**
   * The query as it was understood, with brackets.
   *
   * @throws QueryException when the text is no query
   */
  static String bracketed(String query) {
    QueryText text = QueryText.of(query);
    if (text.isBlank()) {
      return "*";
    }
    new EventQueryParser(text, false, () -> SourceMachines.NONE).read(text.text());
    return PrecedenceRewriter.toShow(text);
  }

  private Query read(String query) {
    ReInit(new FastCharStream(new StringReader(query)));
    try {
      Query parsed = TopLevelQuery(getField());
      return parsed == null ? new MatchNoDocsQuery("no word to search for") : parsed;
    } catch (ParseException e) {
      throw syntaxError(e);
    } catch (TokenMgrError e) {
      throw text.error("unexpected text from here on", token.endColumn);
    } catch (IndexSearcher.TooManyClauses e) {
      throw tooLong(text);
    }
  }

  private static QueryException tooLong(QueryText text) {
    return text.error(
        "the query has more than " + IndexSearcher.getMaxClauseCount() + " parts. Use fewer parts",
        0);
  }

  @Override
  protected Query getFieldQuery(String field, String value, boolean quoted) {
    return ask(() -> queries(field, value).exact(value));
  }

  @Override
  protected Query getPrefixQuery(String field, String value) {
    return ask(() -> queries(field, value).prefix(value));
  }

  @Override
  protected Query getWildcardQuery(String field, String pattern) {
    if (pattern.equals("*")) {
      return field.equals("*") ? MatchAllDocsQuery.INSTANCE : fields.exists(field(field, pattern));
    }
    return ask(() -> queries(field, pattern).wildcard(pattern));
  }

  @Override
  protected Query getRegexpQuery(String field, String regex) {
    return ask(() -> queries(field, regex).regex(regex));
  }

  @Override
  protected Query getFuzzyQuery(String field, String value, float similarity) {
    int edits = FuzzyQuery.floatToEdits(similarity, value.codePointCount(0, value.length()));
    return ask(() -> queries(field, value).fuzzy(value, edits));
  }

  @Override
  protected Query getRangeQuery(
      String field, @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    return ask(() -> queries(field, field).range(from, to, withFrom, withTo));
  }

  /**
   * Notes where the classic parser's reading of a level may differ from ours: where OR meets
   * another operator or a sign.
   */
  @Override
  protected void addClause(
      List<BooleanClause> clauses, int conjunction, int modifier, @Nullable Query clause) {
    levels.computeIfAbsent(clauses, list -> new Level()).add(conjunction, modifier);
    super.addClause(clauses, conjunction, modifier, clause);
  }

  /** Exclusions alone exclude from all events; Lucene itself would find nothing. */
  @Override
  protected @Nullable Query getBooleanQuery(List<BooleanClause> clauses) throws ParseException {
    Level level = levels.remove(clauses);
    needsBrackets |= !bracketed && level != null && level.isMixed();
    if (needsBrackets) {
      return MatchAllDocsQuery.INSTANCE;
    }
    if (!clauses.isEmpty() && clauses.stream().allMatch(BooleanClause::isProhibited)) {
      clauses.add(newBooleanClause(MatchAllDocsQuery.INSTANCE, Occur.MUST));
    }
    Optional<Query> set = oneOfMany(clauses);
    return set.isPresent() ? set.get() : super.getBooleanQuery(clauses);
  }

  /**
   * Hundreds of ids joined by OR as one set of terms: it is looked up term by term, where a
   * disjunction would set up a scorer for each.
   */
  private static Optional<Query> oneOfMany(List<BooleanClause> clauses) {
    if (clauses.size() < MANY) {
      return Optional.empty();
    }
    String field = null;
    List<BytesRef> terms = new ArrayList<>(clauses.size());
    for (BooleanClause clause : clauses) {
      if (clause.occur() != Occur.SHOULD || !(clause.query() instanceof TermQuery term)) {
        return Optional.empty();
      }
      if (field != null && !field.equals(term.getTerm().field())) {
        return Optional.empty();
      }
      field = term.getTerm().field();
      terms.add(term.getTerm().bytes());
    }
    return Optional.of(new TermInSetQuery(field, terms));
  }

  private FieldQueries queries(String name, String value) {
    return fields.queries(field(name, value));
  }

  private SearchField field(String name, String value) {
    return SearchField.named(name)
        .orElseThrow(() -> new BadValueException(unknownField(name), value));
  }

  /** What to say of a field that does not exist. */
  static String unknownField(String name) {
    List<String> near =
        DidYouMean.to(name, SearchField.all().stream().map(SearchField::name).toList());
    String hint = near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
    return "unknown field '" + name + "': " + hint + "Put text with a colon in quotes";
  }

  private Query ask(Supplier<Query> query) {
    try {
      return query.get();
    } catch (BadValueException e) {
      throw text.errorAtValue(e.problem(), e.value(), token.beginColumn);
    } catch (TooComplexToDeterminizeException _) {
      throw text.error("the pattern is too complex. Use fewer wildcards", token.beginColumn);
    }
  }

  private QueryException syntaxError(ParseException e) {
    Token last = e.currentToken == null ? token : e.currentToken;
    Token wrong = last.next == null ? last : last.next;
    if (wrong.kind == EOF) {
      return text.errorAtEnd(
          text.hasOpenGroup() ? "a closing ) is missing" : "the query is incomplete");
    }
    return text.error("'" + wrong.image + "' is not expected here", wrong.beginColumn);
  }

  /** Counts the clauses of a query on all levels, as a searcher does before it refuses too many. */
  private static final class ClauseCount extends QueryVisitor {
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
}
