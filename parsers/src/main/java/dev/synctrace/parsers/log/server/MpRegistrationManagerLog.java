package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.IdText.given;
import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.MpRegistrationManagerBaseVisitor;
import dev.synctrace.grammar.MpRegistrationManagerLexer;
import dev.synctrace.grammar.MpRegistrationManagerParser;
import dev.synctrace.grammar.MpRegistrationManagerParser.CertificateCheckedContext;
import dev.synctrace.grammar.MpRegistrationManagerParser.CertificateContext;
import dev.synctrace.grammar.MpRegistrationManagerParser.CertificateExpiredContext;
import dev.synctrace.grammar.MpRegistrationManagerParser.DeviceContext;
import dev.synctrace.grammar.MpRegistrationManagerParser.DoneContext;
import dev.synctrace.grammar.MpRegistrationManagerParser.FailedContext;
import dev.synctrace.grammar.MpRegistrationManagerParser.RequestContext;
import dev.synctrace.grammar.MpRegistrationManagerParser.UntrustedContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * MP_RegistrationManager.log: the management point's side of a registration. messages-client.md
 * section 5.
 */
public final class MpRegistrationManagerLog extends MpRegistrationManagerBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<MpRegistrationManagerParser> grammar =
      new MessageGrammar<>(
          MpRegistrationManagerLexer::new,
          MpRegistrationManagerParser::new,
          MpRegistrationManagerParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("MP_RegistrationManager");
  }

  @Override
  public List<String> components() {
    return List.of("MP_RegistrationManager");
  }

  @Override
  public List<String> fileNames() {
    return List.of("MP_RegistrationManager", "MP_Registration", "MP_CliReg");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitDevice(DeviceContext ctx) {
    return ParsedMessage.of(
        Kind.MPREGISTRATION_DEVICE,
        Attributes.builder()
            .put(Attribute.TENANT_ID, given(text(ctx.tenantId)))
            .put(Attribute.DEVICE_ID, given(text(ctx.deviceId))));
  }

  /** The client goes by its id or, before it has one, by its host name. */
  @Override
  public ParsedMessage visitRequest(RequestContext ctx) {
    return ParsedMessage.of(
        Kind.MPREGISTRATION_REQUEST,
        Attributes.builder()
            .put(Attribute.SMS_ID, given(text(ctx.smsId)))
            .put(Attribute.HOST_NAME, text(ctx.host)));
  }

  @Override
  public ParsedMessage visitCertificateChecked(CertificateCheckedContext ctx) {
    return ParsedMessage.of(Kind.MPREGISTRATION_CERTIFICATE, certificate(ctx.certificate()));
  }

  @Override
  public ParsedMessage visitCertificateExpired(CertificateExpiredContext ctx) {
    return ParsedMessage.of(
        Kind.MPREGISTRATION_CERTIFICATE_EXPIRED, certificate(ctx.certificate()));
  }

  @Override
  public ParsedMessage visitFailed(FailedContext ctx) {
    return ParsedMessage.of(Kind.MPREGISTRATION_FAILED);
  }

  /**
   * State 0 follows failed registrations too: it says that the work is over, not that it succeeded.
   */
  @Override
  public ParsedMessage visitDone(DoneContext ctx) {
    return ParsedMessage.of(
        Kind.MPREGISTRATION_DONE, Attributes.builder().put(Attribute.STATE, text(ctx.state)));
  }

  @Override
  public ParsedMessage visitUntrusted(UntrustedContext ctx) {
    return ParsedMessage.of(Kind.MPREGISTRATION_CERTIFICATE_UNTRUSTED);
  }

  private static Attributes.Builder certificate(CertificateContext certificate) {
    return Attributes.builder()
        .put(Attribute.THUMBPRINT, text(certificate.thumbprint))
        .put(Attribute.HOST_NAME, text(certificate.host));
  }
}
