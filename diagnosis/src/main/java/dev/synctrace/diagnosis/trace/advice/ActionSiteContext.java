package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The site as the records of one action show it: what is wrong with the whole site is the cause of
 * an action only if the action's own records say so.
 */
final class ActionSiteContext implements SiteContext {
  private final ActionContext action;
  private final SiteContext site;

  ActionSiteContext(ActionContext action, SiteContext site) {
    this.action = action;
    this.site = site;
  }

  @Override
  public ListCatalogue lists() {
    return site.lists();
  }

  @Override
  public Instant at() {
    return site.at();
  }

  @Override
  public List<Event> events(Kind kind) {
    return action.events(kind);
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    return site.note(path);
  }

  @Override
  public Coverage coverage() {
    return site.coverage();
  }

  @Override
  public List<SourceCoverage> sources() {
    return site.sources();
  }

  @Override
  public List<Mapping> mappings() {
    return site.mappings();
  }

  @Override
  public List<SyncCycle> cycles() {
    return List.of();
  }
}
