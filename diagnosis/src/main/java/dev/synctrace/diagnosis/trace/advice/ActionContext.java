package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.context.Hierarchy;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.MeasuredClock;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Data of the case on one action: its own records, and around it the site. Asked a few questions
 * and thrown away, so it keeps hardly any answers.
 */
final class ActionContext extends SubjectContext {
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

  /**
   * The site as the action's records show it: what is wrong with the whole site is the cause of an
   * action only if the action's own records say so.
   */
  SiteContext siteAsRecorded() {
    return new SiteContext(site) {
      @Override
      public List<Event> events(Kind kind) {
        return ActionContext.this.events(kind);
      }

      @Override
      public boolean listHas(Kind fact, Attribute... having) {
        return false;
      }

      @Override
      public List<SyncCycle> cycles() {
        return List.of();
      }

      @Override
      public Map<String, MeasuredClock> clocks() {
        return Map.of();
      }

      @Override
      public List<Hierarchy> hierarchies() {
        return List.of();
      }
    };
  }
}
