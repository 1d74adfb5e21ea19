package dev.synctrace.parsers.log.server;

import dev.synctrace.grammar.BgbServerParser.PushReportContext;
import dev.synctrace.grammar.BgbServerParser.StateMessageContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Severity;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Failed clients and UTC times in BgbServer.log. messages-server.md section 5. */
public final class BgbServerRefiner implements MessageRefiner {

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

  /** A stamp such as {@code 2026-09-18 20:39:05.718+00:00} as an instant; null for another text. */
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
