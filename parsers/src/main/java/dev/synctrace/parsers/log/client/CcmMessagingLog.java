package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmMessagingBaseVisitor;
import dev.synctrace.grammar.CcmMessagingLexer;
import dev.synctrace.grammar.CcmMessagingParser;
import dev.synctrace.grammar.CcmMessagingParser.NoReplyContext;
import dev.synctrace.grammar.CcmMessagingParser.PostFailedContext;
import dev.synctrace.grammar.CcmMessagingParser.ReplyContext;
import dev.synctrace.grammar.CcmMessagingParser.SendContext;
import dev.synctrace.grammar.CcmMessagingParser.SenderContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * CcmMessaging.log: the client's messages to its management point. messages-client.md section 7.
 */
public final class CcmMessagingLog extends CcmMessagingBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<CcmMessagingParser> grammar =
      new MessageGrammar<>(
          CcmMessagingLexer::new, CcmMessagingParser::new, CcmMessagingParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("CcmMessaging");
  }

  @Override
  public List<String> components() {
    return List.of("CcmMessaging");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CcmMessaging");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitSend(SendContext ctx) {
    return ParsedMessage.of(
        Kind.MESSAGING_SEND,
        Attributes.builder()
            .put(Attribute.MESSAGE_ID, text(ctx.messageId.id))
            .put(Attribute.HOST_NAME, text(ctx.address().host()))
            .put(Attribute.URL, text(ctx.address()))
            .put(Attribute.ENDPOINT, text(ctx.endpoint))
            .put(Attribute.SID, text(ctx.sid)));
  }

  /** {@code messageId} is the message that was sent; the reply has an id of its own. */
  @Override
  public ParsedMessage visitReply(ReplyContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder()
            .put(Attribute.MESSAGE_ID, text(ctx.messageId.id))
            .put(Attribute.ENDPOINT, text(ctx.endpoint))
            .put(Attribute.MENTIONS, text(ctx.reply.id));
    return ParsedMessage.of(Kind.MESSAGING_REPLY, attributes);
  }

  @Override
  public ParsedMessage visitNoReply(NoReplyContext ctx) {
    return ParsedMessage.of(Kind.MESSAGING_NO_REPLY);
  }

  @Override
  public ParsedMessage visitPostFailed(PostFailedContext ctx) {
    return ParsedMessage.of(
        Kind.MESSAGING_POST_FAILED,
        Attributes.builder()
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public ParsedMessage visitSender(SenderContext ctx) {
    return ParsedMessage.of(Kind.MESSAGING_SENDER);
  }
}
