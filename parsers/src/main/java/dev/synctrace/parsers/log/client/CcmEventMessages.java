package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.IdText.given;
import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmEventBaseVisitor;
import dev.synctrace.grammar.CcmEventLexer;
import dev.synctrace.grammar.CcmEventParser;
import dev.synctrace.grammar.CcmEventParser.ContentContext;
import dev.synctrace.grammar.CcmEventParser.NotRaisedContext;
import dev.synctrace.grammar.CcmEventParser.NotReadyContext;
import dev.synctrace.grammar.CcmEventParser.PropertyContext;
import dev.synctrace.grammar.CcmEventParser.QueuedContext;
import dev.synctrace.grammar.CcmEventParser.RaisedContext;
import dev.synctrace.parsers.log.engine.CimDateTime;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.Locale;

/**
 * Events that client components raise, whatever the log. messages-client.md sections 3, 7 and 8.
 */
public final class CcmEventMessages extends CcmEventBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<CcmEventParser> grammar =
      new MessageGrammar<>(CcmEventLexer::new, CcmEventParser::new, CcmEventParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  /** {@code operation} is the class of the event. */
  @Override
  public ParsedMessage visitRaised(RaisedContext ctx) {
    Attributes.Builder attributes = Attributes.builder();
    if (ctx.instance() != null) {
      attributes.put(Attribute.OPERATION, text(ctx.instance().eventClass));
      ctx.instance().property().forEach(property -> put(attributes, property));
    }
    return ParsedMessage.of(Kind.MESSAGING_EVENT, attributes);
  }

  @Override
  public ParsedMessage visitNotReady(NotReadyContext ctx) {
    return ParsedMessage.of(Kind.MESSAGING_EVENT);
  }

  @Override
  public ParsedMessage visitQueued(QueuedContext ctx) {
    return ParsedMessage.of(
            Kind.MESSAGING_EVENT, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)))
        .withSeverity(Severity.WARNING);
  }

  @Override
  public ParsedMessage visitNotRaised(NotRaisedContext ctx) {
    return ParsedMessage.of(Kind.MESSAGING_EVENT).withSeverity(Severity.WARNING);
  }

  private static void put(Attributes.Builder attributes, PropertyContext property) {
    String value = unquoted(property.content());
    switch (property.key().getText().toLowerCase(Locale.ROOT)) {
      case "clientid" -> attributes.put(Attribute.SMS_ID, given(Guid.withoutClientPrefix(value)));
      case "datetime" -> attributes.put(Attribute.UTC_TIME, CimDateTime.toIso(value));
      case "hostname" -> attributes.put(Attribute.HOST_NAME, value);
      case "hresult" -> attributes.put(Attribute.ERROR_CODE, value);
      // 0 represents "no answer came", which is no HTTP status.
      case "statuscode" -> attributes.put(Attribute.HTTP_STATUS, value.equals("0") ? null : value);
      default -> {}
    }
  }

  private static String unquoted(ContentContext content) {
    String written = String.valueOf(text(content)).strip();
    return written.length() >= 2 && written.startsWith("\"") && written.endsWith("\"")
        ? written.substring(1, written.length() - 1)
        : written;
  }
}
