package dev.synctrace.index.lucene.query;

import dev.synctrace.parsers.error.ErrorCodeText;
import dev.synctrace.parsers.model.Guid;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Whole IDs, and mentioned codes, in any spelling: with braces, {@code GUID:}, in upper case. */
final class GuidQueries extends KeywordQueries {
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
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    return super.range(
        from == null ? null : Guid.canonical(from),
        to == null ? null : Guid.canonical(to),
        withFrom,
        withTo);
  }
}
