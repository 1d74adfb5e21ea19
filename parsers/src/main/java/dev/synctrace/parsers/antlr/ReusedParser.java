package dev.synctrace.parsers.antlr;

import java.util.function.Function;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A generated lexer and parser made once and reused for many short texts. A text that does not fit
 * costs no stack trace. Serves one thread.
 *
 * <p>Quick prediction (SLL) comes first. It knows nothing of the rules it came from, so where two
 * texts use one rule before different marks it may take a wrong turn; what it refuses after a first
 * match is tried once more with full prediction (LL).
 *
 * @param <P> the generated parser
 */
public final class ReusedParser<P extends Parser> {
  private final AsciiCharStream chars = new AsciiCharStream();
  private final Lexer lexer;
  private final StepLimitedTokenStream tokens;
  private final P parser;

  public ReusedParser(
      Function<CharStream, ? extends Lexer> newLexer, Function<TokenStream, P> newParser) {
    this.lexer = newLexer.apply(chars);
    this.tokens = new StepLimitedTokenStream(lexer);
    this.parser = newParser.apply(tokens);
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailOutStrategy());
    parser.setInterpreter(new LeanParserSimulator(parser));
  }

  /** What a rule makes of a whole text, or null when the text does not fit it. */
  public <T> @Nullable T parse(String text, Function<P, T> rule) {
    return parse(text, 0, text.length(), Lexer.DEFAULT_MODE, rule);
  }

  /**
   * What a rule makes of a stretch of a text, or null when it does not fit. Token positions are
   * those of the text.
   *
   * @param to position after the last character
   * @param mode the lexer mode to start in
   */
  public <T> @Nullable T parse(String text, int from, int to, int mode, Function<P, T> rule) {
    chars.reset(text, from, to);
    lexer.setInputStream(chars);
    lexer.mode(mode);
    tokens.setTokenSource(lexer);
    parser.setTokenStream(tokens);
    int start = tokens.LT(1).getTokenIndex();
    T parse = parse(PredictionMode.SLL, rule);
    if (parse == null && tokens.index() > start) {
      parser.reset();
      parse = parse(PredictionMode.LL, rule);
    }
    return parse;
  }

  private <T> @Nullable T parse(PredictionMode prediction, Function<P, T> rule) {
    parser.getInterpreter().setPredictionMode(prediction);
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException e) {
      return null; // not a failure: most texts are offered to find out
    }
  }

  /** The parser, for questions about its grammar and for switches such as tree building. */
  public P parser() {
    return parser;
  }
}
