package dev.synctrace.log;

import static dev.synctrace.log.MessageGrammar.text;

import dev.synctrace.event.Attribute;
import dev.synctrace.event.Attributes;
import dev.synctrace.event.Kind;
import dev.synctrace.grammar.CcmTokenBaseVisitor;
import dev.synctrace.grammar.CcmTokenLexer;
import dev.synctrace.grammar.CcmTokenParser;
import dev.synctrace.grammar.CcmTokenParser.CachedContext;
import dev.synctrace.grammar.CcmTokenParser.RequestedContext;
import dev.synctrace.grammar.CcmTokenParser.StaleContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The client's own token, as several client logs write of it. messages-client.md sections 3 and 7.
 */
final class CcmTokenMessages extends CcmTokenBaseVisitor<Reading> implements MessageLog {
  private final MessageGrammar<CcmTokenParser> grammar =
      new MessageGrammar<>(CcmTokenLexer::new, CcmTokenParser::new, CcmTokenParser::message);

  @Override
  public Optional<String> name() {
    return Optional.empty();
  }

  @Override
  public List<String> components() {
    return List.of();
  }

  @Override
  public List<String> fileNames() {
    return List.of();
  }

  @Override
  public Set<String> firstWords() {
    return grammar.firstWords();
  }

  @Override
  public Optional<Reading> read(String message) {
    return Optional.ofNullable(grammar.parse(message)).map(this::visit);
  }

  @Override
  public Reading visitRequested(RequestedContext ctx) {
    return Reading.of(
        Kind.CCMTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.HOST_NAME, text(ctx.host))
            .put(Attribute.URL, text(ctx.url)));
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
