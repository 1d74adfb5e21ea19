package dev.synctrace.diagnosis.portal;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.Hierarchy;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.MeasuredClock;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A site with what was told on the command line, as if it were in the case notes. What is told
 * there goes before a note.
 *
 * @param told values by the path of a note
 */
record SiteContextWithOptions(SiteContext site, Map<String, String> told) implements SiteContext {
  private static final String COMMAND_LINE = "command line";

  @Override
  public ListCatalogue lists() {
    return site.lists();
  }

  @Override
  public Optional<CaseNotesEntry> note(String path) {
    String value = told.get(path);
    return value == null ? site.note(path) : Optional.of(note(path, value));
  }

  @Override
  public Instant at() {
    return site.at();
  }

  @Override
  public List<Event> events(Kind kind) {
    return site.events(kind);
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
    return site.cycles();
  }

  @Override
  public List<Hierarchy> hierarchies() {
    return site.hierarchies();
  }

  @Override
  public Map<String, MeasuredClock> clocks() {
    return site.clocks();
  }

  private static CaseNotesEntry note(String path, String value) {
    Attributes attributes =
        Attributes.builder().put(Attribute.NOTE_KEY, path).put(Attribute.NOTE_VALUE, value).build();
    return new CaseNotesEntry(
        path,
        value,
        new Event(
            null,
            null,
            null,
            COMMAND_LINE,
            1,
            1,
            COMMAND_LINE,
            null,
            null,
            Severity.INFO,
            Kind.FACT_NOTE,
            path + ": " + value,
            attributes));
  }
}
