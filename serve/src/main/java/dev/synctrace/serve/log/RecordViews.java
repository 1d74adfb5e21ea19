package dev.synctrace.serve.log;

import dev.synctrace.index.annotation.RecordNote;
import dev.synctrace.index.lucene.citation.CitationIndex.CitingAnswers;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.log.LogDescription;
import dev.synctrace.parsers.log.LogDescription.KnownKind;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.pattern.MessagePattern;
import dev.synctrace.report.view.CitationView;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.cases.CaseLogs;
import dev.synctrace.serve.log.RecordView.PatternLinks;
import dev.synctrace.serve.log.RecordView.Said;
import dev.synctrace.serve.page.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the details of a record: what was read from it. */
final class RecordViews {
  private static final int MOST_MENTIONS = 50;
  private static final int LONGEST_LINKED = 200;

  private RecordViews() {}

  static RecordView of(
      Event event,
      CaseLogs logs,
      EventSearch events,
      CitingAnswers citing,
      Optional<RecordNote> note,
      String caseAddress,
      LogForm form,
      ViewFormatter formatter) {
    IdNames names = new IdNames(events);
    CitationView citation = formatter.citation(event);
    Address log =
        Address.of(caseAddress + "/log")
            .with("source", event.source())
            .with("line", String.valueOf(event.line()));
    List<Said> says = new ArrayList<>();
    String machine = logs.machines().nameOf(event.source());
    if (machine != null) {
      says.add(said(SearchField.MACHINE.name(), machine, "", caseAddress, formatter));
    }
    event
        .attributes()
        .values()
        .forEach((attribute, value) ->
            says.add(
                said(
                    attribute.label(),
                    value,
                    names.of(attribute, value).map(formatter::name).orElse(""),
                    caseAddress,
                    formatter)));
    event.attributes().mentions().stream()
        .limit(MOST_MENTIONS)
        .forEach(
            value -> says.add(said(Attribute.MENTIONS.label(), value, "", caseAddress, formatter)));
    return new RecordView(
        citation.text()
            + "  "
            + formatter.time(event.time()).utc()
            + "  "
            + formatter.text(event.message()),
        citation.text(),
        event.kind().label(),
        meaning(event.kind()),
        formatter.text(event.message()),
        Address.of(log.path() + "/text")
            .with("source", event.source())
            .with("line", String.valueOf(event.line()))
            .text(),
        citation.around(),
        event.thread() == null ? "" : log.with("thread", event.thread()).text(),
        formatter.notes(event),
        says,
        citing,
        note.filter(RecordNote::marked).isPresent(),
        // In the field of a form, as it was typed: what is sent back must be the same.
        note.map(RecordNote::text).orElse(""),
        caseAddress + "/notes",
        event.source(),
        event.line(),
        pattern(event, events, form, formatter));
  }

  private static PatternLinks pattern(
      Event event, EventSearch events, LogForm form, ViewFormatter formatter) {
    MessagePattern pattern = stored(event, events);
    String only = SearchField.PATTERN.name() + ":" + pattern.id();
    String without = "NOT " + only;
    return new PatternLinks(
        formatter.text(pattern.text()),
        narrowed(form, event, only),
        only,
        narrowed(form, event, without),
        without);
  }

  /** Returns the pattern that the case has of a record: its own, unless that was one too many. */
  private static MessagePattern stored(Event event, EventSearch events) {
    MessagePattern own = MessagePattern.of(event);
    String record =
        "%s:%s AND %s:%d"
            .formatted(
                SearchField.SOURCE.name(),
                SearchField.quoted(event.source()),
                SearchField.LINE.name(),
                event.line());
    Set<String> stored = events.values(record, SearchField.PATTERN.name());
    String others = MessagePattern.idOf(MessagePattern.OTHERS);
    return stored.contains(own.id()) || !stored.contains(others)
        ? own
        : MessagePattern.of(others, event);
  }

  /** The address of the log with a narrower query, near the record. */
  private static String narrowed(LogForm form, Event event, String query) {
    return form.address()
        .with("q", form.q().isEmpty() ? query : "(" + form.q() + ") AND " + query)
        .with("from", LogForm.Place.of(event).written())
        .text();
  }

  private static String meaning(Kind kind) {
    return Stream.of(LogDescription.all(), LogDescription.eventLogs(), LogDescription.exports())
        .flatMap(List::stream)
        .flatMap(log -> log.kinds().stream())
        .filter(known -> known.type() == kind)
        .findFirst()
        .map(KnownKind::says)
        .orElse("The tool does not know this record.");
  }

  private static Said said(
      String field, String value, String name, String caseAddress, ViewFormatter formatter) {
    String text = formatter.text(value);
    boolean findable =
        text.equals(value)
            && value.length() < LONGEST_LINKED
            && SearchField.named(field).filter(SearchField::countable).isPresent();
    return new Said(field, text, name, findable ? href(field, value, caseAddress) : "");
  }

  private static String href(String field, @Nullable String value, String caseAddress) {
    return Address.of(caseAddress + "/search").with("only", field + ":" + value).text();
  }
}
