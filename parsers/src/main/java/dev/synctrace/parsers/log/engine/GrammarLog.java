package dev.synctrace.parsers.log.engine;

import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.tree.ParseTreeVisitor;

/** A log whose messages one grammar reads. Its class is the grammar's visitor. */
public interface GrammarLog extends MessageLog, ParseTreeVisitor<ParsedMessage> {

  /** Made once for each instance. */
  MessageGrammar<?> grammar();

  @Override
  default Set<String> firstWords() {
    return grammar().firstWords();
  }

  @Override
  default Optional<ParsedMessage> read(String message) {
    return Optional.ofNullable(grammar().parse(message)).map(this::visit);
  }
}
