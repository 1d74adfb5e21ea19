package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.error.ErrorCodeText;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
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

  /** Whole IDs, and mentioned codes, in any spelling: with braces, {@code GUID:}, in upper case. */
  static final class GuidQueries extends KeywordQueries {
    GuidQueries(String field) {
      super(field);
    }

    @Override
    public Query exact(String text) {
      return super.exact(canonical(text));
    }

    /** Mentions are codes as well; a short number among them may be an HTTP status, and stays. */
    private static String canonical(String text) {
      return ErrorCodeText.isUnmistakable(text)
          ? ErrorCodeText.canonical(text)
          : Guid.canonical(text);
    }

    @Override
    public Query prefix(String text) {
      return super.prefix(Guid.withoutPrefix(text));
    }

    @Override
    public Query wildcard(String pattern) {
      return super.wildcard(Guid.withoutPrefix(pattern));
    }

    @Override
    public Query fuzzy(String text, int edits) {
      return super.fuzzy(Guid.canonical(text), edits);
    }

    @Override
    public Query range(
        @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
      return super.range(
          from == null ? null : Guid.canonical(from),
          to == null ? null : Guid.canonical(to),
          withFrom,
          withTo);
    }
  }

  /** Error codes in any spelling: hexadecimal with and without 0x, signed and unsigned decimal. */
  static final class ErrorCodeQueries extends KeywordQueries {
    ErrorCodeQueries(String field) {
      super(field);
    }

    /** Events whose text, error code or mentions have the code that a word spells. */
    static Query anywhere(String field, Query word, String code) {
      OptionalInt number = ErrorCodeText.number(code);
      if (number.isEmpty() || !ErrorCodeText.isUnmistakable(code)) {
        return word;
      }
      String internal = ErrorCodeText.hex(number.getAsInt());
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      any.add(word, Occur.SHOULD);
      for (String spelling : ErrorCodeText.words(number.getAsInt())) {
        any.add(new TermQuery(new Term(field, spelling)), Occur.SHOULD);
      }
      any.add(new TermQuery(new Term(Attribute.ERROR_CODE.label(), internal)), Occur.SHOULD);
      any.add(new TermQuery(new Term(Attribute.MENTIONS.label(), internal)), Occur.SHOULD);
      return any.build();
    }

    @Override
    public Query exact(String text) {
      return super.exact(ErrorCodeText.canonical(text));
    }

    @Override
    public Query prefix(String text) {
      return super.prefix(ErrorCodeText.withPrefix(text));
    }

    @Override
    public Query wildcard(String pattern) {
      return super.wildcard(ErrorCodeText.withPrefix(pattern));
    }

    @Override
    public Query range(
        @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
      return super.range(
          from == null ? null : ErrorCodeText.canonical(from),
          to == null ? null : ErrorCodeText.canonical(to),
          withFrom,
          withTo);
    }
  }

  /**
   * Whole values of a closed list: a value that can't occur is a mistake, not an empty answer. Of
   * dotted values, the first parts mean all that begin with them: {@code push} means {@code push.*}
   * where no value is called {@code push}.
   */
  static class KnownValueQueries extends KeywordQueries {
    private final String field;
    private final List<String> names;

    KnownValueQueries(String field, List<String> names) {
      super(field);
      this.field = field;
      this.names = names;
    }

    @Override
    public Query exact(String text) {
      String value = text.toLowerCase(Locale.ROOT);
      String parts = value + ".";
      if (!names.contains(value) && names.stream().anyMatch(name -> name.startsWith(parts))) {
        return super.prefix(parts);
      }
      require(text, text, value::equals);
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

  /** IDs of patterns, which the index has as doc values only. */
  static final class PatternQueries extends KeywordQueries {
    PatternQueries() {
      super(SearchField.PATTERN.name());
    }

    @Override
    public Query exact(String text) {
      String id = text.toLowerCase(Locale.ROOT);
      return new TermInSetQuery(
          MultiTermQuery.DOC_VALUES_REWRITE, SearchField.PATTERN.name(), List.of(new BytesRef(id)));
    }

    @Override
    public Query prefix(String text) {
      return new PrefixQuery(
          new Term(SearchField.PATTERN.name(), text.toLowerCase(Locale.ROOT)),
          MultiTermQuery.DOC_VALUES_REWRITE);
    }

    @Override
    public Query wildcard(String pattern) {
      throw onlyWhole(pattern);
    }

    @Override
    public Query regex(String regex) {
      throw onlyWhole(regex);
    }

    @Override
    public Query fuzzy(String text, int edits) {
      throw onlyWhole(text);
    }

    @Override
    public Query range(
        @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
      throw onlyWhole(SearchField.PATTERN.name());
    }

    private static BadValueException onlyWhole(String value) {
      return new BadValueException(
          "a pattern is found by its ID or the beginning of it, such as pattern:3f*", value);
    }
  }

  /** Severities, which can be abbreviated: {@code warn} means {@code warning}. */
  static final class SeverityQueries extends KnownValueQueries {
    SeverityQueries(String field) {
      super(field, Arrays.stream(Severity.values()).map(Severity::label).toList());
    }

    @Override
    public Query exact(String text) {
      return super.exact(Severity.typed(text).map(Severity::label).orElse(text));
    }
  }
}
