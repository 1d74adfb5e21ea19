package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
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
 * Data of the case on one action: its own records, and around it the site. Asked a few questions
 * and thrown away, so it keeps hardly any answers.
 */
final class ActionContext implements SubjectContext {
  private final Trace trace;
  private final SiteContext site;
  private @Nullable Coverage coverage;

  ActionContext(Trace trace, SiteContext site) {
    this.trace = trace;
    this.site = site;
  }

  @Override
  public SiteContext site() {
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
    Set<TraceComponent> components = EnumSet.noneOf(TraceComponent.class);
    for (Step step : trace.steps()) {
      components.add(step.kind().component());
    }
    components.removeIf(component -> coverage.hasLog(component.log()));
    if (components.isEmpty()) {
      return coverage;
    }
    Set<String> logs = new HashSet<>(coverage.logs());
    components.forEach(component -> logs.add(component.log()));
    return new Coverage(coverage.audit(), logs, coverage.exports());
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    return site.note(path);
  }
}
