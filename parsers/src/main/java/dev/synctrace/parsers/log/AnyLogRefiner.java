package dev.synctrace.parsers.log;

import dev.synctrace.grammar.AnyLogParser.ExceptionTypeContext;
import dev.synctrace.grammar.AnyLogParser.FieldContext;
import dev.synctrace.grammar.AnyLogParser.QuotedContext;
import dev.synctrace.grammar.AnyLogParser.StatmsgContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Severity;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Fields of status messages and severities of exceptions, in any log. messages-server.md sections
 * 1.5, 3 and 5.
 */
final class AnyLogRefiner implements MessageRefiner {
  private static final DateTimeFormatter GMT_DATE =
      DateTimeFormatter.ofPattern("MMM d H:mm:ss[.SSS] yyyy", Locale.ENGLISH);

  @Override
  public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
    return switch (message) {
      case StatmsgContext status -> statusMessage(status, read);
      case ExceptionTypeContext exception ->
          read.withSeverity(
              exception.heading().level().getText().equalsIgnoreCase("Warning")
                  ? Severity.WARNING
                  : Severity.ERROR);
      default -> read;
    };
  }

  private static ParsedMessage statusMessage(StatmsgContext status, ParsedMessage read) {
    ParsedMessage refined = read;
    List<String> insertions = new ArrayList<>();
    for (FieldContext field : status.field()) {
      if (field.component != null) {
        refined = refined.with(Attribute.COMPONENT_NAME, unquoted(field.component));
      } else if (field.clock() != null) {
        refined = refined.with(Attribute.UTC_TIME, utcTime(field));
      } else if (field.insertion != null && !unquoted(field.insertion).isBlank()) {
        insertions.add(unquoted(field.insertion));
      }
    }
    return refined
        .with(Attribute.DETAIL, String.join("; ", insertions))
        .withSeverity(severity(read.attributes().get(Attribute.STATUS_SEVERITY).orElse("")));
  }

  private static String unquoted(QuotedContext quoted) {
    String text = String.valueOf(MessageGrammar.text(quoted));
    return text.substring(1, text.length() - 1);
  }

  /** GMTDATE as an instant; null when it is no date. The day of the week is not looked at. */
  private static @Nullable String utcTime(FieldContext field) {
    String date =
        String.join(
            " ",
            field.month.getText(),
            field.day.getText(),
            MessageGrammar.text(field.clock()),
            field.year.getText());
    try {
      return LocalDateTime.parse(date, GMT_DATE).toInstant(ZoneOffset.UTC).toString();
    } catch (DateTimeParseException e) {
      return null; // the event stays without this attribute; its message shows the text
    }
  }

  private static Severity severity(String letter) {
    return switch (letter) {
      case "E", "e" -> Severity.ERROR;
      case "W", "w" -> Severity.WARNING;
      default -> Severity.INFO;
    };
  }
}
