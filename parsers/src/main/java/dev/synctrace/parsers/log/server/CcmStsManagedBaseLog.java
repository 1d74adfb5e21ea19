package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmStsManagedBaseBaseVisitor;
import dev.synctrace.grammar.CcmStsManagedBaseLexer;
import dev.synctrace.grammar.CcmStsManagedBaseParser;
import dev.synctrace.grammar.CcmStsManagedBaseParser.RefusedContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * CCM_STS_ManagedBase.log: the token library of the management point from version 2603 on.
 * field-messages.md section 1.1.
 */
public final class CcmStsManagedBaseLog extends CcmStsManagedBaseBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<CcmStsManagedBaseParser> grammar =
      new MessageGrammar<>(
          CcmStsManagedBaseLexer::new,
          CcmStsManagedBaseParser::new,
          CcmStsManagedBaseParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("CCM_STS_ManagedBase");
  }

  @Override
  public List<String> components() {
    return List.of("CCM_STS_ManagedBase");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CCM_STS_ManagedBase");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  /**
   * The same exception has several reasons. Only an exception of the network inside it says that
   * the management point could not fetch the signing keys.
   */
  @Override
  public ParsedMessage visitRefused(RefusedContext ctx) {
    Attributes.Builder attributes =
        Attributes.builder()
            .put(Attribute.EXCEPTION, text(ctx.thrown))
            .put(Attribute.ERROR_CODE, ctx.errorCode.getText());
    return ctx.network == null
        ? ParsedMessage.of(Kind.TOKEN_LIBRARY_FAILED, attributes)
        : ParsedMessage.of(
            Kind.TOKEN_LIBRARY_OFFLINE, attributes.put(Attribute.DETAIL, ctx.network.getText()));
  }
}
