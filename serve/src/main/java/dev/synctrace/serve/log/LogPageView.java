package dev.synctrace.serve.log;

import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.RecordNote;
import dev.synctrace.index.log.LogPage;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.log.LogForm.Go;
import dev.synctrace.serve.log.LogForm.Place;
import dev.synctrace.serve.log.LogForm.Show;
import dev.synctrace.serve.page.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a log, as it is shown.
 *
 * @param merged whether several logs are shown as one
 * @param earlier address of the records before; empty where there are none
 * @param later address of the records after; empty where there are none
 * @param steps links from the record that is selected
 * @param around address of all machines around the record that is selected; empty without one
 * @param unfiltered address of all records around the same place; empty where none is left out
 * @param hidden whether the record that is selected is not among those that are shown
 * @param here the record to come back to when the form is sent; empty where there is none
 */
public record LogPageView(
    List<LogRowView> rows,
    boolean merged,
    String earlier,
    String later,
    List<StepView> steps,
    String around,
    String unfiltered,
    boolean hidden,
    String here) {
  static final LogPageView NONE =
      new LogPageView(List.of(), false, "", "", List.of(), "", "", false, "");

  /** A link to another record. */
  public record StepView(String label, String key, String go, String href) {}

  static LogPageView of(
      LogForm form,
      LogTarget target,
      LogPage page,
      Optional<LogRecord> selected,
      Set<LogPosition> hits,
      Annotations annotations,
      LogClock clock,
      ViewFormatter formatter) {
    Optional<LogPosition> chosen =
        form.show() == Show.AROUND ? selected.map(LogPosition::of) : Optional.empty();
    List<LogRowView> rows = new ArrayList<>(page.records().size());
    Set<String> ids = new HashSet<>();
    boolean shown = false;
    String file = "";
    boolean severalFiles = target.log() != null && target.log().sources().size() > 1;
    for (LogRecord record : page.records()) {
      LogPosition position = LogPosition.of(record);
      boolean isSelected =
          chosen.filter(position::equals).isPresent()
              && selected.filter(one -> one.event().equals(record.event())).isPresent();
      shown |= isSelected;
      String id = target.id(position);
      rows.add(
          row(
              ids.add(id) ? id : id + "-" + ids.size(),
              record,
              severalFiles && !position.source().equals(file) ? position.source() : "",
              selecting(form, target, form.address(), record),
              target,
              hits.contains(position),
              annotations.note(position.source(), position.line()),
              isSelected,
              clock,
              formatter));
      file = position.source();
    }
    return new LogPageView(
        rows,
        form.isMerged(),
        page.first() || rows.isEmpty() ? "" : beside(form, rows.getFirst(), Show.BEFORE),
        page.last() || rows.isEmpty() ? "" : beside(form, rows.getLast(), Show.AFTER),
        steps(form, selected),
        selected
            .filter(_ -> !form.all())
            .filter(record -> record.event().time() != null)
            .map(record -> formatter.citation(record.event()).around())
            .orElse(""),
        form.filter() == null
            ? ""
            : form.logs().with("find", form.find()).with("from", key(form, selected, rows)).text(),
        chosen.isPresent() && !shown && form.filter() != null,
        form.selected().map(Place::written).orElse(rows.isEmpty() ? "" : rows.getFirst().key()));
  }

  /** The record that stays in view when a filter is taken away. */
  private static String key(LogForm form, Optional<LogRecord> selected, List<LogRowView> rows) {
    return selected
        .map(record -> Place.of(record.event()).written())
        .or(() -> form.selected().map(Place::written))
        .orElse(rows.isEmpty() ? "" : rows.getFirst().key());
  }

  /** Returns the address of the page with a record selected. */
  static String selecting(LogForm form, LogTarget target, Address address, LogRecord record) {
    LogPosition position = LogPosition.of(record);
    Place place = Place.of(record.event());
    boolean first =
        !form.sources().isEmpty()
            && target
                .logs()
                .source(form.sources().getFirst())
                .equals(Optional.of(position.source()));
    Address selected =
        first
            ? address
                .with("at", place.millis() == null ? "" : String.valueOf(place.millis()))
                .with("line", String.valueOf(position.line()))
            : address.with("from", place.written());
    return selected.text() + "#" + target.id(position);
  }

  private static String beside(LogForm form, LogRowView row, Show side) {
    return form.address()
        .with("from", row.key())
        .with("show", side.name().toLowerCase(Locale.ROOT))
        .text();
  }

  private static List<StepView> steps(LogForm form, Optional<LogRecord> selected) {
    List<StepView> steps = new ArrayList<>();
    steps.add(step("First record", "", Go.FIRST, form, selected));
    steps.add(step("Previous error", "E", Go.PREVIOUS_ERROR, form, selected));
    steps.add(step("Next error", "e", Go.NEXT_ERROR, form, selected));
    if (!form.find().isEmpty()) {
      steps.add(step("Previous hit", "N", Go.PREVIOUS_HIT, form, selected));
      steps.add(step("Next hit", "n", Go.NEXT_HIT, form, selected));
    }
    steps.add(step("Last record", "", Go.LAST, form, selected));
    return steps;
  }

  private static StepView step(
      String label, String key, Go go, LogForm form, Optional<LogRecord> selected) {
    Address from =
        selected
            .map(record -> form.address().with("from", Place.of(record.event()).written()))
            .orElse(form.address());
    return new StepView(label, key, go.written(), from.with("go", go.written()).text());
  }

  static String notice(Go missed) {
    return switch (missed) {
      case NEXT_ERROR -> "There is no error after this record.";
      case PREVIOUS_ERROR -> "There is no error before this record.";
      case NEXT_HIT -> "There is no hit after this record.";
      case PREVIOUS_HIT -> "There is no hit before this record.";
      case FIRST, LAST -> "No record is shown.";
    };
  }

  private static LogRowView row(
      String id,
      LogRecord record,
      String begins,
      String href,
      LogTarget target,
      boolean hit,
      Optional<RecordNote> note,
      boolean selected,
      LogClock clock,
      ViewFormatter formatter) {
    Event event = record.event();
    String text = formatter.text(event.message());
    String[] lines = text.split("\\R", -1);
    String machine = target.logs().machines().nameOf(event.source());
    Duration ahead =
        target.log() != null ? Duration.ZERO : target.logs().clocks().ahead(event.source());
    return new LogRowView(
        id,
        Place.of(event).written(),
        href,
        event.line(),
        target.lane(event.source()),
        machine == null ? "" : formatter.name(machine),
        formatter.name(event.source().substring(event.source().lastIndexOf('/') + 1)),
        formatter.name(event.source()),
        formatter.name(begins),
        event.severity().label(),
        StatusTone.of(event.severity()).map(StatusTone::style).orElse(""),
        StatusTone.of(event.severity()).map(StatusTone::symbol).orElse(""),
        lines[0],
        lines.length - 1,
        lines.length == 1 ? "" : text,
        formatter.name(Objects.requireNonNullElse(event.component(), "")),
        clock.time(event, ahead),
        formatter.name(Objects.requireNonNullElse(event.thread(), "")),
        hit,
        note.filter(RecordNote::marked).isPresent(),
        note.map(RecordNote::text).map(formatter::text).orElse(""),
        selected);
  }
}
