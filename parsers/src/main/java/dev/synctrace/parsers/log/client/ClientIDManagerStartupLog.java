package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;
import static dev.synctrace.parsers.log.engine.WrittenId.given;

import dev.synctrace.grammar.ClientIDManagerStartupBaseVisitor;
import dev.synctrace.grammar.ClientIDManagerStartupLexer;
import dev.synctrace.grammar.ClientIDManagerStartupParser;
import dev.synctrace.grammar.ClientIDManagerStartupParser.AadAuthContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.AlreadyContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.CertificateMissingContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.FailedContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.FallbackContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.HardwareCompareContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.HardwareIdContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.JoinWatchContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.PendingContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.ReassignedContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.RegisteredContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.RejectedContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.RunContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.SentContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.SiteChangeContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.SleepContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.StartContext;
import dev.synctrace.grammar.ClientIDManagerStartupParser.StartupContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.Reading;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * ClientIDManagerStartup.log: the client's registration with its site. messages-client.md section
 * 3.
 */
public final class ClientIDManagerStartupLog extends ClientIDManagerStartupBaseVisitor<Reading>
    implements GrammarLog {
  private final MessageGrammar<ClientIDManagerStartupParser> grammar =
      new MessageGrammar<>(
          ClientIDManagerStartupLexer::new,
          ClientIDManagerStartupParser::new,
          ClientIDManagerStartupParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("ClientIDManagerStartup");
  }

  @Override
  public List<String> components() {
    return List.of("ClientIDManagerStartup");
  }

  @Override
  public List<String> fileNames() {
    return List.of("ClientIDManagerStartup");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public Reading visitSent(SentContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_SENT,
        Attributes.builder().put(Attribute.SMS_ID, given(text(ctx.clientId().id))));
  }

  @Override
  public Reading visitStart(StartContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_START,
        Attributes.builder().put(Attribute.ATTEMPT, ctx.attempt.getText()));
  }

  @Override
  public Reading visitAadAuth(AadAuthContext ctx) {
    return Reading.of(Kind.REGISTRATION_AAD_AUTH);
  }

  @Override
  public Reading visitRegistered(RegisteredContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_REGISTERED,
        Attributes.builder()
            .put(Attribute.SMS_ID, given(text(ctx.clientId().id)))
            .put(Attribute.APPROVAL_STATUS, ctx.approvalStatus.getText()));
  }

  @Override
  public Reading visitAlready(AlreadyContext ctx) {
    return Reading.of(Kind.REGISTRATION_ALREADY);
  }

  @Override
  public Reading visitRun(RunContext ctx) {
    return Reading.of(Kind.REGISTRATION_RUN);
  }

  @Override
  public Reading visitPending(PendingContext ctx) {
    String smsId = ctx.clientId() == null ? null : given(text(ctx.clientId().id));
    return Reading.of(Kind.REGISTRATION_PENDING, Attributes.builder().put(Attribute.SMS_ID, smsId));
  }

  @Override
  public Reading visitRejected(RejectedContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_REJECTED,
        Attributes.builder().put(Attribute.RETURN_CODE, ctx.returnCode.getText()));
  }

  @Override
  public Reading visitFailed(FailedContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_FAILED,
        Attributes.builder()
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public Reading visitFallback(FallbackContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_FALLBACK,
        Attributes.builder().put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public Reading visitSleep(SleepContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_SLEEP,
        Attributes.builder().put(Attribute.SECONDS, ctx.seconds.getText()));
  }

  @Override
  public Reading visitJoinWatch(JoinWatchContext ctx) {
    return Reading.of(Kind.REGISTRATION_JOIN_WATCH);
  }

  @Override
  public Reading visitReassigned(ReassignedContext ctx) {
    return Reading.of(Kind.REGISTRATION_REASSIGNED);
  }

  /** {@code siteCode} is the new site, {@code detail} the one before it. */
  @Override
  public Reading visitSiteChange(SiteChangeContext ctx) {
    return Reading.of(
        Kind.REGISTRATION_SITE_CHANGE,
        Attributes.builder()
            .put(Attribute.SITE_CODE, text(ctx.siteCode))
            .put(Attribute.DETAIL, text(ctx.before)));
  }

  @Override
  public Reading visitCertificateMissing(CertificateMissingContext ctx) {
    String attempt = ctx.attempt == null ? null : ctx.attempt.getText();
    return Reading.of(
        Kind.CERTIFICATE_MISSING, Attributes.builder().put(Attribute.ATTEMPT, attempt));
  }

  /**
   * Serial numbers and MAC address stay in the message: they are the owner's, and no question needs
   * them.
   */
  @Override
  public Reading visitHardwareId(HardwareIdContext ctx) {
    return Reading.of(Kind.HARDWARE_ID);
  }

  @Override
  public Reading visitHardwareCompare(HardwareCompareContext ctx) {
    return Reading.of(Kind.HARDWARE_COMPARE);
  }

  @Override
  public Reading visitStartup(StartupContext ctx) {
    return Reading.of(
        Kind.CLIENT_STARTUP, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)));
  }
}
