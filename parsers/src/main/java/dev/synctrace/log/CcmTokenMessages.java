package dev.synctrace.log;

import static dev.synctrace.log.MessageGrammar.text;

import dev.synctrace.event.Attribute;
import dev.synctrace.event.Attributes;
import dev.synctrace.event.Kind;
import dev.synctrace.grammar.CcmTokenBaseVisitor;
import dev.synctrace.grammar.CcmTokenLexer;
import dev.synctrace.grammar.CcmTokenParser;
import dev.synctrace.grammar.CcmTokenParser.CachedContext;
import dev.synctrace.grammar.CcmTokenParser.FailedContext;
import dev.synctrace.grammar.CcmTokenParser.RequestedContext;
import dev.synctrace.grammar.CcmTokenParser.StaleContext;

/**
 * The client's own token, as several client logs write of it. messages-client.md sections 3 and 7.
 */
final class CcmTokenMessages extends CcmTokenBaseVisitor<Reading> implements GrammarLog {
  private final MessageGrammar<CcmTokenParser> grammar =
      new MessageGrammar<>(CcmTokenLexer::new, CcmTokenParser::new, CcmTokenParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public Reading visitRequested(RequestedContext ctx) {
    return Reading.of(
        Kind.CCMTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.HOST_NAME, text(ctx.host))
            .put(Attribute.URL, text(ctx.url)));
  }

  @Override
  public Reading visitFailed(FailedContext ctx) {
    return Reading.of(
        Kind.CCMTOKEN_FAILED,
        Attributes.builder()
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.why)));
  }

  /** Its {@code localTime} is the end of the token; the message names no zone. */
  @Override
  public Reading visitCached(CachedContext ctx) {
    return Reading.of(
        Kind.CCMTOKEN_CACHED,
        Attributes.builder()
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.LOCAL_TIME, text(ctx.time)));
  }

  @Override
  public Reading visitStale(StaleContext ctx) {
    return Reading.of(
        Kind.CCMTOKEN_STALE,
        Attributes.builder()
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.LOCAL_TIME, text(ctx.time)));
  }
}
