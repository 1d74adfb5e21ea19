package dev.synctrace.parsers.log;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.AnyLogBaseVisitor;
import dev.synctrace.grammar.AnyLogLexer;
import dev.synctrace.grammar.AnyLogParser;
import dev.synctrace.grammar.AnyLogParser.ExceptionHeadContext;
import dev.synctrace.grammar.AnyLogParser.ExceptionTextContext;
import dev.synctrace.grammar.AnyLogParser.ExceptionTypeContext;
import dev.synctrace.grammar.AnyLogParser.FieldContext;
import dev.synctrace.grammar.AnyLogParser.HeadingContext;
import dev.synctrace.grammar.AnyLogParser.QuotedContext;
import dev.synctrace.grammar.AnyLogParser.RotationContext;
import dev.synctrace.grammar.AnyLogParser.SqlConnectionClosedContext;
import dev.synctrace.grammar.AnyLogParser.StatusMessageContext;
import dev.synctrace.grammar.AnyLogParser.WebErrorContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Messages any log may hold: status messages, .NET exceptions, the mark of a full file.
 * messages-server.md sections 1.5, 3 and 5.
 */
final class CommonMessages extends AnyLogBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<AnyLogParser> grammar =
      new MessageGrammar<>(AnyLogLexer::new, AnyLogParser::new, AnyLogParser::message);

  private static final DateTimeFormatter GMT_DATE =
      DateTimeFormatter.ofPattern("MMM d H:mm:ss[.SSS] yyyy", Locale.ENGLISH);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitStatusMessage(StatusMessageContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder().put(Attribute.STATUS_MESSAGE_ID, ctx.statusMessageId.getText());
    List<String> insertions = new ArrayList<>();
    for (FieldContext field : ctx.field()) {
      putField(attributes, insertions, field);
    }
    ParsedMessage message =
        ParsedMessage.of(
            Kind.STATMSG, attributes.put(Attribute.DETAIL, String.join("; ", insertions)));
    return message.withSeverity(
        severity(message.attributes().get(Attribute.STATUS_SEVERITY).orElse("")));
  }

  private static void putField(
      Attributes.Builder attributes, List<String> insertions, FieldContext field) {
    if (field.severity != null) {
      attributes.put(Attribute.STATUS_SEVERITY, field.severity.getText());
    } else if (field.component != null) {
      attributes.put(Attribute.COMPONENT_NAME, unquoted(field.component));
    } else if (field.host != null) {
      attributes.put(Attribute.HOST_NAME, text(field.host));
    } else if (field.siteCode != null) {
      attributes.put(Attribute.SITE_CODE, field.siteCode.getText());
    } else if (field.clock() != null) {
      attributes.put(Attribute.UTC_TIME, utcTime(field));
    } else if (field.insertion != null && !unquoted(field.insertion).isBlank()) {
      insertions.add(unquoted(field.insertion));
    }
  }

  private static String unquoted(QuotedContext quoted) {
    String text = String.valueOf(text(quoted));
    return text.substring(1, text.length() - 1);
  }

  /** GMTDATE as an instant; null when it is no date. The day of the week is not looked at. */
  private static @Nullable String utcTime(FieldContext field) {
    String date =
        String.join(
            " ",
            field.month.getText(),
            field.day.getText(),
            text(field.clock()),
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

  @Override
  public ParsedMessage visitExceptionHead(ExceptionHeadContext ctx) {
    return ParsedMessage.of(Kind.EXCEPTION_HEAD);
  }

  @Override
  public ParsedMessage visitExceptionType(ExceptionTypeContext ctx) {
    WebErrorContext webError = ctx.webError();
    Attributes.Builder attributes = heading(ctx.heading());
    if (webError == null) {
      attributes.put(Attribute.DETAIL, text(ctx.detail));
    } else {
      put(attributes, webError);
    }
    boolean warning = ctx.heading().level().warning != null;
    return ParsedMessage.of(Kind.EXCEPTION_TYPE, attributes)
        .withSeverity(warning ? Severity.WARNING : Severity.ERROR);
  }

  @Override
  public ParsedMessage visitExceptionText(ExceptionTextContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder()
            .put(
                Attribute.EXCEPTION,
                text(ctx.typeName() == null ? ctx.unqualified() : ctx.typeName()));
    if (ctx.webError() == null) {
      attributes.put(Attribute.DETAIL, text(ctx.detail));
    } else {
      put(attributes, ctx.webError());
    }
    return ParsedMessage.of(Kind.EXCEPTION_TEXT, attributes);
  }

  @Override
  public ParsedMessage visitSqlConnectionClosed(SqlConnectionClosedContext ctx) {
    return ctx.heading() == null
        ? ParsedMessage.of(Kind.SQL_CONNECTION_CLOSED)
        : ParsedMessage.of(Kind.SQL_CONNECTION_CLOSED, heading(ctx.heading()));
  }

  @Override
  public ParsedMessage visitRotation(RotationContext ctx) {
    return ParsedMessage.of(Kind.ROTATION);
  }

  private static Attributes.Builder heading(HeadingContext heading) {
    return Attributes.builder()
        .put(Attribute.WORKER, text(heading.worker))
        .put(Attribute.EXCEPTION, text(heading.thrown))
        .put(Attribute.ERROR_CODE, text(heading.errorCode));
  }

  private static void put(Attributes.Builder attributes, WebErrorContext webError) {
    attributes
        .put(Attribute.HTTP_STATUS, webError.status.getText())
        .put(Attribute.DETAIL, text(webError.detail));
  }
}
