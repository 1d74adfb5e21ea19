package dev.synctrace.opensearch.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.lucene.query.EventQueries;
import dev.synctrace.index.lucene.query.NumberRangeQuery;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceMachines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/**
 * Says in OpenSearch's query language what a Lucene query means. Terms are in the cluster as they
 * are in the embedded index, so nothing is analyzed again and both find the same events.
 */
public final class QueryJson {
  /**
   * The object of a document that holds the values of keywords as written, for counts and order.
   */
  public static final String VALUES = "_value";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueryJson() {}

  /**
   * The query for a request's text and bounds of time.
   *
   * @param machines of the case
   * @throws dev.synctrace.index.search.QueryException when the text is no query
   */
  public static ObjectNode of(SearchRequest request, Supplier<SourceMachines> machines) {
    return of(EventQueries.of(request, machines));
  }

  /** Only those of the request's events that carry a time themselves. */
  public static ObjectNode timed(SearchRequest request, Supplier<SourceMachines> machines) {
    return of(EventQueries.timed(EventQueries.of(request, machines)));
  }

  static ObjectNode of(Query query) {
    return switch (query) {
      case MatchAllDocsQuery _ -> object("match_all", JSON.objectNode());
      case MatchNoDocsQuery _ -> none();
      case TermQuery term -> about("term", term.getTerm(), "value");
      case PhraseQuery phrase -> phrase(phrase);
      case PrefixQuery prefix -> about("prefix", prefix.getPrefix(), "value");
      case WildcardQuery wildcard -> about("wildcard", wildcard.getTerm(), "value");
      case RegexpQuery regex -> about("regexp", regex.getRegexp(), "value");
      case FuzzyQuery fuzzy -> fuzzy(fuzzy);
      case TermRangeQuery range -> range(range);
      case NumberRangeQuery range -> range(range);
      case TermInSetQuery terms -> terms(terms);
      case FieldExistsQuery exists ->
          object("exists", JSON.objectNode().put("field", valueField(exists.getField())));
      case BooleanQuery all -> combined(all);
      // Nothing is scored.
      case BoostQuery boost -> of(boost.getQuery());
      default -> throw new IllegalStateException("no way to say " + query.getClass());
    };
  }

  /** The field that holds the values of a field as written. */
  public static String valueField(String name) {
    boolean keyword =
        SearchField.named(name).filter(f -> f.type() == SearchField.Type.KEYWORD).isPresent();
    return keyword ? VALUES + "." + name : name;
  }

  private static ObjectNode none() {
    return object("match_none", JSON.objectNode());
  }

  private static ObjectNode object(String key, ObjectNode value) {
    return JSON.objectNode().set(key, value);
  }

  private static ObjectNode about(String what, Term term, String key) {
    return object(what, object(term.field(), JSON.objectNode().put(key, term.text())));
  }

  /** Cut at blanks again, its words are the tokens the parser found. */
  private static ObjectNode phrase(PhraseQuery phrase) {
    String words =
        Arrays.stream(phrase.getTerms()).map(Term::text).collect(Collectors.joining(" "));
    return object(
        "match_phrase",
        object(
            phrase.getField(),
            JSON.objectNode().put("query", words).put("slop", phrase.getSlop())));
  }

  private static ObjectNode fuzzy(FuzzyQuery fuzzy) {
    ObjectNode how =
        JSON.objectNode()
            .put("value", fuzzy.getTerm().text())
            .put("fuzziness", fuzzy.getMaxEdits())
            .put("prefix_length", fuzzy.getPrefixLength())
            .put("max_expansions", FuzzyQuery.defaultMaxExpansions)
            .put("transpositions", fuzzy.getTranspositions());
    return object("fuzzy", object(fuzzy.getTerm().field(), how));
  }

  private static ObjectNode range(TermRangeQuery range) {
    ObjectNode bounds = JSON.objectNode();
    BytesRef lower = range.getLowerTerm();
    BytesRef upper = range.getUpperTerm();
    if (lower != null) {
      bounds.put(range.includesLower() ? "gte" : "gt", lower.utf8ToString());
    }
    if (upper != null) {
      bounds.put(range.includesUpper() ? "lte" : "lt", upper.utf8ToString());
    }
    return object("range", object(range.getField(), bounds));
  }

  private static ObjectNode range(NumberRangeQuery range) {
    ObjectNode bounds = JSON.objectNode().put("gte", range.first()).put("lte", range.last());
    return object("range", object(range.field(), bounds));
  }

  private static ObjectNode terms(TermInSetQuery terms) {
    ArrayNode values = JSON.arrayNode();
    try {
      BytesRefIterator each = terms.getBytesRefIterator();
      for (BytesRef term = each.next(); term != null; term = each.next()) {
        values.add(term.utf8ToString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("terms in memory", e);
    }
    return object("terms", JSON.objectNode().set(terms.getField(), values));
  }

  private static ObjectNode combined(BooleanQuery query) {
    // Lucene finds nothing by exclusions alone; OpenSearch would find all the rest.
    boolean asks = query.clauses().stream().anyMatch(clause -> !clause.isProhibited());
    if (!asks) {
      return none();
    }
    ObjectNode clauses = JSON.objectNode();
    for (BooleanClause clause : query.clauses()) {
      clauses.withArray(name(clause.occur())).add(of(clause.query()));
    }
    return object("bool", clauses);
  }

  private static String name(Occur occur) {
    return switch (occur) {
      case MUST -> "must";
      case FILTER -> "filter";
      case SHOULD -> "should";
      case MUST_NOT -> "must_not";
    };
  }
}
