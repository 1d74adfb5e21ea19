package dev.synctrace.parsers.log;

import dev.synctrace.grammar.CcmAadParser.AadtokenRequested_attemptContext;
import dev.synctrace.grammar.CcmAadParser.AadtokenRequested_userContext;
import dev.synctrace.grammar.CcmAadParser.AadtokenRetrievedContext;
import dev.synctrace.grammar.CcmEventParser.ContentContext;
import dev.synctrace.grammar.CcmEventParser.MessagingEventContext;
import dev.synctrace.grammar.CcmEventParser.MessagingEvent_notSentContext;
import dev.synctrace.grammar.CcmEventParser.PropertyContext;
import dev.synctrace.grammar.CcmHttpParser.HttpTls_lengthContext;
import dev.synctrace.grammar.CoManagementHandlerParser.ComanagementSettingContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Severity;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;

/** What labels cannot say of messages that clients write: one class for each log. */
final class ClientRefiners {
  private ClientRefiners() {}

  /** Whose token a message of CcmAad.log is about. messages-client.md section 4. */
  static final class CcmAadRefiner implements MessageRefiner {
    private static final String USER = "user";

    /** The wordings of releases up to about 1806 asked for users only. */
    @Override
    public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
      return switch (message) {
        case AadtokenRequested_userContext _ -> read.with(Attribute.OBJECT_TYPE, USER);
        case AadtokenRequested_attemptContext _ -> read.with(Attribute.OBJECT_TYPE, USER);
        case AadtokenRetrievedContext retrieved when retrieved.memberId != null -> {
          ParsedMessage member = withMemberType(read);
          yield member.with(
              isUser(member) ? Attribute.USER_ID : Attribute.DEVICE_ID,
              MessageGrammar.text(retrieved.memberId));
        }
        default -> withMemberType(read);
      };
    }

    private static ParsedMessage withMemberType(ParsedMessage read) {
      Optional<String> type = read.attributes().get(Attribute.OBJECT_TYPE);
      return type.isEmpty()
          ? read
          : read.with(Attribute.OBJECT_TYPE, type.get().toLowerCase(Locale.ROOT));
    }

    private static boolean isUser(ParsedMessage read) {
      return read.attributes().get(Attribute.OBJECT_TYPE).filter(USER::equals).isPresent();
    }
  }

  /**
   * Properties of the events that client components raise. messages-client.md sections 3, 7 and 8.
   */
  static final class CcmEventRefiner implements MessageRefiner {

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

  /** Messages of the client's HTTP layer that give no reason. messages-client.md section 7. */
  static final class CcmHttpRefiner implements MessageRefiner {

    /** The length of what follows names no reason. */
    @Override
    public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
      return message instanceof HttpTls_lengthContext ? read.withSeverity(Severity.INFO) : read;
    }
  }

  /** Settings in CoManagementHandler.log. messages-client.md section 9. */
  static final class CoManagementHandlerRefiner implements MessageRefiner {

    @Override
    public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
      if (!(message instanceof ComanagementSettingContext setting)) {
        return read;
      }
      String value = MessageGrammar.text(setting.content);
      return read.with(
          Attribute.SETTING, MessageGrammar.text(setting.key) + "=" + (value == null ? "" : value));
    }
  }

  /** The date and time of a WMI instance, such as {@code 20190509201607.035000+000}. */
  static final class CimDateTime {
    private static final Pattern FORM = Pattern.compile("([0-9]{14}\\.[0-9]{6})([+-][0-9]{3})");
    private static final DateTimeFormatter LOCAL =
        new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("MMddHHmmss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private CimDateTime() {}

    /**
     * The same instant in ISO 8601, UTC. A text of another form is returned as written.
     *
     * @param written its last part is minutes east of UTC: here UTC = local - offset, the opposite
     *     of a record's bias
     */
    public static String toIso(String written) {
      Matcher matcher = FORM.matcher(written);
      if (!matcher.matches()) {
        return written;
      }
      try {
        int minutesEast = Integer.parseInt(matcher.group(2));
        return LocalDateTime.parse(matcher.group(1), LOCAL)
            .minusMinutes(minutesEast)
            .toInstant(ZoneOffset.UTC)
            .toString();
      } catch (DateTimeException e) {
        return written; // a date that does not exist must not lose the event
      }
    }
  }
}
