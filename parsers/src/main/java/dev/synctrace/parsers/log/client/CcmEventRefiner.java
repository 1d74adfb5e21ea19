package dev.synctrace.parsers.log.client;

import dev.synctrace.grammar.CcmEventParser.ContentContext;
import dev.synctrace.grammar.CcmEventParser.MessagingEventContext;
import dev.synctrace.grammar.CcmEventParser.MessagingEvent_notSentContext;
import dev.synctrace.grammar.CcmEventParser.PropertyContext;
import dev.synctrace.parsers.log.engine.CimDateTime;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Severity;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Properties of the events that client components raise. messages-client.md sections 3, 7 and 8.
 */
public final class CcmEventRefiner implements MessageRefiner {

  @Override
  public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
    return switch (message) {
      case MessagingEventContext raised when raised.instance() != null ->
          raised.instance().property().stream()
              .reduce(read, CcmEventRefiner::with, (_, last) -> last);
      case MessagingEvent_notSentContext _ -> read.withSeverity(Severity.WARNING);
      default -> read;
    };
  }

  private static ParsedMessage with(ParsedMessage read, PropertyContext property) {
    String value = unquoted(property.content());
    return switch (property.key().getText().toLowerCase(Locale.ROOT)) {
      case "clientid" -> read.with(Attribute.SMS_ID, Guid.withoutClientPrefix(value));
      case "datetime" -> read.with(Attribute.UTC_TIME, CimDateTime.toIso(value));
      case "hostname" -> read.with(Attribute.HOST_NAME, value);
      case "hresult" -> read.with(Attribute.ERROR_CODE, value);
      // 0 represents "no answer came", which is no HTTP status.
      case "statuscode" -> read.with(Attribute.HTTP_STATUS, value.equals("0") ? null : value);
      default -> read;
    };
  }

  private static String unquoted(ContentContext content) {
    String written = String.valueOf(MessageGrammar.text(content)).strip();
    return written.length() >= 2 && written.startsWith("\"") && written.endsWith("\"")
        ? written.substring(1, written.length() - 1)
        : written;
  }
}
