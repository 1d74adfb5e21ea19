package dev.synctrace.parsers.log.server;

import dev.synctrace.grammar.AzureAdDiscoveryParser.GroupsyncDeviceCachedContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.GroupsyncDeviceLookup_deviceContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.GroupsyncDeviceLookup_userContext;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * What messages of SMS_AZUREAD_DISCOVERY_AGENT.log say of one member: whether it is a device or a
 * user, which decides what its IDs are. messages-server.md section 2.
 */
public final class AzureAdDiscoveryRefiner implements MessageRefiner {
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
    return read.attributes().get(Attribute.MEMBER_TYPE).filter(USER::equalsIgnoreCase).isPresent();
  }
}
