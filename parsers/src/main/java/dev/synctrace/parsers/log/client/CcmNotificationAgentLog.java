package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.IdText.unwrapped;
import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmNotificationAgentBaseVisitor;
import dev.synctrace.grammar.CcmNotificationAgentLexer;
import dev.synctrace.grammar.CcmNotificationAgentParser;
import dev.synctrace.grammar.CcmNotificationAgentParser.AccessPointContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.AgentStartContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.ConnectContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.CrlContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.FallbackHttpContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.KeepAliveContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.SignInFailedContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.SignedInContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.SyncTimeContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.TaskAnsweredContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.TaskReceivedContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.TlsContext;
import dev.synctrace.grammar.CcmNotificationAgentParser.TransportContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * CcmNotificationAgent.log: the client's end of the notification channel. messages-client.md
 * section 1.
 */
public final class CcmNotificationAgentLog extends CcmNotificationAgentBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<CcmNotificationAgentParser> grammar =
      new MessageGrammar<>(
          CcmNotificationAgentLexer::new,
          CcmNotificationAgentParser::new,
          CcmNotificationAgentParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("CcmNotificationAgent");
  }

  @Override
  public List<String> components() {
    return List.of("BgbAgent");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CcmNotificationAgent", "ClientNotificationAgent");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitTaskReceived(TaskReceivedContext ctx) {
    return ParsedMessage.of(
        Kind.TASK_RECEIVED,
        Attributes.builder()
            .put(Attribute.PUSH_ID, ctx.pushId.getText())
            .put(Attribute.TASK_ID, ctx.taskId.getText())
            .put(Attribute.TASK_GUID, unwrapped(text(ctx.taskGuid)))
            .put(Attribute.TASK_TYPE, ctx.taskType.getText())
            .put(Attribute.TASK_PARAM, unwrapped(text(ctx.taskParam))));
  }

  /** The answer names no task GUID and need not belong to the task received before it. */
  @Override
  public ParsedMessage visitTaskAnswered(TaskAnsweredContext ctx) {
    return ParsedMessage.of(
        Kind.TASK_ANSWERED,
        Attributes.builder()
            .put(Attribute.PUSH_ID, ctx.pushId.getText())
            .put(Attribute.TASK_ID, ctx.taskId.getText())
            .put(Attribute.RETURN_CODE, text(ctx.returnCode))
            .put(Attribute.UTC_TIME, unwrapped(text(ctx.utcTime))));
  }

  @Override
  public ParsedMessage visitSyncTime(SyncTimeContext ctx) {
    return ParsedMessage.of(
        Kind.COMANAGEMENT_SYNC_TIME,
        Attributes.builder().put(Attribute.UTC_TIME, unwrapped(text(ctx.utcTime))));
  }

  @Override
  public ParsedMessage visitAgentStart(AgentStartContext ctx) {
    String port = ctx.port == null ? null : ctx.port.getText();
    return ParsedMessage.of(Kind.AGENT_START, Attributes.builder().put(Attribute.PORT, port));
  }

  @Override
  public ParsedMessage visitAccessPoint(AccessPointContext ctx) {
    return ParsedMessage.of(
        Kind.AGENT_ACCESS_POINT, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host())));
  }

  @Override
  public ParsedMessage visitCrl(CrlContext ctx) {
    return ParsedMessage.of(
        Kind.AGENT_CRL, Attributes.builder().put(Attribute.STATE, text(ctx.state)));
  }

  @Override
  public ParsedMessage visitTransport(TransportContext ctx) {
    return ParsedMessage.of(Kind.AGENT_TRANSPORT);
  }

  @Override
  public ParsedMessage visitConnect(ConnectContext ctx) {
    return ParsedMessage.of(
        Kind.AGENT_CONNECT,
        Attributes.builder()
            .put(Attribute.IP_ADDRESS, text(ctx.ip))
            .put(Attribute.PORT, ctx.port.getText()));
  }

  @Override
  public ParsedMessage visitTls(TlsContext ctx) {
    return ParsedMessage.of(Kind.AGENT_TLS);
  }

  @Override
  public ParsedMessage visitSignedIn(SignedInContext ctx) {
    return ParsedMessage.of(Kind.AGENT_SIGNED_IN);
  }

  @Override
  public ParsedMessage visitKeepAlive(KeepAliveContext ctx) {
    return ParsedMessage.of(Kind.AGENT_KEEP_ALIVE);
  }

  @Override
  public ParsedMessage visitSignInFailed(SignInFailedContext ctx) {
    return ParsedMessage.of(
        Kind.AGENT_SIGN_IN_FAILED,
        Attributes.builder().put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public ParsedMessage visitFallbackHttp(FallbackHttpContext ctx) {
    return ParsedMessage.of(Kind.AGENT_FALLBACK_HTTP);
  }
}
