package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.DdmBaseVisitor;
import dev.synctrace.grammar.DdmLexer;
import dev.synctrace.grammar.DdmParser;
import dev.synctrace.grammar.DdmParser.OutdatedContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/** ddm.log: the data discovery manager of the site server. field-messages.md section 1.10. */
public final class DdmLog extends DdmBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<DdmParser> grammar =
      new MessageGrammar<>(DdmLexer::new, DdmParser::new, DdmParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("ddm");
  }

  @Override
  public List<String> components() {
    return List.of("SMS_DISCOVERY_DATA_MANAGER");
  }

  @Override
  public List<String> fileNames() {
    return List.of("ddm");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  /** {@code localTime} is the time of the dropped record, {@code detail} that of the kept one. */
  @Override
  public ParsedMessage visitOutdated(OutdatedContext ctx) {
    return ParsedMessage.of(
        Kind.DDR_OUTDATED,
        Attributes.builder()
            .put(Attribute.LOCAL_TIME, text(ctx.time))
            .put(Attribute.COMPONENT_NAME, text(ctx.agent))
            .put(Attribute.DETAIL, text(ctx.existing)));
  }
}
