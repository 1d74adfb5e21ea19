package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.IdText.given;
import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

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
import dev.synctrace.parsers.log.engine.ParsedMessage;
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
public final class CcmAadLog extends CcmAadBaseVisitor<ParsedMessage> implements GrammarLog {
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
  public ParsedMessage visitRequested(RequestedContext ctx) {
    String userId = ctx.userId == null ? null : ctx.userId.getText();
    return ParsedMessage.of(
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
  public ParsedMessage visitRequestedOld(RequestedOldContext ctx) {
    return ParsedMessage.of(
        Kind.AADTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.TENANT_ID, text(ctx.authority().tenantId))
            .put(Attribute.APP_ID, given(text(ctx.appId)))
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.OBJECT_TYPE, "user"));
  }

  @Override
  public ParsedMessage visitRetrieved(RetrievedContext ctx) {
    String memberType = memberType(ctx.objectType);
    Attribute member = memberType.equals("user") ? Attribute.USER_ID : Attribute.DEVICE_ID;
    return ParsedMessage.of(
        Kind.AADTOKEN_RETRIEVED,
        Attributes.builder()
            .put(Attribute.OBJECT_TYPE, memberType)
            .put(member, given(text(ctx.id))));
  }

  @Override
  public ParsedMessage visitAttempting(AttemptingContext ctx) {
    return ParsedMessage.of(
        Kind.AADTOKEN_REQUESTED,
        Attributes.builder()
            .put(Attribute.TENANT_ID, text(ctx.authority().tenantId))
            .put(Attribute.APP_ID, given(text(ctx.appId)))
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.OBJECT_TYPE, "user"));
  }

  @Override
  public ParsedMessage visitRetrievedOld(RetrievedOldContext ctx) {
    return ParsedMessage.of(Kind.AADTOKEN_RETRIEVED);
  }

  @Override
  public ParsedMessage visitFailedWam(FailedWamContext ctx) {
    return ParsedMessage.of(
        Kind.AADTOKEN_FAILED,
        Attributes.builder()
            .put(Attribute.STATE, ctx.state.getText())
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitFailed(FailedContext ctx) {
    return ctx.reason() == null
        ? ParsedMessage.of(Kind.AADTOKEN_FAILED)
        : ParsedMessage.of(
            Kind.AADTOKEN_FAILED,
            Attributes.builder()
                .put(Attribute.ERROR_CODE, text(ctx.reason().error().errorCode))
                .put(Attribute.DETAIL, text(ctx.reason().description)));
  }

  @Override
  public ParsedMessage visitFailedApi(FailedApiContext ctx) {
    return ParsedMessage.of(
        Kind.AADTOKEN_FAILED,
        Attributes.builder()
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public ParsedMessage visitFailedReason(FailedReasonContext ctx) {
    return ParsedMessage.of(
        Kind.AADTOKEN_FAILED,
        Attributes.builder().put(Attribute.ERROR_CODE, errorCode(ctx.tokenReason())));
  }

  @Override
  public ParsedMessage visitFallback(FallbackContext ctx) {
    return ParsedMessage.of(
        Kind.AADTOKEN_FALLBACK, Attributes.builder().put(Attribute.SID, text(ctx.sid)));
  }

  private static @Nullable String errorCode(TokenReasonContext reason) {
    return reason.errorCode == null ? text(reason.error().errorCode) : reason.errorCode.getText();
  }

  private static String memberType(MemberContext member) {
    return member.getText().toLowerCase(Locale.ROOT);
  }
}
