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
import dev.synctrace.parsers.log.engine.Reading;
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
public final class BgbServerLog extends BgbServerBaseVisitor<Reading> implements GrammarLog {
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
  public Reading visitPushPoll(PushPollContext ctx) {
    return Reading.of(Kind.PUSH_POLL);
  }

  @Override
  public Reading visitPushGot(PushGotContext ctx) {
    return Reading.of(Kind.PUSH_GOT);
  }

  @Override
  public Reading visitPushSimulation(PushSimulationContext ctx) {
    return Reading.of(Kind.PUSH_SIMULATION);
  }

  @Override
  public Reading visitPushStart(PushStartContext ctx) {
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
    return Reading.of(Kind.PUSH_START, attributes);
  }

  @Override
  public Reading visitPushDone(PushDoneContext ctx) {
    return Reading.of(
        Kind.PUSH_DONE,
        Attributes.builder()
            .put(Attribute.PUSH_ID, ctx.pushId.getText())
            .put(Attribute.TASK_ID, ctx.taskId.getText())
            .put(Attribute.CLIENT_COUNT, ctx.clientCount.getText()));
  }

  /** A failed client makes it an error; the word in {@code FailedClients: 0} does not. */
  @Override
  public Reading visitPushReport(PushReportContext ctx) {
    Reading reading =
        Reading.of(
            Kind.PUSH_REPORT,
            Attributes.builder()
                .put(Attribute.PUSH_ID, ctx.pushId.getText())
                .put(Attribute.REPORTED_CLIENTS, ctx.reported.getText())
                .put(Attribute.FAILED_CLIENTS, ctx.failed.getText())
                .put(Attribute.FILE, text(ctx.file))
                .put(Attribute.LOCAL_TIME, text(ctx.localTime)));
    boolean failed = reading.attributes().number(Attribute.FAILED_CLIENTS).orElse(0) > 0;
    return failed ? reading.withSeverity(Severity.ERROR) : reading;
  }

  @Override
  public Reading visitPushPollIdle(PushPollIdleContext ctx) {
    return Reading.of(Kind.PUSH_POLL_IDLE);
  }

  @Override
  public Reading visitOnlineReport(OnlineReportContext ctx) {
    return Reading.of(
        Kind.ONLINE_STATUS,
        Attributes.builder()
            .put(Attribute.MODE, ctx.reportMode == null ? null : ctx.reportMode.getText())
            .put(Attribute.FILE, text(ctx.file))
            .put(Attribute.LOCAL_TIME, text(ctx.localTime)));
  }

  @Override
  public Reading visitOnlineClients(OnlineClientsContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder().put(Attribute.ONLINE_CLIENTS, ctx.total.getText());
    if (ctx.tcp != null) {
      attributes
          .put(Attribute.TCP_CLIENTS, ctx.tcp.getText())
          .put(Attribute.HTTP_CLIENTS, ctx.http.getText());
    }
    return Reading.of(Kind.ONLINE_STATUS, attributes);
  }

  @Override
  public Reading visitOnlineChanges(OnlineChangesContext ctx) {
    return Reading.of(Kind.ONLINE_STATUS);
  }

  @Override
  public Reading visitOnlineResyncFlag(OnlineResyncFlagContext ctx) {
    return Reading.of(Kind.ONLINE_STATUS);
  }

  @Override
  public Reading visitOnlineResync(OnlineResyncContext ctx) {
    return Reading.of(Kind.ONLINE_STATUS);
  }

  @Override
  public Reading visitListenerUp(ListenerUpContext ctx) {
    return Reading.of(
        Kind.LISTENER_UP, Attributes.builder().put(Attribute.PORT, ctx.port.getText()));
  }

  @Override
  public Reading visitMpSettings(MpSettingsContext ctx) {
    return Reading.of(
        Kind.MP_SETTINGS,
        Attributes.builder()
            .put(Attribute.STATE, ctx.state.getText())
            .put(Attribute.DETAIL, text(ctx.certificates)));
  }

  @Override
  public Reading visitMpRefresh(MpRefreshContext ctx) {
    return Reading.of(Kind.MP_REFRESH);
  }

  @Override
  public Reading visitMpRefreshWait(MpRefreshWaitContext ctx) {
    return Reading.of(
        Kind.MP_REFRESH, Attributes.builder().put(Attribute.SECONDS, ctx.seconds.getText()));
  }

  @Override
  public Reading visitFirewall(FirewallContext ctx) {
    return Reading.of(
        Kind.HEALTH_FIREWALL,
        Attributes.builder()
            .put(Attribute.PORT, ctx.port.getText())
            .put(Attribute.FILE, text(ctx.program)));
  }

  @Override
  public Reading visitThreadStart(ThreadStartContext ctx) {
    return Reading.of(
        Kind.COMPONENT_START,
        Attributes.builder().put(Attribute.COMPONENT_NAME, ctx.component.getText()));
  }

  @Override
  public Reading visitInboxSource(InboxSourceContext ctx) {
    return Reading.of(
        Kind.COMPONENT_START, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)));
  }

  @Override
  public Reading visitInboxPath(InboxPathContext ctx) {
    return Reading.of(
        Kind.COMPONENT_START, Attributes.builder().put(Attribute.FILE, text(ctx.folder)));
  }

  @Override
  public Reading visitComponentStart(ComponentStartContext ctx) {
    return Reading.of(Kind.COMPONENT_START);
  }

  @Override
  public Reading visitStateHandled(StateHandledContext ctx) {
    return Reading.of(
        Kind.STATE_MESSAGE,
        Attributes.builder()
            .put(Attribute.STATUS_MESSAGE_ID, ctx.statusMessageId.getText())
            .put(Attribute.UTC_TIME, utcTime(text(ctx.utcTime))));
  }

  @Override
  public Reading visitStateQueued(StateQueuedContext ctx) {
    Token id = ctx.statusMessageId;
    return Reading.of(
        Kind.STATE_MESSAGE,
        Attributes.builder().put(Attribute.STATUS_MESSAGE_ID, id == null ? null : id.getText()));
  }

  @Override
  public Reading visitStateFile(StateFileContext ctx) {
    return Reading.of(Kind.STATE_MESSAGE, Attributes.builder().put(Attribute.FILE, text(ctx.file)));
  }

  @Override
  public Reading visitStateNotified(StateNotifiedContext ctx) {
    return Reading.of(Kind.STATE_MESSAGE);
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
