package dev.synctrace.parsers.log.client;

import dev.synctrace.grammar.CcmAadParser.AadtokenRequested_attemptContext;
import dev.synctrace.grammar.CcmAadParser.AadtokenRequested_userContext;
import dev.synctrace.grammar.CcmAadParser.AadtokenRetrievedContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Whose token a message of CcmAad.log is about. messages-client.md section 4. */
public final class CcmAadRefiner implements MessageRefiner {
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
