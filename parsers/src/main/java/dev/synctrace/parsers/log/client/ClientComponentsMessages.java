package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.ClientComponentsBaseVisitor;
import dev.synctrace.grammar.ClientComponentsLexer;
import dev.synctrace.grammar.ClientComponentsParser;
import dev.synctrace.grammar.ClientComponentsParser.BootstrapFailedContext;
import dev.synctrace.grammar.ClientComponentsParser.EnrollmentUrlContext;
import dev.synctrace.grammar.ClientComponentsParser.HostFailedContext;
import dev.synctrace.grammar.ClientComponentsParser.StateSentContext;
import dev.synctrace.grammar.ClientComponentsParser.TransferFailedContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Single messages of client logs that no other class reads. field-messages.md sections 1.8 and 1.9.
 */
public final class ClientComponentsMessages extends ClientComponentsBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<ClientComponentsParser> grammar =
      new MessageGrammar<>(
          ClientComponentsLexer::new, ClientComponentsParser::new, ClientComponentsParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitTransferFailed(TransferFailedContext ctx) {
    return ParsedMessage.of(
        Kind.TRANSFER_FAILED,
        Attributes.builder()
            .put(Attribute.URL, ctx.address == null ? text(ctx.url) : text(ctx.address))
            .put(Attribute.HTTP_STATUS, word(ctx.httpStatus))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitBootstrapFailed(BootstrapFailedContext ctx) {
    return ParsedMessage.of(
        Kind.BOOTSTRAP_FAILED,
        Attributes.builder()
            .put(Attribute.HTTP_STATUS, word(ctx.httpStatus))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitEnrollmentUrl(EnrollmentUrlContext ctx) {
    return ParsedMessage.of(
        Kind.ENROLLMENT_URL, Attributes.builder().put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public ParsedMessage visitHostFailed(HostFailedContext ctx) {
    return ParsedMessage.of(
        Kind.CLIENT_HOST_FAILED,
        Attributes.builder()
            .put(Attribute.ENDPOINT, text(ctx.endpoint))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitStateSent(StateSentContext ctx) {
    return ParsedMessage.of(
        Kind.CLIENT_STATE_SENT,
        Attributes.builder()
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, ctx.topic.getText()));
  }

  private static @Nullable String word(@Nullable Token token) {
    return token == null ? null : token.getText();
  }
}
