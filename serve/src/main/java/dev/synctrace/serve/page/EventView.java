package dev.synctrace.serve.page;

import dev.synctrace.index.machine.SourceMachines;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.report.view.Shown;
import dev.synctrace.report.view.TimeView;
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
    String place,
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

  static EventView of(Hit hit, SourceMachines machines, SearchForm form, Shown shown) {
    Event event = hit.event();
    List<Said> says = new ArrayList<>();
    String machine = machines.nameOf(event.source());
    if (machine != null) {
      says.add(said(SearchField.MACHINE.name(), machine, form, shown));
    }
    event
        .attributes()
        .values()
        .forEach((attribute, value) -> says.add(said(attribute.label(), value, form, shown)));
    event.attributes().mentions().stream()
        .limit(MOST_MENTIONS)
        .forEach(value -> says.add(said(Attribute.MENTIONS.label(), value, form, shown)));
    hit.alsoIn()
        .forEach(place ->
            says.add(new Said("alsoIn", shown.text(place.source()) + ":" + place.line(), "")));
    return new EventView(
        shown.time(event.time()),
        event.severity().label(),
        switch (event.severity()) {
          case INFO -> "";
          case WARNING -> "tone-odd";
          case ERROR -> "tone-bad";
        },
        switch (event.severity()) {
          case INFO -> "";
          case WARNING -> "!";
          case ERROR -> "✗";
        },
        event.kind().label(),
        shown.text(event.source()) + ":" + event.line(),
        shown.text(Objects.requireNonNullElse(event.component(), "–")),
        shown.text(event.message()),
        shown.notes(event),
        says);
  }

  private static Said said(String field, String value, SearchForm form, Shown shown) {
    String text = shown.text(value);
    boolean findable =
        text.equals(value)
            && value.length() < 200
            && SearchField.named(field).filter(SearchField::countable).isPresent();
    String href = findable ? Address.of(form.path()).with("only", field + ":" + value).text() : "";
    return new Said(field, text, href);
  }
}
