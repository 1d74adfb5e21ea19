package dev.synctrace.parsers.log;

import dev.synctrace.grammar.AzureAdDiscoveryParser.GroupsyncDeviceCachedContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.GroupsyncDeviceLookup_deviceContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.GroupsyncDeviceLookup_userContext;
import dev.synctrace.grammar.BgbServerParser.PushReportContext;
import dev.synctrace.grammar.BgbServerParser.StateMessageContext;
import dev.synctrace.grammar.CloudManagementGatewayParser.CmgCertificateCountContext;
import dev.synctrace.grammar.SiteComponentsParser.WebRequestContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Severity;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** What labels cannot say of messages that site systems write: one class for each log. */
final class ServerRefiners {
  private ServerRefiners() {}

  /**
   * What messages of SMS_AZUREAD_DISCOVERY_AGENT.log say of one member: whether it is a device or a
   * user, which decides what its IDs are. messages-server.md section 2.
   */
  static final class AzureAdDiscoveryRefiner implements MessageRefiner {
    private static final String DEVICE = "device";
    private static final String USER = "user";

    @Override
    public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
      return switch (message) {
        case GroupsyncDeviceLookup_deviceContext _ -> read.with(Attribute.MEMBER_TYPE, DEVICE);
        case GroupsyncDeviceLookup_userContext _ -> read.with(Attribute.MEMBER_TYPE, USER);
        case GroupsyncDeviceCachedContext cached ->
            member(read)
                .with(
                    isUser(read) ? Attribute.USER_ID : Attribute.DEVICE_ID,
                    cached.memberId.getText());
        default -> member(read);
      };
    }

    /** A user is known by one ID only, its directory object ID. */
    private static ParsedMessage member(ParsedMessage read) {
      Optional<String> type = read.attributes().get(Attribute.MEMBER_TYPE);
      if (type.isEmpty()) {
        return read; // the address of a removal does not say which it is
      }
      ParsedMessage member = read.with(Attribute.MEMBER_TYPE, type.get().toLowerCase(Locale.ROOT));
      return isUser(read)
          ? member.with(Attribute.USER_ID, read.attributes().get(Attribute.OBJECT_ID).orElse(null))
          : member;
    }

    private static boolean isUser(ParsedMessage read) {
      return read.attributes()
          .get(Attribute.MEMBER_TYPE)
          .filter(USER::equalsIgnoreCase)
          .isPresent();
    }
  }

  /** Failed clients and UTC times in BgbServer.log. messages-server.md section 5. */
  static final class BgbServerRefiner implements MessageRefiner {

    /** A failed client makes an error; the word in {@code FailedClients: 0} does not. */
    @Override
    public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
      return switch (message) {
        case PushReportContext _
            when read.attributes().number(Attribute.FAILED_CLIENTS).orElse(0) > 0 ->
            read.withSeverity(Severity.ERROR);
        case StateMessageContext state -> read.with(Attribute.UTC_TIME, utcTime(state));
        default -> read;
      };
    }

    /**
     * A stamp such as {@code 2026-09-18 20:39:05.718+00:00} as an instant; null for another text.
     */
    private static @Nullable String utcTime(StateMessageContext state) {
      String stamp = MessageGrammar.text(state.stamp);
      if (stamp == null) {
        return null;
      }
      try {
        return OffsetDateTime.parse(stamp.replace(' ', 'T')).toInstant().toString();
      } catch (DateTimeParseException e) {
        return null; // the event stays without this attribute; its message shows the text
      }
    }
  }

  /**
   * Certificates that cannot be sent, in the logs of the cloud management gateway.
   * field-messages.md section 1.6.
   */
  static final class CloudManagementGatewayRefiner implements MessageRefiner {

    /**
     * Without a usable certificate, the management point asks for one that cannot be sent. Other
     * counts of 0 are normal.
     */
    @Override
    public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
      return message instanceof CmgCertificateCountContext count
              && count.detail.clientFilter() != null
              && read.attributes().number(Attribute.RECORD_COUNT).orElse(1) == 0
          ? read.withSeverity(Severity.ERROR)
          : read;
    }
  }

  /** Requests in the log of the web server. field-messages.md section 1.7. */
  static final class SiteComponentsRefiner implements MessageRefiner {

    /**
     * The first word of the request is the path, the second the query; {@code state} has both
     * codes.
     */
    @Override
    public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
      if (!(message instanceof WebRequestContext request)) {
        return read;
      }
      String words = MessageGrammar.text(request.request);
      return read.with(Attribute.URL, words == null ? null : words.split("\\s")[0])
          .with(Attribute.STATE, request.httpStatus.getText() + "." + request.substatus.getText());
    }
  }
}
