package dev.synctrace.cli.listing;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.Listing;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.parsers.log.LogDescription;
import dev.synctrace.parsers.log.LogDescription.Example;
import dev.synctrace.parsers.log.LogDescription.KnownKind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kinds there are: of the logs first, then of event logs and of exports.
 *
 * @param filter which of them
 */
public record KindListing(WordFilter filter) implements Listing<KindListing.KindOfLog> {
  private static final String INDENT = " ".repeat(31);

  /** A kind and the log that has it. */
  public record KindOfLog(LogDescription log, KnownKind kind) {}

  /** Returns what has kinds, in order. */
  public static List<LogDescription> logs() {
    return Stream.of(LogDescription.all(), LogDescription.eventLogs(), LogDescription.exports())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void forEach(RowConsumer<? super KindOfLog> consumer) throws IOException {
    for (LogDescription log : logs()) {
      for (KnownKind kind : kinds(log)) {
        consumer.accept(new KindOfLog(log, kind));
      }
    }
  }

  private List<KnownKind> kinds(LogDescription log) {
    return log.kinds().stream()
        .filter(kind -> filter.accepts(kind.kind(), kind.says(), log.log(), log.title()))
        .toList();
  }

  /** Returns whether there is none. */
  public boolean isEmpty() {
    return logs().stream().allMatch(log -> kinds(log).isEmpty());
  }

  @Override
  public Fields<KindOfLog> fields() {
    return rowFields();
  }

  private static Fields<KindOfLog> rowFields() {
    return Fields.<KindOfLog>none()
        .csv("log", row -> row.log().log())
        .with(word("kind", row -> row.kind().kind(), "Name of the kind, such as push.start."))
        .json(word("log", row -> row.log().log(), "Name of the log or export."))
        .with(word("says", row -> row.kind().says(), "What such an event means."))
        .with(
            choice(
                "severity",
                Choice.of(Severity.class, Severity::label),
                row -> row.kind().type().severity(),
                "Severity of such an event."))
        .with(
            word(
                "mark",
                row -> mark(row.kind()),
                "How well the text is known: SEEN, SEEN-OCR, RECONSTRUCTED or INFERRED."))
        .json(words("attributes", row -> attributes(row.kind()), "Names of its attributes."))
        .csv("attributes", row -> String.join(" ", attributes(row.kind())))
        .json(
            words(
                "examples",
                row -> row.kind().messages().stream().map(Example::text).toList(),
                "Messages of the kind."))
        .csv("example", row -> row.kind().messages().getFirst().text());
  }

  @Override
  public JsonAnswer<KindOfLog> json() {
    return schema().of(this);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<KindListing, KindOfLog> schema() {
    ObjectSchema<KindOfLog> row = rowFields().object("kind", "A kind of events.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "kinds",
            "Kinds of events.",
            answerRows("kinds", row, KindListing::forEach, "The kinds, by log.")),
        row);
  }

  /** Returns how well the kind's text is known. */
  public static String mark(KnownKind kind) {
    return kind.messages().getFirst().mark().toString().replace('_', '-');
  }

  /** Returns the names of its attributes, sorted. */
  public static List<String> attributes(KnownKind kind) {
    Set<String> names = new TreeSet<>();
    for (Example example : kind.messages()) {
      Optional.ofNullable(example.attributes()).map(Map::keySet).ifPresent(names::addAll);
    }
    return List.copyOf(names);
  }

  /** Prints a heading for each log, a line for each kind, its first example below. */
  @Override
  public boolean print(TextPage page) {
    boolean any = false;
    for (LogDescription log : logs()) {
      List<KnownKind> kinds = kinds(log);
      if (kinds.isEmpty()) {
        continue;
      }
      any = true;
      page.heading(log.log() + ": " + log.title());
      for (KnownKind kind : kinds) {
        page.paragraph("  %-28s ".formatted(kind.kind()), kind.says());
        List<String> attributes = attributes(kind);
        if (!attributes.isEmpty()) {
          page.paragraph(INDENT, "attributes: " + String.join(", ", attributes));
        }
        page.paragraph(INDENT, TerminalText.line(kind.messages().getFirst().text()));
      }
      page.out().println();
    }
    return any;
  }
}
