package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmCertBaseVisitor;
import dev.synctrace.grammar.CcmCertLexer;
import dev.synctrace.grammar.CcmCertParser;
import dev.synctrace.grammar.CcmCertParser.SelectionContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;

/**
 * The choice of a client certificate, as several client logs write of it. messages-client.md
 * section 3.
 */
public final class CcmCertMessages extends CcmCertBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<CcmCertParser> grammar =
      new MessageGrammar<>(CcmCertLexer::new, CcmCertParser::new, CcmCertParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitSelection(SelectionContext ctx) {
    return ParsedMessage.of(
        Kind.CERTIFICATE_SELECTION,
        Attributes.builder().put(Attribute.THUMBPRINT, text(ctx.thumbprint)));
  }
}
