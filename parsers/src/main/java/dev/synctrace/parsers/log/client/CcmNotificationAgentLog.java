package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;
import static dev.synctrace.parsers.log.engine.WrittenId.unwrapped;

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
import dev.synctrace.parsers.log.engine.Reading;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * CcmNotificationAgent.log: the client's end of the notification channel. messages-client.md
 * section 1.
 */
public final class CcmNotificationAgentLog extends CcmNotificationAgentBaseVisitor<Reading>
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
  public Reading visitTaskReceived(TaskReceivedContext ctx) {
    return Reading.of(
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
  public Reading visitTaskAnswered(TaskAnsweredContext ctx) {
    return Reading.of(
        Kind.TASK_ANSWERED,
        Attributes.builder()
            .put(Attribute.PUSH_ID, ctx.pushId.getText())
            .put(Attribute.TASK_ID, ctx.taskId.getText())
            .put(Attribute.RETURN_CODE, text(ctx.returnCode))
            .put(Attribute.UTC_TIME, unwrapped(text(ctx.utcTime))));
  }

  @Override
  public Reading visitSyncTime(SyncTimeContext ctx) {
    return Reading.of(
        Kind.COMANAGEMENT_SYNC_TIME,
        Attributes.builder().put(Attribute.UTC_TIME, unwrapped(text(ctx.utcTime))));
  }

  @Override
  public Reading visitAgentStart(AgentStartContext ctx) {
    String port = ctx.port == null ? null : ctx.port.getText();
    return Reading.of(Kind.AGENT_START, Attributes.builder().put(Attribute.PORT, port));
  }

  @Override
  public Reading visitAccessPoint(AccessPointContext ctx) {
    return Reading.of(
        Kind.AGENT_ACCESS_POINT, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host())));
  }

  @Override
  public Reading visitCrl(CrlContext ctx) {
    return Reading.of(Kind.AGENT_CRL, Attributes.builder().put(Attribute.STATE, text(ctx.state)));
  }

  @Override
  public Reading visitTransport(TransportContext ctx) {
    return Reading.of(Kind.AGENT_TRANSPORT);
  }

  @Override
  public Reading visitConnect(ConnectContext ctx) {
    return Reading.of(
        Kind.AGENT_CONNECT,
        Attributes.builder()
            .put(Attribute.IP_ADDRESS, text(ctx.ip))
            .put(Attribute.PORT, ctx.port.getText()));
  }

  @Override
  public Reading visitTls(TlsContext ctx) {
    return Reading.of(Kind.AGENT_TLS);
  }

  @Override
  public Reading visitSignedIn(SignedInContext ctx) {
    return Reading.of(Kind.AGENT_SIGNED_IN);
  }

  @Override
  public Reading visitKeepAlive(KeepAliveContext ctx) {
    return Reading.of(Kind.AGENT_KEEP_ALIVE);
  }

  @Override
  public Reading visitSignInFailed(SignInFailedContext ctx) {
    return Reading.of(
        Kind.AGENT_SIGN_IN_FAILED,
        Attributes.builder().put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public Reading visitFallbackHttp(FallbackHttpContext ctx) {
    return Reading.of(Kind.AGENT_FALLBACK_HTTP);
  }
}
