package dev.synctrace.index.lucene.query;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.queryparser.charstream.FastCharStream;
import org.apache.lucene.queryparser.classic.QueryParserConstants;
import org.apache.lucene.queryparser.classic.QueryParserTokenManager;
import org.apache.lucene.queryparser.classic.Token;

/**
 * Writes a query with brackets around every AND and OR, so that only one operator is left on each
 * level. Lucene's classic parser has no precedence: it marks single clauses as required or
 * optional, and {@code a OR b c} becomes "c, and perhaps a or b". With brackets it has no choice.
 * NOT binds tightest, then AND, which is understood between clauses, then OR. For one query, which
 * the classic parser has accepted.
 */
final class PrecedenceRewriter implements QueryParserConstants {
  /** The text of a query or of a part, from one offset in {@link QueryText#text()} to another. */
  @FunctionalInterface
  interface Slices {
    String between(int begin, int end);
  }

  /** What a part of the query is, for the brackets it needs inside another. */
  private enum Shape {
    CLAUSE,
    NEGATION,
    BRACKETED
  }

  private record Part(String text, Shape shape) {
    /** The same as one clause, whatever is before or behind it. */
    String asGroup() {
      return shape == Shape.BRACKETED ? text : "(" + text + ")";
    }

    String asAlternative() {
      return shape == Shape.NEGATION ? asGroup() : text;
    }
  }

  private final List<Token> tokens;
  private final Slices slices;
  private int at;

  private PrecedenceRewriter(List<Token> tokens, Slices slices) {
    this.tokens = tokens;
    this.slices = slices;
  }

  /** The query as the classic parser is to read it. */
  static String toParse(QueryText text) {
    return of(text, text.text()::substring);
  }

  /** The query for people, with each value as it was typed. */
  static String toShow(QueryText text) {
    return of(text, text::typed);
  }

  private static String of(QueryText text, Slices slices) {
    return new PrecedenceRewriter(tokens(text.text()), slices).alternatives().text();
  }

  private static List<Token> tokens(String text) {
    try (StringReader reader = new StringReader(text)) {
      QueryParserTokenManager lexer = new QueryParserTokenManager(new FastCharStream(reader));
      List<Token> tokens = new ArrayList<>();
      Token next;
      do {
        next = lexer.getNextToken();
        tokens.add(next);
      } while (next.kind != EOF);
      return tokens;
    }
  }

  private Part alternatives() {
    List<Part> alternatives = new ArrayList<>();
    alternatives.add(conjunction());
    while (is(OR)) {
      at++;
      alternatives.add(conjunction());
    }
    return joined(alternatives, " OR ");
  }

  private Part conjunction() {
    List<Part> parts = new ArrayList<>();
    while (!is(OR) && !is(RPAREN) && !is(EOF)) {
      if (is(AND)) {
        at++;
      } else {
        parts.add(modified());
      }
    }
    return joined(parts, " AND ");
  }

  private static Part joined(List<Part> parts, String operator) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    boolean or = operator.equals(" OR ");
    return new Part(
        parts.stream()
            .map(part -> or ? part.asAlternative() : part.text())
            .collect(Collectors.joining(operator, "(", ")")),
        Shape.BRACKETED);
  }

  private Part modified() {
    boolean negated = is(NOT) || is(MINUS);
    if (negated || is(PLUS)) {
      at++;
    }
    Part clause = clause();
    if (!negated) {
      return clause;
    }
    String operand = clause.shape() == Shape.NEGATION ? clause.asGroup() : clause.text();
    return new Part("NOT " + operand, Shape.NEGATION);
  }

  private Part clause() {
    int first = at;
    if (tokens.get(at + 1).kind == COLON) {
      at += 2;
    }
    if (!is(LPAREN)) {
      term();
      return new Part(between(first, at), Shape.CLAUSE);
    }
    String field = between(first, at);
    at++;
    Part inner = alternatives();
    at++; // the closing bracket
    int boost = at;
    suffixes();
    String weight = between(boost, at);
    if (field.isEmpty() && weight.isEmpty()) {
      return inner;
    }
    return new Part(field + inner.asGroup() + weight, Shape.CLAUSE);
  }

  private void term() {
    if (is(RANGEIN_START) || is(RANGEEX_START)) {
      while (!is(RANGEIN_END) && !is(RANGEEX_END)) {
        at++;
      }
    }
    at++;
    suffixes();
  }

  /** How far a word may differ, and its weight, in either order. */
  private void suffixes() {
    while (is(FUZZY_SLOP) || is(CARAT)) {
      at += is(CARAT) ? 2 : 1;
    }
  }

  private boolean is(int kind) {
    return tokens.get(at).kind == kind;
  }

  private String between(int first, int end) {
    return first == end
        ? ""
        : slices.between(tokens.get(first).beginColumn, tokens.get(end - 1).endColumn);
  }
}
