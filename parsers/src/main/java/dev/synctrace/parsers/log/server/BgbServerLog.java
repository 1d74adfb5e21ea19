package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.BgbServerBaseVisitor;
import dev.synctrace.grammar.BgbServerLexer;
import dev.synctrace.grammar.BgbServerParser;
import dev.synctrace.grammar.BgbServerParser.ComponentStartContext;
import dev.synctrace.grammar.BgbServerParser.FirewallContext;
import dev.synctrace.grammar.BgbServerParser.InboxPathContext;
import dev.synctrace.grammar.BgbServerParser.InboxSourceContext;
import dev.synctrace.grammar.BgbServerParser.ListenerUpContext;
import dev.synctrace.grammar.BgbServerParser.MpRefreshContext;
import dev.synctrace.grammar.BgbServerParser.MpRefreshWaitContext;
import dev.synctrace.grammar.BgbServerParser.MpSettingsContext;
import dev.synctrace.grammar.BgbServerParser.OnlineChangesContext;
import dev.synctrace.grammar.BgbServerParser.OnlineClientsContext;
import dev.synctrace.grammar.BgbServerParser.OnlineReportContext;
import dev.synctrace.grammar.BgbServerParser.OnlineResyncContext;
import dev.synctrace.grammar.BgbServerParser.OnlineResyncFlagContext;
import dev.synctrace.grammar.BgbServerParser.PushDoneContext;
import dev.synctrace.grammar.BgbServerParser.PushGotContext;
import dev.synctrace.grammar.BgbServerParser.PushPollContext;
import dev.synctrace.grammar.BgbServerParser.PushPollIdleContext;
import dev.synctrace.grammar.BgbServerParser.PushReportContext;
import dev.synctrace.grammar.BgbServerParser.PushSimulationContext;
import dev.synctrace.grammar.BgbServerParser.PushStartContext;
import dev.synctrace.grammar.BgbServerParser.StateFileContext;
import dev.synctrace.grammar.BgbServerParser.StateHandledContext;
import dev.synctrace.grammar.BgbServerParser.StateNotifiedContext;
import dev.synctrace.grammar.BgbServerParser.StateQueuedContext;
import dev.synctrace.grammar.BgbServerParser.ThreadStartContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** BgbServer.log: the notification server on the management point. messages-server.md section 5. */
public final class BgbServerLog extends BgbServerBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<BgbServerParser> grammar =
      new MessageGrammar<>(BgbServerLexer::new, BgbServerParser::new, BgbServerParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("BgbServer");
  }

  @Override
  public List<String> components() {
    return List.of("SMS_NOTIFICATION_SERVER");
  }

  @Override
  public List<String> fileNames() {
    return List.of("BgbServer");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitPushPoll(PushPollContext ctx) {
    return ParsedMessage.of(Kind.PUSH_POLL);
  }

  @Override
  public ParsedMessage visitPushGot(PushGotContext ctx) {
    return ParsedMessage.of(Kind.PUSH_GOT);
  }

  @Override
  public ParsedMessage visitPushSimulation(PushSimulationContext ctx) {
    return ParsedMessage.of(Kind.PUSH_SIMULATION);
  }

  @Override
  public ParsedMessage visitPushStart(PushStartContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder()
            .put(Attribute.PUSH_ID, ctx.pushId.getText())
            .put(Attribute.TASK_ID, ctx.taskId.getText())
            .put(Attribute.TASK_GUID, text(ctx.taskGuid))
            .put(Attribute.TASK_TYPE, ctx.taskType.getText())
            .put(Attribute.TASK_PARAM, text(ctx.taskParam))
            .put(Attribute.CLIENT_COUNT, ctx.clientCount.getText());
    if (ctx.throttling() != null) {
      attributes
          .put(Attribute.THROTTLE_STRATEGY, ctx.throttling().strategy.getText())
          .put(Attribute.THROTTLE_PARAM, ctx.throttling().param.getText());
    }
    return ParsedMessage.of(Kind.PUSH_START, attributes);
  }

  @Override
  public ParsedMessage visitPushDone(PushDoneContext ctx) {
    return ParsedMessage.of(
        Kind.PUSH_DONE,
        Attributes.builder()
            .put(Attribute.PUSH_ID, ctx.pushId.getText())
            .put(Attribute.TASK_ID, ctx.taskId.getText())
            .put(Attribute.CLIENT_COUNT, ctx.clientCount.getText()));
  }

  /** A failed client makes it an error; the word in {@code FailedClients: 0} does not. */
  @Override
  public ParsedMessage visitPushReport(PushReportContext ctx) {
    ParsedMessage message =
        ParsedMessage.of(
            Kind.PUSH_REPORT,
            Attributes.builder()
                .put(Attribute.PUSH_ID, ctx.pushId.getText())
                .put(Attribute.REPORTED_CLIENTS, ctx.reported.getText())
                .put(Attribute.FAILED_CLIENTS, ctx.failed.getText())
                .put(Attribute.FILE, text(ctx.file))
                .put(Attribute.LOCAL_TIME, text(ctx.localTime)));
    boolean failed = message.attributes().number(Attribute.FAILED_CLIENTS).orElse(0) > 0;
    return failed ? message.withSeverity(Severity.ERROR) : message;
  }

  @Override
  public ParsedMessage visitPushPollIdle(PushPollIdleContext ctx) {
    return ParsedMessage.of(Kind.PUSH_POLL_IDLE);
  }

  @Override
  public ParsedMessage visitOnlineReport(OnlineReportContext ctx) {
    return ParsedMessage.of(
        Kind.ONLINE_STATUS,
        Attributes.builder()
            .put(Attribute.MODE, ctx.reportMode == null ? null : ctx.reportMode.getText())
            .put(Attribute.FILE, text(ctx.file))
            .put(Attribute.LOCAL_TIME, text(ctx.localTime)));
  }

  @Override
  public ParsedMessage visitOnlineClients(OnlineClientsContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder().put(Attribute.ONLINE_CLIENTS, ctx.total.getText());
    if (ctx.tcp != null) {
      attributes
          .put(Attribute.TCP_CLIENTS, ctx.tcp.getText())
          .put(Attribute.HTTP_CLIENTS, ctx.http.getText());
    }
    return ParsedMessage.of(Kind.ONLINE_STATUS, attributes);
  }

  @Override
  public ParsedMessage visitOnlineChanges(OnlineChangesContext ctx) {
    return ParsedMessage.of(Kind.ONLINE_STATUS);
  }

  @Override
  public ParsedMessage visitOnlineResyncFlag(OnlineResyncFlagContext ctx) {
    return ParsedMessage.of(Kind.ONLINE_STATUS);
  }

  @Override
  public ParsedMessage visitOnlineResync(OnlineResyncContext ctx) {
    return ParsedMessage.of(Kind.ONLINE_STATUS);
  }

  @Override
  public ParsedMessage visitListenerUp(ListenerUpContext ctx) {
    return ParsedMessage.of(
        Kind.LISTENER_UP, Attributes.builder().put(Attribute.PORT, ctx.port.getText()));
  }

  @Override
  public ParsedMessage visitMpSettings(MpSettingsContext ctx) {
    return ParsedMessage.of(
        Kind.MP_SETTINGS,
        Attributes.builder()
            .put(Attribute.STATE, ctx.state.getText())
            .put(Attribute.DETAIL, text(ctx.certificates)));
  }

  @Override
  public ParsedMessage visitMpRefresh(MpRefreshContext ctx) {
    return ParsedMessage.of(Kind.MP_REFRESH);
  }

  @Override
  public ParsedMessage visitMpRefreshWait(MpRefreshWaitContext ctx) {
    return ParsedMessage.of(
        Kind.MP_REFRESH, Attributes.builder().put(Attribute.SECONDS, ctx.seconds.getText()));
  }

  @Override
  public ParsedMessage visitFirewall(FirewallContext ctx) {
    return ParsedMessage.of(
        Kind.HEALTH_FIREWALL,
        Attributes.builder()
            .put(Attribute.PORT, ctx.port.getText())
            .put(Attribute.FILE, text(ctx.program)));
  }

  @Override
  public ParsedMessage visitThreadStart(ThreadStartContext ctx) {
    return ParsedMessage.of(
        Kind.COMPONENT_START,
        Attributes.builder().put(Attribute.COMPONENT_NAME, ctx.component.getText()));
  }

  @Override
  public ParsedMessage visitInboxSource(InboxSourceContext ctx) {
    return ParsedMessage.of(
        Kind.COMPONENT_START, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)));
  }

  @Override
  public ParsedMessage visitInboxPath(InboxPathContext ctx) {
    return ParsedMessage.of(
        Kind.COMPONENT_START, Attributes.builder().put(Attribute.FILE, text(ctx.folder)));
  }

  @Override
  public ParsedMessage visitComponentStart(ComponentStartContext ctx) {
    return ParsedMessage.of(Kind.COMPONENT_START);
  }

  @Override
  public ParsedMessage visitStateHandled(StateHandledContext ctx) {
    return ParsedMessage.of(
        Kind.STATE_MESSAGE,
        Attributes.builder()
            .put(Attribute.STATUS_MESSAGE_ID, ctx.statusMessageId.getText())
            .put(Attribute.UTC_TIME, utcTime(text(ctx.utcTime))));
  }

  @Override
  public ParsedMessage visitStateQueued(StateQueuedContext ctx) {
    Token id = ctx.statusMessageId;
    return ParsedMessage.of(
        Kind.STATE_MESSAGE,
        Attributes.builder().put(Attribute.STATUS_MESSAGE_ID, id == null ? null : id.getText()));
  }

  @Override
  public ParsedMessage visitStateFile(StateFileContext ctx) {
    return ParsedMessage.of(
        Kind.STATE_MESSAGE, Attributes.builder().put(Attribute.FILE, text(ctx.file)));
  }

  @Override
  public ParsedMessage visitStateNotified(StateNotifiedContext ctx) {
    return ParsedMessage.of(Kind.STATE_MESSAGE);
  }

  /** A stamp such as {@code 2026-09-18 20:39:05.718+00:00} as an instant; null for another text. */
  private static @Nullable String utcTime(@Nullable String stamp) {
    if (stamp == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(stamp.replace(' ', 'T')).toInstant().toString();
    } catch (DateTimeParseException e) {
      return null; // the event stays without this attribute; its message shows the text
    }
  }
}
