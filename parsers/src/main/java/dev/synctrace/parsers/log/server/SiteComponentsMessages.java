package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.SiteComponentsBaseVisitor;
import dev.synctrace.grammar.SiteComponentsLexer;
import dev.synctrace.grammar.SiteComponentsParser;
import dev.synctrace.grammar.SiteComponentsParser.CloudFailedContext;
import dev.synctrace.grammar.SiteComponentsParser.CloudStepContext;
import dev.synctrace.grammar.SiteComponentsParser.CollectionFailedContext;
import dev.synctrace.grammar.SiteComponentsParser.DownloadFailedContext;
import dev.synctrace.grammar.SiteComponentsParser.DownloadRetryContext;
import dev.synctrace.grammar.SiteComponentsParser.DownloadStartContext;
import dev.synctrace.grammar.SiteComponentsParser.LocationFailedContext;
import dev.synctrace.grammar.SiteComponentsParser.OutboxContext;
import dev.synctrace.grammar.SiteComponentsParser.OutboxFailedContext;
import dev.synctrace.grammar.SiteComponentsParser.PushFailedContext;
import dev.synctrace.grammar.SiteComponentsParser.StateFailedContext;
import dev.synctrace.grammar.SiteComponentsParser.WebRequestContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.HttpStatusSeverity;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Single messages of site system logs that no other class reads. field-messages.md sections 1.7,
 * 1.9 and 1.10.
 */
public final class SiteComponentsMessages extends SiteComponentsBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<SiteComponentsParser> grammar =
      new MessageGrammar<>(
          SiteComponentsLexer::new, SiteComponentsParser::new, SiteComponentsParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitOutbox(OutboxContext ctx) {
    return ParsedMessage.of(
        Kind.OUTBOX_MOVED,
        Attributes.builder()
            .put(Attribute.FILE, text(ctx.file))
            .put(Attribute.DETAIL, text(ctx.target)));
  }

  @Override
  public ParsedMessage visitOutboxFailed(OutboxFailedContext ctx) {
    return ParsedMessage.of(Kind.OUTBOX_FAILED);
  }

  /**
   * The first word of the request is the path, the second the query; {@code state} has both codes.
   */
  @Override
  public ParsedMessage visitWebRequest(WebRequestContext ctx) {
    String request = text(ctx.request);
    String status = ctx.status.getText();
    return HttpStatusSeverity.judge(
        ParsedMessage.of(
            Kind.WEB_REQUEST,
            Attributes.builder()
                .put(Attribute.URL, request == null ? null : request.split("\\s")[0])
                .put(Attribute.IP_ADDRESS, text(ctx.ip()))
                .put(Attribute.HTTP_STATUS, status)
                .put(Attribute.STATE, status + "." + ctx.substatus.getText())));
  }

  @Override
  public ParsedMessage visitCollectionFailed(CollectionFailedContext ctx) {
    return ParsedMessage.of(
        Kind.COLLECTION_FAILED,
        Attributes.builder()
            .put(Attribute.COLLECTION_ID, word(ctx.collectionId))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitDownloadStart(DownloadStartContext ctx) {
    return ParsedMessage.of(Kind.DOWNLOAD_START);
  }

  @Override
  public ParsedMessage visitDownloadFailed(DownloadFailedContext ctx) {
    return ParsedMessage.of(
        Kind.DOWNLOAD_FAILED,
        Attributes.builder()
            .put(Attribute.OPERATION, word(ctx.step))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitDownloadRetry(DownloadRetryContext ctx) {
    return ParsedMessage.of(Kind.DOWNLOAD_RETRY);
  }

  @Override
  public ParsedMessage visitLocationFailed(LocationFailedContext ctx) {
    return ParsedMessage.of(
        Kind.MPLOCATION_FAILED, Attributes.builder().put(Attribute.DETAIL, text(ctx.reason)));
  }

  @Override
  public ParsedMessage visitCloudFailed(CloudFailedContext ctx) {
    return ParsedMessage.of(
        Kind.CLOUDMGR_FAILED,
        Attributes.builder()
            .put(Attribute.OPERATION, ctx.work == null ? text(ctx.service) : text(ctx.work))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitCloudStep(CloudStepContext ctx) {
    return ParsedMessage.of(
        Kind.CLOUDMGR_STEP, Attributes.builder().put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitStateFailed(StateFailedContext ctx) {
    return ParsedMessage.of(
        Kind.STATESYS_FAILED,
        Attributes.builder()
            .put(Attribute.OPERATION, word(ctx.procedure))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitPushFailed(PushFailedContext ctx) {
    return ParsedMessage.of(
        Kind.CLIENTPUSH_FAILED,
        Attributes.builder()
            .put(Attribute.HOST_NAME, text(ctx.host))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  private static @Nullable String word(@Nullable Token token) {
    return token == null ? null : token.getText();
  }
}
