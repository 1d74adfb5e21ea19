package dev.synctrace.index.lucene.query;

import dev.synctrace.parsers.error.ErrorCodeText;
import dev.synctrace.parsers.model.Attribute;
import java.util.OptionalInt;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** Error codes in any spelling: hexadecimal with and without 0x, signed and unsigned decimal. */
final class ErrorCodeQueries extends KeywordQueries {
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
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    return super.range(
        from == null ? null : ErrorCodeText.canonical(from),
        to == null ? null : ErrorCodeText.canonical(to),
        withFrom,
        withTo);
  }
}
