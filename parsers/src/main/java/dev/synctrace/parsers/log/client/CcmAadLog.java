package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;
import static dev.synctrace.parsers.log.engine.WrittenId.given;

import dev.synctrace.grammar.CcmAadBaseVisitor;
import dev.synctrace.grammar.CcmAadLexer;
import dev.synctrace.grammar.CcmAadParser;
import dev.synctrace.grammar.CcmAadParser.AttemptingContext;
import dev.synctrace.grammar.CcmAadParser.FailedApiContext;
import dev.synctrace.grammar.CcmAadParser.FailedContext;
import dev.synctrace.grammar.CcmAadParser.FailedReasonContext;
import dev.synctrace.grammar.CcmAadParser.FailedWamContext;
import dev.synctrace.grammar.CcmAadParser.FallbackContext;
import dev.synctrace.grammar.CcmAadParser.MemberContext;
import dev.synctrace.grammar.CcmAadParser.RequestedContext;
import dev.synctrace.grammar.CcmAadParser.RequestedOldContext;
import dev.synctrace.grammar.CcmAadParser.RetrievedContext;
import dev.synctrace.grammar.CcmAadParser.RetrievedOldContext;
import dev.synctrace.grammar.CcmAadParser.TokenReasonContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.Reading;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CcmAad.log, before version 2107 ADALOperationProvider.log: Entra tokens for the client.
 * messages-client.md section 4.
 */
public final class CcmAadLog extends CcmAadBaseVisitor<Reading> implements GrammarLog {
  private final MessageGrammar<CcmAadParser> grammar =
      new MessageGrammar<>(CcmAadLexer::new, CcmAadParser::new, CcmAadParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("CcmAad");
  }

  @Override
  public List<String> components() {
    return List.of("CcmAad", "ADALOperationProvider");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CcmAad", "ADALOperationProvider");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  /** The account is a user when it is a GUID, and an address of the tenant when it is not. */
  @Override
  public Reading visitRequested(RequestedContext ctx) {
    String userId = ctx.userId == null ? null : ctx.userId.getText();
    return Reading.of(
        Kind.AADTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.OBJECT_TYPE, memberType(ctx.objectType))
            .put(Attribute.APP_ID, given(text(ctx.appId)))
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.USER_ID, given(userId))
            .put(Attribute.DETAIL, text(ctx.account)));
  }

  /** The wording of releases up to about 1806, which asked for users only. */
  @Override
  public Reading visitRequestedOld(RequestedOldContext ctx) {
    return Reading.of(
        Kind.AADTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.TENANT_ID, text(ctx.authority().tenantId))
            .put(Attribute.APP_ID, given(text(ctx.appId)))
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.OBJECT_TYPE, "user"));
  }

  @Override
  public Reading visitRetrieved(RetrievedContext ctx) {
    String memberType = memberType(ctx.objectType);
    Attribute member = memberType.equals("user") ? Attribute.USER_ID : Attribute.DEVICE_ID;
    return Reading.of(
        Kind.AADTOKEN_RETRIEVED,
        Attributes.builder()
            .put(Attribute.OBJECT_TYPE, memberType)
            .put(member, given(text(ctx.id))));
  }

  @Override
  public Reading visitAttempting(AttemptingContext ctx) {
    return Reading.of(
        Kind.AADTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.TENANT_ID, text(ctx.authority().tenantId))
            .put(Attribute.APP_ID, given(text(ctx.appId)))
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.OBJECT_TYPE, "user"));
  }

  @Override
  public Reading visitRetrievedOld(RetrievedOldContext ctx) {
    return Reading.of(Kind.AADTOKEN_RETRIEVED);
  }

  @Override
  public Reading visitFailedWam(FailedWamContext ctx) {
    return Reading.of(
        Kind.AADTOKEN_FAILED,
        Attributes.builder()
            .put(Attribute.STATE, ctx.state.getText())
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public Reading visitFailed(FailedContext ctx) {
    return ctx.reason() == null
        ? Reading.of(Kind.AADTOKEN_FAILED)
        : Reading.of(
            Kind.AADTOKEN_FAILED,
            Attributes.builder()
                .put(Attribute.ERROR_CODE, text(ctx.reason().error().errorCode))
                .put(Attribute.DETAIL, text(ctx.reason().description)));
  }

  @Override
  public Reading visitFailedApi(FailedApiContext ctx) {
    return Reading.of(
        Kind.AADTOKEN_FAILED,
        Attributes.builder()
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public Reading visitFailedReason(FailedReasonContext ctx) {
    return Reading.of(
        Kind.AADTOKEN_FAILED,
        Attributes.builder().put(Attribute.ERROR_CODE, errorCode(ctx.tokenReason())));
  }

  @Override
  public Reading visitFallback(FallbackContext ctx) {
    return Reading.of(
        Kind.AADTOKEN_FALLBACK, Attributes.builder().put(Attribute.SID, text(ctx.sid)));
  }

  private static @Nullable String errorCode(TokenReasonContext reason) {
    return reason.errorCode == null ? text(reason.error().errorCode) : reason.errorCode.getText();
  }

  private static String memberType(MemberContext member) {
    return member.getText().toLowerCase(Locale.ROOT);
  }
}
