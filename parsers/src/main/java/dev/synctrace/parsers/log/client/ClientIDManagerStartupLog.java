package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.IdText.given;
import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

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
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * ClientIDManagerStartup.log: the client's registration with its site. messages-client.md section
 * 3.
 */
public final class ClientIDManagerStartupLog
    extends ClientIDManagerStartupBaseVisitor<ParsedMessage> implements GrammarLog {
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
  public ParsedMessage visitSent(SentContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_SENT,
        Attributes.builder().put(Attribute.SMS_ID, given(text(ctx.clientId().id))));
  }

  @Override
  public ParsedMessage visitStart(StartContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_START,
        Attributes.builder().put(Attribute.ATTEMPT, ctx.attempt.getText()));
  }

  @Override
  public ParsedMessage visitAadAuth(AadAuthContext ctx) {
    return ParsedMessage.of(Kind.REGISTRATION_AAD_AUTH);
  }

  @Override
  public ParsedMessage visitRegistered(RegisteredContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_REGISTERED,
        Attributes.builder()
            .put(Attribute.SMS_ID, given(text(ctx.clientId().id)))
            .put(Attribute.APPROVAL_STATUS, ctx.approvalStatus.getText()));
  }

  @Override
  public ParsedMessage visitAlready(AlreadyContext ctx) {
    return ParsedMessage.of(Kind.REGISTRATION_ALREADY);
  }

  @Override
  public ParsedMessage visitRun(RunContext ctx) {
    return ParsedMessage.of(Kind.REGISTRATION_RUN);
  }

  @Override
  public ParsedMessage visitPending(PendingContext ctx) {
    String smsId = ctx.clientId() == null ? null : given(text(ctx.clientId().id));
    return ParsedMessage.of(
        Kind.REGISTRATION_PENDING, Attributes.builder().put(Attribute.SMS_ID, smsId));
  }

  @Override
  public ParsedMessage visitRejected(RejectedContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_REJECTED,
        Attributes.builder().put(Attribute.RETURN_CODE, ctx.returnCode.getText()));
  }

  @Override
  public ParsedMessage visitFailed(FailedContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_FAILED,
        Attributes.builder()
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitFallback(FallbackContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_FALLBACK,
        Attributes.builder().put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public ParsedMessage visitSleep(SleepContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_SLEEP,
        Attributes.builder().put(Attribute.SECONDS, ctx.seconds.getText()));
  }

  @Override
  public ParsedMessage visitJoinWatch(JoinWatchContext ctx) {
    return ParsedMessage.of(Kind.REGISTRATION_JOIN_WATCH);
  }

  @Override
  public ParsedMessage visitReassigned(ReassignedContext ctx) {
    return ParsedMessage.of(Kind.REGISTRATION_REASSIGNED);
  }

  /** {@code siteCode} is the new site, {@code detail} the one before it. */
  @Override
  public ParsedMessage visitSiteChange(SiteChangeContext ctx) {
    return ParsedMessage.of(
        Kind.REGISTRATION_SITE_CHANGE,
        Attributes.builder()
            .put(Attribute.SITE_CODE, text(ctx.siteCode))
            .put(Attribute.DETAIL, text(ctx.before)));
  }

  @Override
  public ParsedMessage visitCertificateMissing(CertificateMissingContext ctx) {
    String attempt = ctx.attempt == null ? null : ctx.attempt.getText();
    return ParsedMessage.of(
        Kind.CERTIFICATE_MISSING, Attributes.builder().put(Attribute.ATTEMPT, attempt));
  }

  /**
   * Serial numbers and MAC address stay in the message: they are the owner's, and no question needs
   * them.
   */
  @Override
  public ParsedMessage visitHardwareId(HardwareIdContext ctx) {
    return ParsedMessage.of(Kind.HARDWARE_ID);
  }

  @Override
  public ParsedMessage visitHardwareCompare(HardwareCompareContext ctx) {
    return ParsedMessage.of(Kind.HARDWARE_COMPARE);
  }

  @Override
  public ParsedMessage visitStartup(StartupContext ctx) {
    return ParsedMessage.of(
        Kind.CLIENT_STARTUP, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)));
  }
}
