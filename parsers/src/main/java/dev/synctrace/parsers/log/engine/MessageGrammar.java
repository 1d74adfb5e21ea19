package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.antlr.ReusedParser;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the generated parsers: parses a message with the rule {@code message} of one
 * grammar. A message that does not fit is cheap, since four of five messages do not.
 *
 * @param <P> the generated parser
 */
public final class MessageGrammar<P extends Parser> {
  private final ReusedParser<P> reused;
  private final Function<P, ? extends ParserRuleContext> messageRule;

  public MessageGrammar(
      Function<CharStream, ? extends Lexer> newLexer,
      Function<TokenStream, P> newParser,
      Function<P, ? extends ParserRuleContext> messageRule) {
    this.reused = new ReusedParser<>(newLexer, newParser);
    this.messageRule = messageRule;
  }

  /** The parse of the whole message, or null when it is no message of this grammar. */
  @Nullable
  public ParseTree parse(String message) {
    return reused.<ParseTree>parse(message, messageRule::apply);
  }

  /** First words of all messages of the grammar, lower case, read off the grammar itself. */
  public Set<String> firstWords() {
    var start = reused.parser().getATN().ruleToStartState[reused.parser().getRuleIndex("message")];
    Vocabulary vocabulary = reused.parser().getVocabulary();
    Set<String> words = new HashSet<>();
    for (int type : reused.parser().getATN().nextTokens(start).toList()) {
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
  static @Nullable public String text(@Nullable ParserRuleContext rule) {
    if (rule == null
        || rule.stop == null
        || rule.stop.getStopIndex() < rule.start.getStartIndex()) {
      return null;
    }
    return rule.start
        .getInputStream()
        .getText(Interval.of(rule.start.getStartIndex(), rule.stop.getStopIndex()));
  }
}
