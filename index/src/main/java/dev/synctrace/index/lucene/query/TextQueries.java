package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.document.MessageTokenizer;
import dev.synctrace.index.lucene.query.KeywordQueries.ErrorCodeQueries;
import dev.synctrace.parsers.model.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** Words and phrases, without case. */
final class TextQueries implements FieldQueries {
  private static final Pattern PART_OF_GUID = Pattern.compile("[0-9a-f?*]+(-[0-9a-f?*]*)+");

  private final String field;
  private final QueryBuilder builder;

  TextQueries(String field, QueryBuilder builder) {
    this.field = field;
    this.builder = builder;
  }

  /**
   * One word, or several in that order; nothing when the text has no word. An error code is found
   * in every spelling.
   */
  @Override
  public Query exact(String text) {
    Query phrase = builder.createPhraseQuery(field, id(text));
    if (phrase == null) {
      return new MatchNoDocsQuery("no word to search for");
    }
    return ErrorCodeQueries.anywhere(field, phrase, text);
  }

  /** A GUID is one word of a text; what a spelling of it has around the digits is none. */
  private static String id(String text) {
    boolean spelled = text.startsWith("{") || text.regionMatches(true, 0, "GUID:", 0, 5);
    return spelled ? Guid.canonical(text) : text;
  }

  @Override
  public Query prefix(String text) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '\\') {
        pattern.append('\\');
      }
      pattern.append(c);
    }
    return wildcard(pattern.append('*').toString());
  }

  /**
   * A pattern that spans several words asks for each of them, in any order. One that may be part of
   * a GUID, which is a single word, asks for that as well.
   */
  @Override
  public Query wildcard(String pattern) {
    String lower = pattern.toLowerCase(Locale.ROOT);
    Query words = allOf(pieces(lower));
    if (!PART_OF_GUID.matcher(lower).matches()) {
      return words;
    }
    return new BooleanQuery.Builder()
        .add(words, Occur.SHOULD)
        .add(word(lower), Occur.SHOULD)
        .build();
  }

  @Override
  public Query regex(String regex) {
    return Regexes.query(field, regex);
  }

  @Override
  public Query fuzzy(String text, int edits) {
    List<String> words = pieces(text.toLowerCase(Locale.ROOT));
    if (words.size() != 1) {
      throw new BadValueException("~ can be used with a single word only", text);
    }
    return new FuzzyQuery(new Term(field, words.getFirst()), edits);
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    String lower = from == null ? null : from.toLowerCase(Locale.ROOT);
    String upper = to == null ? null : to.toLowerCase(Locale.ROOT);
    return TermRangeQuery.newStringRange(field, lower, upper, withFrom, withTo);
  }

  @Override
  public Query exists() {
    return new WildcardQuery(new Term(field, "*"));
  }

  /** Runs of word characters and wildcards; an escaped wildcard parts words like punctuation. */
  private static List<String> pieces(String pattern) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      int c = pattern.codePointAt(at);
      at += Character.charCount(c);
      boolean part = MessageTokenizer.isWordPart(c) || c == '*' || c == '?';
      if (c == '\\' && at < pattern.length()) {
        c = pattern.codePointAt(at);
        at += Character.charCount(c);
        part = MessageTokenizer.isWordPart(c);
      }
      if (part) {
        piece.appendCodePoint(c);
      } else {
        endPiece(piece, pieces);
      }
    }
    endPiece(piece, pieces);
    return pieces;
  }

  private static void endPiece(StringBuilder piece, List<String> pieces) {
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
      piece.setLength(0);
    }
  }

  private Query allOf(List<String> words) {
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("no word to search for");
    }
    if (words.size() == 1) {
      return word(words.getFirst());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    words.stream()
        .filter(word -> !word.equals("*"))
        .forEach(word -> all.add(word(word), Occur.MUST));
    return all.build();
  }

  private Query word(String pattern) {
    int wildcard = firstWildcard(pattern);
    if (wildcard < 0) {
      return new TermQuery(new Term(field, pattern));
    }
    if (wildcard == pattern.length() - 1 && pattern.endsWith("*")) {
      return new PrefixQuery(new Term(field, pattern.substring(0, wildcard)));
    }
    return new WildcardQuery(new Term(field, pattern));
  }

  private static int firstWildcard(String pattern) {
    int star = pattern.indexOf('*');
    int mark = pattern.indexOf('?');
    return star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
  }
}
