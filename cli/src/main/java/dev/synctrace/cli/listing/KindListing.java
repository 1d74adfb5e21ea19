package dev.synctrace.cli.listing;

import dev.synctrace.output.Fields;
import dev.synctrace.output.Listing;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.parsers.log.LogDescription;
import dev.synctrace.parsers.log.LogDescription.Example;
import dev.synctrace.parsers.log.LogDescription.KnownKind;
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
  public String name() {
    return "kinds";
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
    return Fields.<KindOfLog>none()
        .csv("log", row -> row.log().log())
        .with("kind", row -> row.kind().kind())
        .json("log", row -> row.log().log())
        .with("says", row -> row.kind().says())
        .with("severity", row -> row.kind().type().severity().label())
        .with("mark", row -> mark(row.kind()))
        .json("attributes", row -> attributes(row.kind()))
        .csv("attributes", row -> String.join(" ", attributes(row.kind())))
        .json("examples", row -> row.kind().messages().stream().map(Example::text).toList())
        .csv("example", row -> row.kind().messages().getFirst().text());
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
