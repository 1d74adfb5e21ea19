package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Severity;
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

  /** What an HTTP status is worth: from 400 on the request has failed. */
  private static final class HttpStatusSeverity {
    private static final int FIRST_FAILURE = 400;

    private HttpStatusSeverity() {}

    /** The reading, as an error when its HTTP status is one. */
    public static ParsedMessage judge(ParsedMessage message) {
      boolean failed =
          message.attributes().number(Attribute.HTTP_STATUS).orElse(0) >= FIRST_FAILURE;
      return failed ? message.withSeverity(Severity.ERROR) : message;
    }
  }
}
