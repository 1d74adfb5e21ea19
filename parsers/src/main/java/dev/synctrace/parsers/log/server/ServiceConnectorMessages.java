package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.ServiceConnectorBaseVisitor;
import dev.synctrace.grammar.ServiceConnectorLexer;
import dev.synctrace.grammar.ServiceConnectorParser;
import dev.synctrace.grammar.ServiceConnectorParser.CertificateFailedContext;
import dev.synctrace.grammar.ServiceConnectorParser.CertificateTraceContext;
import dev.synctrace.grammar.ServiceConnectorParser.GatewayBodyContext;
import dev.synctrace.grammar.ServiceConnectorParser.GatewayRequestContext;
import dev.synctrace.grammar.ServiceConnectorParser.GatewayResponseContext;
import dev.synctrace.grammar.ServiceConnectorParser.GatewayStatusContext;
import dev.synctrace.grammar.ServiceConnectorParser.OperationContext;
import dev.synctrace.grammar.ServiceConnectorParser.ReasonContext;
import dev.synctrace.grammar.ServiceConnectorParser.WorkerExceptionContext;
import dev.synctrace.grammar.ServiceConnectorParser.WorkerFailedContext;
import dev.synctrace.grammar.ServiceConnectorParser.WorkerNextContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.HttpStatusSeverity;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Messages of every worker of the service connection point, in the log of each. messages-server.md
 * sections 3 and 4.
 */
public final class ServiceConnectorMessages extends ServiceConnectorBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<ServiceConnectorParser> grammar =
      new MessageGrammar<>(
          ServiceConnectorLexer::new, ServiceConnectorParser::new, ServiceConnectorParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitGatewayRequest(GatewayRequestContext ctx) {
    return ParsedMessage.of(
        Kind.GATEWAY_REQUEST,
        Attributes.builder()
            .put(Attribute.OPERATION, operation(ctx.operation()))
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.METHOD, ctx.method.getText())
            .put(Attribute.ACTIVITY_ID, text(ctx.activityId))
            .put(Attribute.DETAIL, text(ctx.timeout())));
  }

  @Override
  public ParsedMessage visitGatewayResponse(GatewayResponseContext ctx) {
    return HttpStatusSeverity.judge(
        ParsedMessage.of(
            Kind.GATEWAY_RESPONSE,
            Attributes.builder()
                .put(Attribute.OPERATION, operation(ctx.operation()))
                .put(Attribute.URL, text(ctx.url))
                .put(Attribute.HTTP_STATUS, ctx.status.getText())
                .put(Attribute.DETAIL, reason(ctx.reason()))));
  }

  @Override
  public ParsedMessage visitGatewayStatus(GatewayStatusContext ctx) {
    return HttpStatusSeverity.judge(
        ParsedMessage.of(
            Kind.GATEWAY_STATUS,
            Attributes.builder()
                .put(Attribute.HTTP_STATUS, ctx.status.getText())
                .put(Attribute.DETAIL, reason(ctx.reason()))
                .put(Attribute.ACTIVITY_ID, text(ctx.activityId))));
  }

  @Override
  public ParsedMessage visitGatewayBody(GatewayBodyContext ctx) {
    return ParsedMessage.of(
        Kind.GATEWAY_BODY, Attributes.builder().put(Attribute.DETAIL, text(ctx.body)));
  }

  @Override
  public ParsedMessage visitWorkerNext(WorkerNextContext ctx) {
    return ParsedMessage.of(
        Kind.WORKER_NEXT, Attributes.builder().put(Attribute.LOCAL_TIME, text(ctx.localTime)));
  }

  @Override
  public ParsedMessage visitWorkerException(WorkerExceptionContext ctx) {
    return ParsedMessage.of(
        Kind.WORKER_EXCEPTION, Attributes.builder().put(Attribute.WORKER, ctx.worker.getText()));
  }

  @Override
  public ParsedMessage visitWorkerFailed(WorkerFailedContext ctx) {
    Token status = ctx.inner().status;
    return ParsedMessage.of(
        Kind.WORKER_FAILED,
        Attributes.builder()
            .put(Attribute.WORKER, ctx.worker.getText())
            .put(Attribute.HTTP_STATUS, status == null ? null : status.getText())
            .put(Attribute.DETAIL, text(ctx.inner())));
  }

  @Override
  public ParsedMessage visitCertificateFailed(CertificateFailedContext ctx) {
    return ParsedMessage.of(
        Kind.GATEWAY_CERTIFICATE_FAILED, Attributes.builder().put(Attribute.DETAIL, text(ctx.why)));
  }

  @Override
  public ParsedMessage visitCertificateTrace(CertificateTraceContext ctx) {
    return ParsedMessage.of(Kind.GATEWAY_CERTIFICATE_FAILED);
  }

  private static @Nullable String operation(@Nullable OperationContext operation) {
    return operation == null ? null : operation.name.getText();
  }

  private static @Nullable String reason(@Nullable ReasonContext reason) {
    return reason == null ? null : text(reason.words);
  }
}
