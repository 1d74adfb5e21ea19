package dev.synctrace.parsers.log.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** A log whose messages one grammar reads. Serves one thread. */
public final class GrammarLog implements MessageLog {
  private final LogFormat format;
  private final MessageGrammar grammar;
  private final List<Anchor> anchors;
  private final MessageRefiner refiner;

  /**
   * @param format how the log is recognized, and the name of its grammar
   */
  public GrammarLog(LogFormat format, MessageRefiner refiner) {
    this.format = format;
    this.grammar = new MessageGrammar(format.grammar());
    this.anchors = format.anchors().stream().map(Anchor::of).toList();
    this.refiner = refiner;
  }

  @Override
  public Optional<String> name() {
    return format.name();
  }

  @Override
  public List<String> components() {
    return format.components();
  }

  @Override
  public List<String> fileNames() {
    return format.fileNames();
  }

  @Override
  public Set<String> firstWords() {
    return grammar.firstWords();
  }

  @Override
  public List<String> anchors() {
    return format.anchors();
  }

  @Override
  public Optional<ParsedMessage> read(String message) {
    return grammar
        .parse(message)
        .or(() -> hasAnchor(message) ? grammar.parseAnchored(message) : Optional.empty())
        .map(this::read);
  }

  private boolean hasAnchor(String message) {
    return anchors.stream().anyMatch(anchor -> anchor.occursIn(message));
  }

  private ParsedMessage read(ParserRuleContext message) {
    return refiner.refine(message, HttpStatusSeverity.judge(GrammarVocabulary.read(message)));
  }
}
