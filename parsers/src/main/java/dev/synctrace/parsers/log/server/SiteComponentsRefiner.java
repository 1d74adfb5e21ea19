package dev.synctrace.parsers.log.server;

import dev.synctrace.grammar.SiteComponentsParser.WebRequestContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import org.antlr.v4.runtime.ParserRuleContext;

/** Requests in the log of the web server. field-messages.md section 1.7. */
public final class SiteComponentsRefiner implements MessageRefiner {

  /**
   * The first word of the request is the path, the second the query; {@code state} has both codes.
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
