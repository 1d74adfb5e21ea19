package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CloudManagementGatewayBaseVisitor;
import dev.synctrace.grammar.CloudManagementGatewayLexer;
import dev.synctrace.grammar.CloudManagementGatewayParser;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgCertificateChainContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgCertificateCountContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgCertificateSkippedContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgConnectionContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgFailedContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgForwardContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgResponseContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgTokenRefusedContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgTrafficContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgTrafficReportContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.HttpStatusSeverity;
import dev.synctrace.parsers.log.engine.LogAlias;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Messages of the cloud management gateway, in the cloud and in its connection point.
 * messages-server.md section 6, field-messages.md section 1.6.
 */
public final class CloudManagementGatewayMessages
    extends CloudManagementGatewayBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<CloudManagementGatewayParser> grammar =
      new MessageGrammar<>(
          CloudManagementGatewayLexer::new,
          CloudManagementGatewayParser::new,
          CloudManagementGatewayParser::message);

  /** The connection point's log, inside the network. */
  public static MessageLog proxyConnector() {
    return new LogAlias(
        "SMS_CLOUD_PROXYCONNECTOR",
        List.of("SMS_CLOUD_PROXYCONNECTOR"),
        List.of("SMS_CLOUD_PROXYCONNECTOR"));
  }

  /** The gateway's own log, fetched from the cloud under names that begin with the gateway's. */
  public static MessageLog cmgService() {
    return new LogAlias("CMGService", List.of("CMGService"), List.of("CMGService"));
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitCmgResponse(CmgResponseContext ctx) {
    return HttpStatusSeverity.judge(
        ParsedMessage.of(
            Kind.CMG_RESPONSE,
            Attributes.builder()
                .put(Attribute.MESSAGE_ID, text(ctx.messageId))
                .put(Attribute.URL, text(ctx.url))
                .put(Attribute.ENDPOINT, text(ctx.endpoint))
                .put(Attribute.HTTP_STATUS, word(ctx.answer().status))
                .put(Attribute.DETAIL, text(ctx.answer().words))
                .put(Attribute.MILLISECONDS, word(ctx.milliseconds))));
  }

  @Override
  public ParsedMessage visitCmgTraffic(CmgTrafficContext ctx) {
    return ParsedMessage.of(
        Kind.CMG_TRAFFIC,
        Attributes.builder()
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.RECORD_COUNT, ctx.requestCount.getText())
            .put(Attribute.MILLISECONDS, ctx.milliseconds.getText())
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitCmgTrafficReport(CmgTrafficReportContext ctx) {
    return ParsedMessage.of(
        Kind.CMG_TRAFFIC_REPORT, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)));
  }

  @Override
  public ParsedMessage visitCmgForward(CmgForwardContext ctx) {
    return ParsedMessage.of(
        Kind.CMG_FORWARD,
        Attributes.builder()
            .put(Attribute.MESSAGE_ID, text(ctx.messageId))
            .put(Attribute.URL, ctx.internal == null ? text(ctx.url) : text(ctx.internal)));
  }

  @Override
  public ParsedMessage visitCmgFailed(CmgFailedContext ctx) {
    return ParsedMessage.of(
        Kind.CMG_FAILED,
        Attributes.builder()
            .put(Attribute.MESSAGE_ID, text(ctx.messageId))
            .put(Attribute.EXCEPTION, text(ctx.thrown))
            .put(Attribute.HTTP_STATUS, word(ctx.failure().status))
            .put(Attribute.DETAIL, text(ctx.failure())));
  }

  @Override
  public ParsedMessage visitCmgTokenRefused(CmgTokenRefusedContext ctx) {
    return ParsedMessage.of(
        Kind.CMG_TOKEN_REFUSED,
        Attributes.builder()
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.EXCEPTION, text(ctx.thrown))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  /**
   * {@code detail} is the filter, {@code recordCount} how many certificates pass it. None behind
   * the last filter is an error: there is no certificate for the management point.
   */
  @Override
  public ParsedMessage visitCmgCertificateCount(CmgCertificateCountContext ctx) {
    ParsedMessage message =
        ParsedMessage.of(
            Kind.CMG_CERTIFICATE_COUNT,
            Attributes.builder()
                .put(Attribute.DETAIL, text(ctx.filter()))
                .put(Attribute.RECORD_COUNT, ctx.count.getText()));
    boolean none = message.attributes().number(Attribute.RECORD_COUNT).orElse(1) == 0;
    return none && ctx.filter().usable != null ? message.withSeverity(Severity.ERROR) : message;
  }

  @Override
  public ParsedMessage visitCmgCertificateSkipped(CmgCertificateSkippedContext ctx) {
    return ParsedMessage.of(
        Kind.CMG_CERTIFICATE_SKIPPED,
        Attributes.builder()
            .put(Attribute.STATE, text(ctx.step))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitCmgCertificateChain(CmgCertificateChainContext ctx) {
    return ParsedMessage.of(
        Kind.CMG_CERTIFICATE_CHAIN,
        Attributes.builder()
            .put(Attribute.THUMBPRINT, text(ctx.thumbprint))
            .put(Attribute.STATE, text(ctx.state)));
  }

  @Override
  public ParsedMessage visitCmgConnection(CmgConnectionContext ctx) {
    return ParsedMessage.of(Kind.CMG_CONNECTION);
  }

  private static @Nullable String word(@Nullable Token token) {
    return token == null ? null : token.getText();
  }
}
