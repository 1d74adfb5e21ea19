package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CMGatewayNotificationWorkerBaseVisitor;
import dev.synctrace.grammar.CMGatewayNotificationWorkerLexer;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.ActionAuthorizedContext;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.ActionFailedContext;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.ActionForwardedContext;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.ActionReceivedContext;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.ActionUnauthorizedContext;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.ActionValidateContext;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.PollFailedContext;
import dev.synctrace.grammar.CMGatewayNotificationWorkerParser.WhoContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * CMGatewayNotificationWorker.log: actions of the admin center on their way into the site.
 * messages-server.md section 3.
 */
public final class CMGatewayNotificationWorkerLog
    extends CMGatewayNotificationWorkerBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<CMGatewayNotificationWorkerParser> grammar =
      new MessageGrammar<>(
          CMGatewayNotificationWorkerLexer::new,
          CMGatewayNotificationWorkerParser::new,
          CMGatewayNotificationWorkerParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("CMGatewayNotificationWorker");
  }

  @Override
  public List<String> components() {
    return List.of(
        "CMGatewayNotificationWorker", "SMS_SERVICE_CONNECTOR_CMGatewayNotificationWorker");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CMGatewayNotificationWorker");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitActionReceived(ActionReceivedContext ctx) {
    return ParsedMessage.of(Kind.ACTION_RECEIVED);
  }

  @Override
  public ParsedMessage visitActionValidate(ActionValidateContext ctx) {
    return ParsedMessage.of(Kind.ACTION_VALIDATE);
  }

  @Override
  public ParsedMessage visitActionAuthorized(ActionAuthorizedContext ctx) {
    return ParsedMessage.of(Kind.ACTION_AUTHORIZED, who(ctx.who()));
  }

  @Override
  public ParsedMessage visitActionUnauthorized(ActionUnauthorizedContext ctx) {
    return ParsedMessage.of(Kind.ACTION_UNAUTHORIZED, who(ctx.who()));
  }

  @Override
  public ParsedMessage visitActionForwarded(ActionForwardedContext ctx) {
    return ParsedMessage.of(
        Kind.ACTION_FORWARDED,
        Attributes.builder()
            .put(Attribute.TEMPLATE_ID, text(ctx.templateId))
            .put(Attribute.TASK_GUID, text(ctx.taskGuid))
            .put(Attribute.TASK_PARAM, text(ctx.taskParam))
            .put(Attribute.TARGET_DEVICE_IDS, text(ctx.targets)));
  }

  @Override
  public ParsedMessage visitActionFailed(ActionFailedContext ctx) {
    return ParsedMessage.of(
        Kind.ACTION_FAILED, Attributes.builder().put(Attribute.DETAIL, text(ctx.notificationId)));
  }

  @Override
  public ParsedMessage visitPollFailed(PollFailedContext ctx) {
    return ParsedMessage.of(Kind.GATEWAY_POLL_FAILED);
  }

  private static Attributes.Builder who(WhoContext who) {
    return Attributes.builder()
        .put(Attribute.TEMPLATE_ID, text(who.templateId))
        .put(Attribute.TENANT_ID, text(who.tenantId))
        .put(Attribute.USER_ID, text(who.userId));
  }
}
