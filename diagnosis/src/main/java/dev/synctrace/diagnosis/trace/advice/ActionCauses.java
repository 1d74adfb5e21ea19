package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.CauseMatcher;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
}
