package dev.synctrace.log;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the generated parsers: parses a message with the rule {@code message} of one
 * grammar. Lexer, parser and streams are made once and reused, and a message that does not fit
 * costs no stack trace, since four of five messages do not.
 *
 * @param <P> the generated parser
 */
final class MessageGrammar<P extends Parser> {
  private final MessageCharStream chars = new MessageCharStream();
  private final Lexer lexer;
  private final PatientTokenStream tokens;
  private final P parser;
  private final Function<P, ? extends ParserRuleContext> messageRule;

  MessageGrammar(
      Function<CharStream, ? extends Lexer> newLexer,
      Function<TokenStream, P> newParser,
      Function<P, ? extends ParserRuleContext> messageRule) {
    this.lexer = newLexer.apply(chars);
    this.tokens = new PatientTokenStream(lexer);
    this.parser = newParser.apply(tokens);
    this.messageRule = messageRule;
    lexer.removeErrorListeners();
    parser.removeErrorListeners();
    parser.setErrorHandler(new NoMatchStrategy());
    parser.setInterpreter(new QuietSimulator(parser));
  }

  /**
   * The parse of the whole message, or null when it is no message of this grammar. The quick
   * prediction (SLL) knows nothing of the rules it came from, so where two messages use one rule
   * before different marks it may take a wrong turn; what it refuses after a first match is tried
   * once more with full prediction (LL).
   */
  @Nullable ParseTree parse(String message) {
    chars.reset(message);
    lexer.setInputStream(chars);
    tokens.setTokenSource(lexer);
    parser.setTokenStream(tokens);
    int start = tokens.LT(1).getTokenIndex();
    ParseTree parse = parse(PredictionMode.SLL);
    if (parse == null && tokens.index() > start) {
      parser.reset();
      parse = parse(PredictionMode.LL);
    }
    return parse;
  }

  private @Nullable ParseTree parse(PredictionMode mode) {
    parser.getInterpreter().setPredictionMode(mode);
    try {
      return messageRule.apply(parser);
    } catch (ParseCancellationException e) {
      return null; // not a failure: most messages belong to no grammar
    }
  }

  /** First words of all messages of the grammar, lower case, read off the grammar itself. */
  Set<String> firstWords() {
    var start = parser.getATN().ruleToStartState[parser.getRuleIndex("message")];
    Vocabulary vocabulary = parser.getVocabulary();
    Set<String> words = new HashSet<>();
    for (int type : parser.getATN().nextTokens(start).toList()) {
      String literal = vocabulary.getLiteralName(type);
      if (literal != null) {
        words.add(firstWord(literal.substring(1, literal.length() - 1).replace("\\'", "'")));
      }
    }
    return words;
  }

  /**
   * The first word of a text, as the grammars' tokens are cut: letters, digits and underscores, or
   * else one character. Lower case; empty for a blank text.
   */
  static String firstWord(String text) {
    int start = firstWordStart(text);
    return text.substring(start, firstWordEnd(text, start)).toLowerCase(Locale.ROOT);
  }

  /** Where the first word begins; the length of a blank text. */
  static int firstWordStart(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) <= ' ') {
      start++;
    }
    return start;
  }

  /** Where the first word, which begins at {@code start}, is over. */
  static int firstWordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end == start && end < text.length() ? end + 1 : end;
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** The text of a rule as written, blanks included; null for a rule that is absent or empty. */
  static @Nullable String text(@Nullable ParserRuleContext rule) {
    if (rule == null
        || rule.stop == null
        || rule.stop.getStopIndex() < rule.start.getStartIndex()) {
      return null;
    }
    return rule.start
        .getInputStream()
        .getText(Interval.of(rule.start.getStartIndex(), rule.stop.getStopIndex()));
  }

  /** Builds its "no viable alternative" once instead of per message. */
  private static final class QuietSimulator extends ParserATNSimulator {
    private final NoViableAltException noViableAlt;

    QuietSimulator(Parser parser) {
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
}
