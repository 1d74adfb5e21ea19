package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.context.Note;
import dev.synctrace.diagnosis.context.SiteDossier;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.trace.model.Station;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the case holds on one action: its own records, and around it the site. Asked a few questions
 * and thrown away, so it keeps hardly any answers.
 */
final class ActionDossier implements Dossier {
  private final Trace trace;
  private final SiteDossier site;
  private @Nullable Coverage coverage;

  ActionDossier(Trace trace, SiteDossier site) {
    this.trace = trace;
    this.site = site;
  }

  @Override
  public SiteDossier site() {
    return site;
  }

  @Override
  public Instant at() {
    return site.at();
  }

  @Override
  public List<Event> events(Kind kind) {
    List<Event> events = List.of();
    for (Step step : trace.steps()) {
      if (step.event().kind() == kind && events.size() < MOST) {
        events = events.isEmpty() ? new ArrayList<>(2) : events;
        events.add(step.event());
      }
    }
    return events;
  }

  /**
   * What the site's sources can tell; besides, a log of which the action has a record is there, be
   * it as text that was pasted into a file of another name.
   */
  @Override
  public Coverage coverage() {
    if (coverage == null) {
      coverage = withPasted(site.coverage());
    }
    return coverage;
  }

  private Coverage withPasted(Coverage coverage) {
    Set<Station> stations = EnumSet.noneOf(Station.class);
    for (Step step : trace.steps()) {
      stations.add(step.kind().station());
    }
    stations.removeIf(station -> coverage.hasLog(station.log()));
    if (stations.isEmpty()) {
      return coverage;
    }
    Set<String> logs = new HashSet<>(coverage.logs());
    stations.forEach(station -> logs.add(station.log()));
    return new Coverage(coverage.audit(), logs, coverage.exports());
  }

  @Override
  public Optional<Note> note(String path) {
    return site.note(path);
  }
}
