package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.CauseMatcher;
import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.dossier.Dossier;
import dev.synctrace.diagnosis.dossier.SiteDossier;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.util.ArrayList;
import java.util.List;

/** Why actions went as they did, and what ails tenant attach as a whole. For one thread. */
public final class ActionCauses {
  private final SiteDossier site;
  private final CauseMatcher matcher;
  private final List<Cause> ofActions;
  private final List<Cause> ofTheSite;

  public ActionCauses(SiteDossier site, CauseCatalogue catalogue) {
    this.site = site;
    this.matcher = new CauseMatcher(catalogue);
    this.ofActions = catalogue.of(Scope.ACTION);
    this.ofTheSite = catalogue.of(Scope.SITE).stream().filter(Cause::isOfTenantAttach).toList();
  }

  /** The causes that fit one action, best first; judged by its own records and the case notes. */
  public List<FoundCause> of(Trace trace) {
    return match(ofActions, new ActionDossier(trace, site));
  }

  /** The causes of tenant attach that concern the whole site or tenant, best first. */
  public List<FoundCause> ofTheSite() {
    return match(ofTheSite, site);
  }

  private List<FoundCause> match(List<Cause> causes, Dossier dossier) {
    List<FoundCause> found = new ArrayList<>();
    for (Cause cause : causes) {
      matcher.match(cause, dossier).ifPresent(found::add);
    }
    found.sort(FoundCause.BEST_FIRST);
    return List.copyOf(found);
  }
}
