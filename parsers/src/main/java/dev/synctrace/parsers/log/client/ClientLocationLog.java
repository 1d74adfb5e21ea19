package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.ClientLocationBaseVisitor;
import dev.synctrace.grammar.ClientLocationLexer;
import dev.synctrace.grammar.ClientLocationParser;
import dev.synctrace.grammar.ClientLocationParser.RotatedContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/** ClientLocation.log: which management point the client turns to. messages-client.md section 8. */
public final class ClientLocationLog extends ClientLocationBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<ClientLocationParser> grammar =
      new MessageGrammar<>(
          ClientLocationLexer::new, ClientLocationParser::new, ClientLocationParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("ClientLocation");
  }

  @Override
  public List<String> components() {
    return List.of("ClientLocation");
  }

  @Override
  public List<String> fileNames() {
    return List.of("ClientLocation");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitRotated(RotatedContext ctx) {
    return ParsedMessage.of(
        Kind.LOCATION_MP_ROTATED, Attributes.builder().put(Attribute.URL, text(ctx.url)));
  }
}
