package dev.synctrace.parsers.log.client;

import dev.synctrace.grammar.CoManagementHandlerParser.ComanagementSettingContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import org.antlr.v4.runtime.ParserRuleContext;

/** Settings in CoManagementHandler.log. messages-client.md section 9. */
public final class CoManagementHandlerRefiner implements MessageRefiner {

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
