package dev.synctrace.serve.page;

import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.report.view.CitationView;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One event of a search.
 *
 * @param tone style of its severity; empty for what is nothing special
 * @param notes what the error codes in the message mean
 * @param says what the event says; each value leads to the events that share it
 */
public record EventView(
    TimeView time,
    String severity,
    String tone,
    String symbol,
    String kind,
    CitationView place,
    String component,
    String message,
    List<String> notes,
    List<Said> says) {
  private static final int MOST_MENTIONS = 50;

  /**
   * A value.
   *
   * @param href a search for it; empty where none can find it
   */
  public record Said(String label, String value, String href) {}

  static EventView of(Hit hit, SourceMachines machines, SearchForm form, ViewFormatter formatter) {
    Event event = hit.event();
    List<Said> says = new ArrayList<>();
    String machine = machines.nameOf(event.source());
    if (machine != null) {
      says.add(said(SearchField.MACHINE.name(), machine, form, formatter));
    }
    event
        .attributes()
        .values()
        .forEach((attribute, value) -> says.add(said(attribute.label(), value, form, formatter)));
    event.attributes().mentions().stream()
        .limit(MOST_MENTIONS)
        .forEach(value -> says.add(said(Attribute.MENTIONS.label(), value, form, formatter)));
    hit.alsoIn()
        .forEach(place ->
            says.add(new Said("alsoIn", formatter.text(place.source()) + ":" + place.line(), "")));
    return new EventView(
        formatter.time(event.time()),
        event.severity().label(),
        StatusTone.of(event.severity()).map(StatusTone::style).orElse(""),
        StatusTone.of(event.severity()).map(StatusTone::symbol).orElse(""),
        event.kind().label(),
        formatter.citation(event),
        formatter.text(Objects.requireNonNullElse(event.component(), "–")),
        formatter.text(event.message()),
        formatter.notes(event),
        says);
  }

  private static Said said(String field, String value, SearchForm form, ViewFormatter formatter) {
    String text = formatter.text(value);
    boolean findable =
        text.equals(value)
            && value.length() < 200
            && SearchField.named(field).filter(SearchField::countable).isPresent();
    String href = findable ? Address.of(form.path()).with("only", field + ":" + value).text() : "";
    return new Said(field, text, href);
  }
}
