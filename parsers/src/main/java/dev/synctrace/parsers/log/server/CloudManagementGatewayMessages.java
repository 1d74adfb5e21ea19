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
import dev.synctrace.parsers.log.engine.HttpStatus;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.Reading;
import dev.synctrace.parsers.log.engine.TwinLog;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud management gateway writes, in the cloud and in its connection point.
 * messages-server.md section 6, field-messages.md section 1.6.
 */
public final class CloudManagementGatewayMessages extends CloudManagementGatewayBaseVisitor<Reading>
    implements GrammarLog {
  private final MessageGrammar<CloudManagementGatewayParser> grammar =
      new MessageGrammar<>(
          CloudManagementGatewayLexer::new,
          CloudManagementGatewayParser::new,
          CloudManagementGatewayParser::message);

  /** The connection point's log, inside the network. */
  public static MessageLog proxyConnector() {
    return new TwinLog(
        "SMS_CLOUD_PROXYCONNECTOR",
        List.of("SMS_CLOUD_PROXYCONNECTOR"),
        List.of("SMS_CLOUD_PROXYCONNECTOR"));
  }

  /** The gateway's own log, fetched from the cloud under names that begin with the gateway's. */
  public static MessageLog cmgService() {
    return new TwinLog("CMGService", List.of("CMGService"), List.of("CMGService"));
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public Reading visitCmgResponse(CmgResponseContext ctx) {
    return HttpStatus.judge(
        Reading.of(
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
  public Reading visitCmgTraffic(CmgTrafficContext ctx) {
    return Reading.of(
        Kind.CMG_TRAFFIC,
        Attributes.builder()
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.RECORD_COUNT, ctx.requestCount.getText())
            .put(Attribute.MILLISECONDS, ctx.milliseconds.getText())
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public Reading visitCmgTrafficReport(CmgTrafficReportContext ctx) {
    return Reading.of(
        Kind.CMG_TRAFFIC_REPORT, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)));
  }

  @Override
  public Reading visitCmgForward(CmgForwardContext ctx) {
    return Reading.of(
        Kind.CMG_FORWARD,
        Attributes.builder()
            .put(Attribute.MESSAGE_ID, text(ctx.messageId))
            .put(Attribute.URL, ctx.internal == null ? text(ctx.url) : text(ctx.internal)));
  }

  @Override
  public Reading visitCmgFailed(CmgFailedContext ctx) {
    return Reading.of(
        Kind.CMG_FAILED,
        Attributes.builder()
            .put(Attribute.MESSAGE_ID, text(ctx.messageId))
            .put(Attribute.EXCEPTION, text(ctx.thrown))
            .put(Attribute.HTTP_STATUS, word(ctx.failure().status))
            .put(Attribute.DETAIL, text(ctx.failure())));
  }

  @Override
  public Reading visitCmgTokenRefused(CmgTokenRefusedContext ctx) {
    return Reading.of(
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
  public Reading visitCmgCertificateCount(CmgCertificateCountContext ctx) {
    Reading reading =
        Reading.of(
            Kind.CMG_CERTIFICATE_COUNT,
            Attributes.builder()
                .put(Attribute.DETAIL, text(ctx.filter()))
                .put(Attribute.RECORD_COUNT, ctx.count.getText()));
    boolean none = reading.attributes().number(Attribute.RECORD_COUNT).orElse(1) == 0;
    return none && ctx.filter().usable != null ? reading.withSeverity(Severity.ERROR) : reading;
  }

  @Override
  public Reading visitCmgCertificateSkipped(CmgCertificateSkippedContext ctx) {
    return Reading.of(
        Kind.CMG_CERTIFICATE_SKIPPED,
        Attributes.builder()
            .put(Attribute.STATE, text(ctx.step))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public Reading visitCmgCertificateChain(CmgCertificateChainContext ctx) {
    return Reading.of(
        Kind.CMG_CERTIFICATE_CHAIN,
        Attributes.builder()
            .put(Attribute.THUMBPRINT, text(ctx.thumbprint))
            .put(Attribute.STATE, text(ctx.state)));
  }

  @Override
  public Reading visitCmgConnection(CmgConnectionContext ctx) {
    return Reading.of(Kind.CMG_CONNECTION);
  }

  private static @Nullable String word(@Nullable Token token) {
    return token == null ? null : token.getText();
  }
}
