package dev.synctrace.cli.output;

import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.secret.Secrets;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Times;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Events for a spreadsheet; the attributes are in one column as {@code name=value} pairs. */
public final class EventCsv implements EventWriter {
  private final PrintWriter out;
  private final Csv csv;
  private final SourceMachines machines;

  public EventCsv(PrintWriter out, SourceMachines machines) {
    this.out = out;
    this.machines = machines;
    this.csv = new Csv(out);
    csv.row(
        List.of(
            "time",
            "zoneMinutes",
            "source",
            "machine",
            "line",
            "endLine",
            "log",
            "component",
            "thread",
            "severity",
            "kind",
            "message",
            "attributes",
            "alsoIn"));
  }

  @Override
  public void write(Hit hit) {
    Event event = hit.event();
    csv.row(
        Arrays.asList(
            Times.iso(event.time()),
            event.zoneMinutes(),
            event.source(),
            machines.nameOf(event.source()),
            event.line(),
            event.endLine(),
            event.log(),
            event.component(),
            event.thread(),
            event.severity().label(),
            event.kind().label(),
            event.message(),
            attributes(event),
            hit.alsoIn().stream()
                .map(place -> place.source() + ":" + place.line())
                .collect(Collectors.joining("; "))));
  }

  private static String attributes(Event event) {
    String pairs =
        event.attributes().values().entrySet().stream()
            .map(entry -> entry.getKey().label() + "=" + shown(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("; "));
    String mentions = String.join(" ", event.attributes().mentions());
    return mentions.isEmpty() ? pairs : (pairs + "; mentions=" + mentions).replaceFirst("^; ", "");
  }

  private static String shown(Attribute attribute, String value) {
    return attribute == Attribute.TASK_PARAM ? Secrets.maskParameter(value) : value;
  }

  @Override
  public void close() {
    out.flush();
  }
}
