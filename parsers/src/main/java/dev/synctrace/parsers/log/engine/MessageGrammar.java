package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.antlr.ReusedParser;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Parses messages with one generated grammar, found by its name. A grammar has the entry rule
 * {@code singleMessage}, for messages that are known by their first word, or {@code
 * singleAnchored}, for those that are known by an anchor, or both. A message that does not fit is
 * cheap, since four of five messages do not. Serves one thread.
 */
public final class MessageGrammar {
  private static final String PACKAGE = "dev.synctrace.grammar.";
  private static final String MESSAGE = "message";

  private final ReusedParser<Parser> reused;

  /** The methods of the entry rules, each of which returns the tree of its one rule and the end. */
  private final Optional<MethodHandle> singleMessage;

  private final Optional<MethodHandle> singleAnchored;

  /**
   * @throws IllegalArgumentException if there is no grammar of that name
   */
  public MessageGrammar(String grammar) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> lexer = Class.forName(PACKAGE + grammar + "Lexer");
      Class<?> parser = Class.forName(PACKAGE + grammar + "Parser");
      MethodHandle newLexer =
          lookup
              .findConstructor(lexer, MethodType.methodType(void.class, CharStream.class))
              .asType(MethodType.methodType(Lexer.class, CharStream.class));
      MethodHandle newParser =
          lookup
              .findConstructor(parser, MethodType.methodType(void.class, TokenStream.class))
              .asType(MethodType.methodType(Parser.class, TokenStream.class));
      reused =
          new ReusedParser<>(
              chars -> (Lexer) invoke(newLexer, chars),
              tokens -> (Parser) invoke(newParser, tokens));
      singleMessage = entry(lookup, parser, "singleMessage");
      singleAnchored = entry(lookup, parser, "singleAnchored");
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no grammar " + grammar, e);
    }
  }

  private Optional<MethodHandle> entry(MethodHandles.Lookup lookup, Class<?> parser, String rule)
      throws ReflectiveOperationException {
    return List.of(reused.parser().getRuleNames()).contains(rule)
        ? Optional.of(lookup.unreflect(parser.getMethod(rule)))
        : Optional.empty();
  }

  private static Object invoke(MethodHandle method, Object argument) {
    try {
      return method.invoke(argument);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // generated methods declare none
    }
  }

  /** Parses a whole message that is known by its first word; empty when it is none. */
  public Optional<ParserRuleContext> parse(String message) {
    return singleMessage.flatMap(entry -> parse(message, entry));
  }

  /** Parses a whole message that is known by an anchor; empty when it is none. */
  public Optional<ParserRuleContext> parseAnchored(String message) {
    return singleAnchored.flatMap(entry -> parse(message, entry));
  }

  private Optional<ParserRuleContext> parse(String message, MethodHandle entry) {
    return Optional.ofNullable(
            reused.parse(message, parser -> (ParserRuleContext) invoke(entry, parser)))
        .map(tree -> (ParserRuleContext) tree.getChild(0));
  }

  /**
   * First words of the messages that are known by them, lower case, read off the grammar itself.
   */
  public Set<String> firstWords() {
    ATN atn = reused.parser().getATN();
    Vocabulary vocabulary = reused.parser().getVocabulary();
    int rule = List.of(reused.parser().getRuleNames()).indexOf(MESSAGE);
    Set<String> words = new HashSet<>();
    if (rule >= 0) {
      for (int type : atn.nextTokens(atn.ruleToStartState[rule]).toList()) {
        String literal = vocabulary.getLiteralName(type);
        if (literal != null) {
          words.add(firstWord(literal.substring(1, literal.length() - 1).replace("\\'", "'")));
        }
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
