package dev.synctrace.log;

import static dev.synctrace.log.MessageGrammar.text;

import dev.synctrace.event.Attribute;
import dev.synctrace.event.Attributes;
import dev.synctrace.event.Kind;
import dev.synctrace.grammar.CloudManagementGatewayBaseVisitor;
import dev.synctrace.grammar.CloudManagementGatewayLexer;
import dev.synctrace.grammar.CloudManagementGatewayParser;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgResponseContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgTrafficContext;
import java.util.List;

/**
 * What the cloud management gateway writes, in the cloud and in its connection point.
 * messages-server.md section 6.
 */
final class CloudManagementGatewayMessages extends CloudManagementGatewayBaseVisitor<Reading>
    implements GrammarLog {
  private final MessageGrammar<CloudManagementGatewayParser> grammar =
      new MessageGrammar<>(
          CloudManagementGatewayLexer::new,
          CloudManagementGatewayParser::new,
          CloudManagementGatewayParser::message);

  /** The connection point's log, inside the network. */
  static MessageLog proxyConnector() {
    return new TwinLog(
        "SMS_CLOUD_PROXYCONNECTOR",
        List.of("SMS_CLOUD_PROXYCONNECTOR"),
        List.of("SMS_CLOUD_PROXYCONNECTOR"));
  }

  /** The gateway's own log, fetched from the cloud under names that begin with the gateway's. */
  static MessageLog cmgService() {
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
                .put(Attribute.HTTP_STATUS, ctx.status.getText())
                .put(Attribute.MILLISECONDS, ctx.milliseconds.getText())));
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
}
