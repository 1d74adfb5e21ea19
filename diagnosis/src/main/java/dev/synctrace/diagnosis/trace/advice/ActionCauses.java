package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.CauseMatcher;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.context.Hierarchy;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.ClockReader.MeasuredClock;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why actions went as they did, and what is wrong with tenant attach as a whole. For one thread.
 */
public final class ActionCauses {
  private final SiteContext site;
  private final CauseMatcher matcher;
  private final List<Cause> ofActions;
  private final List<Cause> ofTheSite;

  public ActionCauses(SiteContext site, CauseCatalogue catalogue) {
    this.site = site;
    this.matcher = new CauseMatcher(catalogue);
    this.ofActions = catalogue.of(Scope.ACTION);
    this.ofTheSite = catalogue.of(Scope.SITE).stream().filter(Cause::isOfTenantAttach).toList();
  }

  /** The causes that fit one action, best first; judged by its own records and the case notes. */
  public List<FoundCause> of(Trace trace) {
    ActionContext action = new ActionContext(trace, site);
    List<FoundCause> found = match(ofActions, action);
    return trace.has(StepKind.FAILED) ? withSite(trace, action, found) : found;
  }

  /** Adds what is wrong with the whole site where the error that ended the action shows it. */
  private List<FoundCause> withSite(Trace trace, ActionContext action, List<FoundCause> found) {
    Set<Event> errors =
        trace.steps(StepKind.FAILED).stream().map(Step::event).collect(Collectors.toSet());
    List<FoundCause> all = new ArrayList<>(found);
    for (FoundCause cause : match(ofTheSite, action.siteAsRecorded())) {
      boolean shown =
          cause.evidence().stream()
              .anyMatch(piece -> piece.supports() && errors.contains(piece.event()));
      if (shown) {
        all.add(cause);
      }
    }
    all.sort(FoundCause.BEST_FIRST);
    return List.copyOf(all);
  }

  /** The causes of tenant attach that concern the whole site or tenant, best first. */
  public List<FoundCause> ofTheSite() {
    return match(ofTheSite, site);
  }

  private List<FoundCause> match(List<Cause> causes, SubjectContext subjectContext) {
    List<FoundCause> found = new ArrayList<>();
    for (Cause cause : causes) {
      matcher.match(cause, subjectContext).ifPresent(found::add);
    }
    found.sort(FoundCause.BEST_FIRST);
    return List.copyOf(found);
  }

  /**
   * Data of the case on one action: its own records, and around it the site. Asked a few questions
   * and thrown away, so it keeps hardly any answers.
   */
  private static final class ActionContext extends SubjectContext {
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
     * What the site's sources can tell; besides, a log of which the action has a record is there,
     * be it as text that was pasted into a file of another name.
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
     * The site as the action's records show it: what is wrong with the whole site is the cause of
     * an action only if the action's own records say so.
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
}
