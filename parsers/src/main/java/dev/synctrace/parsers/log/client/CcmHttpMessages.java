package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmHttpBaseVisitor;
import dev.synctrace.grammar.CcmHttpLexer;
import dev.synctrace.grammar.CcmHttpParser;
import dev.synctrace.grammar.CcmHttpParser.ApiErrorContext;
import dev.synctrace.grammar.CcmHttpParser.ErrorContext;
import dev.synctrace.grammar.CcmHttpParser.ErrorInfoContext;
import dev.synctrace.grammar.CcmHttpParser.HeaderContext;
import dev.synctrace.grammar.CcmHttpParser.OpenContext;
import dev.synctrace.grammar.CcmHttpParser.TlsContext;
import dev.synctrace.grammar.CcmHttpParser.TlsLengthContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;

/**
 * The client's HTTP layer, as every client log may write of it. messages-client.md sections 7 and
 * 8.
 */
public final class CcmHttpMessages extends CcmHttpBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<CcmHttpParser> grammar =
      new MessageGrammar<>(CcmHttpLexer::new, CcmHttpParser::new, CcmHttpParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitOpen(OpenContext ctx) {
    return ParsedMessage.of(
        Kind.HTTP_OPEN,
        Attributes.builder()
            .put(Attribute.HOST_NAME, text(ctx.host))
            .put(Attribute.URL, text(ctx.path))
            .put(Attribute.PORT, ctx.port.getText())
            .put(Attribute.SETTING, text(ctx.setting)));
  }

  @Override
  public ParsedMessage visitHeader(HeaderContext ctx) {
    return ParsedMessage.of(
        Kind.HTTP_HEADER,
        Attributes.builder()
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.PORT, ctx.port == null ? null : ctx.port.getText()));
  }

  @Override
  public ParsedMessage visitError(ErrorContext ctx) {
    return ParsedMessage.of(
        Kind.HTTP_ERROR,
        Attributes.builder()
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.PORT, ctx.port.getText())
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitApiError(ApiErrorContext ctx) {
    return ParsedMessage.of(
        Kind.HTTP_ERROR,
        Attributes.builder()
            .put(Attribute.OPERATION, text(ctx.operation))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public ParsedMessage visitErrorInfo(ErrorInfoContext ctx) {
    return ParsedMessage.of(
        Kind.HTTP_ERROR_INFO,
        Attributes.builder()
            .put(Attribute.HTTP_STATUS, text(ctx.httpStatus))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitTls(TlsContext ctx) {
    return ParsedMessage.of(
        Kind.HTTP_TLS,
        Attributes.builder()
            .put(Attribute.STATE, text(ctx.state))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  /** The length of what follows: it names no reason. */
  @Override
  public ParsedMessage visitTlsLength(TlsLengthContext ctx) {
    return ParsedMessage.of(Kind.HTTP_TLS).withSeverity(Severity.INFO);
  }
}
