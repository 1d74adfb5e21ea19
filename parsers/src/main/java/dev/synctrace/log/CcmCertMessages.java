package dev.synctrace.log;

import static dev.synctrace.log.MessageGrammar.text;

import dev.synctrace.event.Attribute;
import dev.synctrace.event.Attributes;
import dev.synctrace.event.Kind;
import dev.synctrace.grammar.CcmCertBaseVisitor;
import dev.synctrace.grammar.CcmCertLexer;
import dev.synctrace.grammar.CcmCertParser;
import dev.synctrace.grammar.CcmCertParser.SelectionContext;

/**
 * The choice of a client certificate, as several client logs write of it. messages-client.md
 * section 3.
 */
final class CcmCertMessages extends CcmCertBaseVisitor<Reading> implements GrammarLog {
  private final MessageGrammar<CcmCertParser> grammar =
      new MessageGrammar<>(CcmCertLexer::new, CcmCertParser::new, CcmCertParser::message);

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public Reading visitSelection(SelectionContext ctx) {
    return Reading.of(
        Kind.CERTIFICATE_SELECTION,
        Attributes.builder().put(Attribute.THUMBPRINT, text(ctx.thumbprint)));
  }
}
