package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmTokenBaseVisitor;
import dev.synctrace.grammar.CcmTokenLexer;
import dev.synctrace.grammar.CcmTokenParser;
import dev.synctrace.grammar.CcmTokenParser.CachedContext;
import dev.synctrace.grammar.CcmTokenParser.FailedContext;
import dev.synctrace.grammar.CcmTokenParser.RequestedContext;
import dev.synctrace.grammar.CcmTokenParser.StaleContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;

/**
 * The client's own token, as several client logs write of it. messages-client.md sections 3 and 7.
 */
public final class CcmTokenMessages extends CcmTokenBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<CcmTokenParser> grammar =
      new MessageGrammar<>(CcmTokenLexer::new, CcmTokenParser::new, CcmTokenParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitRequested(RequestedContext ctx) {
    return ParsedMessage.of(
        Kind.CCMTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.HOST_NAME, text(ctx.host))
            .put(Attribute.URL, text(ctx.url)));
  }

  @Override
  public ParsedMessage visitFailed(FailedContext ctx) {
    return ParsedMessage.of(
        Kind.CCMTOKEN_FAILED,
        Attributes.builder()
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.why)));
  }

  /** Its {@code localTime} is the end of the token; the message names no zone. */
  @Override
  public ParsedMessage visitCached(CachedContext ctx) {
    return ParsedMessage.of(
        Kind.CCMTOKEN_CACHED,
        Attributes.builder()
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.LOCAL_TIME, text(ctx.time)));
  }

  @Override
  public ParsedMessage visitStale(StaleContext ctx) {
    return ParsedMessage.of(
        Kind.CCMTOKEN_STALE,
        Attributes.builder()
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.LOCAL_TIME, text(ctx.time)));
  }
}
