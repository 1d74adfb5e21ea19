package dev.synctrace.parsers.antlr;

import java.util.function.Function;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
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

  /** Builds its "no viable alternative" once instead of per text. */
  private static final class LeanParserSimulator extends ParserATNSimulator {
    private final NoViableAltException noViableAlt;

    LeanParserSimulator(Parser parser) {
      super(
          parser,
          parser.getATN(),
          parser.getInterpreter().decisionToDFA,
          new PredictionContextCache());
      this.noViableAlt = new NoViableAltException(parser);
    }

    @Override
    protected NoViableAltException noViableAlt(
        TokenStream input, ParserRuleContext outerContext, ATNConfigSet configs, int startIndex) {
      return noViableAlt;
    }
  }

  /**
   * Tokens of one text, looked at only so many times. Looking ahead to tell messages apart takes
   * time that grows with the square of a message's length, so a message made to exploit that, or
   * mere garbage that begins like a known one, is given up instead of holding up the bundle.
   */
  private static final class StepLimitedTokenStream extends CommonTokenStream {
    /** A known message of a thousand tokens stays far below it. */
    private static final int STEPS = 200_000;

    /** What a long text may take besides, as long as it is read in a few straight sweeps. */
    private static final int STEPS_PER_CHARACTER = 4;

    private long stepsLeft;

    StepLimitedTokenStream(TokenSource tokenSource) {
      super(tokenSource);
    }

    @Override
    public void setTokenSource(TokenSource tokenSource) {
      super.setTokenSource(tokenSource);
      stepsLeft = STEPS + (long) STEPS_PER_CHARACTER * tokenSource.getInputStream().size();
    }

    @Override
    public void consume() {
      if (--stepsLeft < 0) {
        throw BailOutStrategy.NO_MATCH;
      }
      super.consume();
    }
  }

  /** Gives up at the first token that does not fit, without building a stack trace. */
  private static final class BailOutStrategy extends DefaultErrorStrategy {
    static final ParseCancellationException NO_MATCH = new NoMatch();

    @Override
    public void reportError(Parser recognizer, RecognitionException e) {
      // No one listens, and the report would be written out of the message's tokens.
    }

    @Override
    public void recover(Parser recognizer, RecognitionException e) {
      throw NO_MATCH;
    }

    @Override
    public Token recoverInline(Parser recognizer) {
      throw NO_MATCH;
    }

    @Override
    public void sync(Parser recognizer) {
      // The next match fails soon enough.
    }

    private static final class NoMatch extends ParseCancellationException {
      private static final long serialVersionUID = 1L;

      @Override
      public synchronized Throwable fillInStackTrace() {
        return this;
      }
    }
  }
}
