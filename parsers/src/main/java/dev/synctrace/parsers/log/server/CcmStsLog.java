package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.IdText.given;
import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmStsBaseVisitor;
import dev.synctrace.grammar.CcmStsLexer;
import dev.synctrace.grammar.CcmStsParser;
import dev.synctrace.grammar.CcmStsParser.CrashContext;
import dev.synctrace.grammar.CcmStsParser.CreatedContext;
import dev.synctrace.grammar.CcmStsParser.IssuedContext;
import dev.synctrace.grammar.CcmStsParser.RefusalContext;
import dev.synctrace.grammar.CcmStsParser.RefusedContext;
import dev.synctrace.grammar.CcmStsParser.RequestContext;
import dev.synctrace.grammar.CcmStsParser.ReturnedContext;
import dev.synctrace.grammar.CcmStsParser.TokenContext;
import dev.synctrace.grammar.CcmStsParser.TypeContext;
import dev.synctrace.grammar.CcmStsParser.UrlContext;
import dev.synctrace.grammar.CcmStsParser.ValidatedContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/** CCM_STS.log: the token service of the management point. messages-client.md section 2. */
public final class CcmStsLog extends CcmStsBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<CcmStsParser> grammar =
      new MessageGrammar<>(CcmStsLexer::new, CcmStsParser::new, CcmStsParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("CCM_STS");
  }

  @Override
  public List<String> components() {
    return List.of("CCM_STS");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CCM_STS");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitRequest(RequestContext ctx) {
    return ParsedMessage.of(Kind.TOKEN_REQUEST);
  }

  @Override
  public ParsedMessage visitUrl(UrlContext ctx) {
    return ParsedMessage.of(Kind.TOKEN_URL, Attributes.builder().put(Attribute.URL, text(ctx.url)));
  }

  @Override
  public ParsedMessage visitValidated(ValidatedContext ctx) {
    return ParsedMessage.of(
        Kind.TOKEN_VALIDATED,
        Attributes.builder()
            .put(Attribute.TOKEN_TYPE, text(ctx.tokenType))
            .put(Attribute.TENANT_ID, given(text(ctx.tenantId)))
            .put(Attribute.USER_ID, given(text(ctx.userId)))
            .put(Attribute.DEVICE_ID, given(text(ctx.deviceId)))
            .put(Attribute.SID, text(ctx.sid))
            .put(Attribute.DEVICE_SID, text(ctx.deviceSid)));
  }

  @Override
  public ParsedMessage visitType(TypeContext ctx) {
    return ParsedMessage.of(
        Kind.TOKEN_TYPE, Attributes.builder().put(Attribute.TOKEN_TYPE, text(ctx.tokenType)));
  }

  @Override
  public ParsedMessage visitCreated(CreatedContext ctx) {
    return ParsedMessage.of(Kind.TOKEN_CREATED, token(ctx.token()));
  }

  @Override
  public ParsedMessage visitIssued(IssuedContext ctx) {
    return ParsedMessage.of(Kind.TOKEN_ISSUED);
  }

  @Override
  public ParsedMessage visitReturned(ReturnedContext ctx) {
    return ctx.token() == null
        ? ParsedMessage.of(Kind.TOKEN_RETURNED)
        : ParsedMessage.of(Kind.TOKEN_RETURNED, token(ctx.token()));
  }

  /** Its {@code localTime} is the end of the refused token. */
  @Override
  public ParsedMessage visitRefused(RefusedContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder()
            .put(Attribute.HTTP_STATUS, ctx.httpStatus.getText())
            .put(Attribute.DETAIL, text(ctx.description));
    RefusalContext refusal = ctx.refusal();
    if (refusal != null) {
      attributes
          .put(Attribute.EXCEPTION, text(refusal.thrown))
          .put(Attribute.ERROR_CODE, refusal.errorCode == null ? null : refusal.errorCode.getText())
          .put(Attribute.LOCAL_TIME, text(refusal.validTo));
    }
    return ParsedMessage.of(Kind.TOKEN_REFUSED, attributes);
  }

  @Override
  public ParsedMessage visitCrash(CrashContext ctx) {
    String code = ctx.errorCode == null ? null : ctx.errorCode.getText();
    return ParsedMessage.of(
        Kind.TOKEN_CRASH,
        Attributes.builder()
            .put(Attribute.EXCEPTION, text(ctx.thrown))
            .put(Attribute.ERROR_CODE, code)
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  /** What the line calls a device id is the Configuration Manager client id. */
  private static Attributes.Builder token(TokenContext token) {
    return Attributes.builder()
        .put(Attribute.TOKEN_TYPE, text(token.tokenType))
        .put(Attribute.HIERARCHY_ID, given(text(token.hierarchyId)))
        .put(Attribute.USER_ID, given(text(token.userId)))
        .put(Attribute.SMS_ID, given(text(token.smsId)));
  }
}
