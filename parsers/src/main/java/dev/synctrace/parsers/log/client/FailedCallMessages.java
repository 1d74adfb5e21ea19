package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CodeTraceBaseVisitor;
import dev.synctrace.grammar.CodeTraceLexer;
import dev.synctrace.grammar.CodeTraceParser;
import dev.synctrace.grammar.CodeTraceParser.CodeTraceContext;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The trace of a failed call, as all client code writes it. messages-client.md section 4. */
public final class FailedCallMessages extends CodeTraceBaseVisitor<ParsedMessage>
    implements MessageLog {
  private final MessageGrammar<CodeTraceParser> grammar =
      new MessageGrammar<>(CodeTraceLexer::new, CodeTraceParser::new, CodeTraceParser::message);

  @Override
  public Optional<String> name() {
    return Optional.empty();
  }

  @Override
  public List<String> components() {
    return List.of();
  }

  @Override
  public List<String> fileNames() {
    return List.of();
  }

  /** None: a trace begins with the call that failed. */
  @Override
  public Set<String> firstWords() {
    return Set.of();
  }

  @Override
  public List<String> anchors() {
    return List.of("hresult=");
  }

  @Override
  public Optional<ParsedMessage> read(String message) {
    return Optional.ofNullable(grammar.parse(message)).map(this::visit);
  }

  @Override
  public ParsedMessage visitCodeTrace(CodeTraceContext ctx) {
    return ParsedMessage.of(
        Kind.CODE_TRACE,
        Attributes.builder()
            .put(Attribute.ERROR_CODE, text(ctx.errorCode))
            .put(Attribute.FILE, text(ctx.file()))
            .put(Attribute.DETAIL, text(ctx.expression())));
  }
}
