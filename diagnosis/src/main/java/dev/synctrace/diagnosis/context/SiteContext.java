package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.MachineFolder;
import dev.synctrace.diagnosis.coverage.MeasuredClock;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Data of the case on the site and the tenant: all its events, whichever member or group they name.
 */
public interface SiteContext extends SubjectContext {
  @Override
  Coverage coverage();

  @Override
  default SiteContext site() {
    return this;
  }

  /** All lists of the case and what each of them states. */
  ListCatalogue lists();

  /** Whether any row of the newest lists of a fact has a value in each of the attributes. */
  default boolean listHas(Kind fact, Attribute... having) {
    List<Event> rows = events(fact);
    return rows.stream()
        .filter(row -> Objects.equals(row.time(), rows.getLast().time()))
        .anyMatch(row -> Arrays.stream(having).allMatch(a -> row.attributes().get(a).isPresent()));
  }

  /** Events of the logs that were written on a member's own machine; none where it is not known. */
  default List<Event> ofItsMachine(Identity member, Set<Kind> kinds) {
    return List.of();
  }

  /** What each source of the case can tell, by path. */
  List<SourceCoverage> sources();

  /** Every mapping the case knows, by group and collection. */
  List<Mapping> mappings();

  /**
   * The newest cycles of the group synchronization worker that the log shows, ten days at most,
   * oldest first.
   */
  List<SyncCycle> cycles();

  /**
   * When a record of a log happened by Entra's clock, as far as the difference was measured; what
   * has no time counts as the end of the case.
   */
  default Instant entraTime(Event record) {
    Instant time = record.time();
    if (time == null) {
      return UnboundedInstants.AFTER_ALL;
    }
    return Optional.ofNullable(clocks().get(MachineFolder.of(record.source())))
        .map(clock -> time.minus(clock.ahead()))
        .orElse(time);
  }

  /** Clocks of machines that differ from Entra's, by the folder of their logs. */
  default Map<String, MeasuredClock> clocks() {
    return Map.of();
  }

  /** How many clients have a verified identity; empty without an export of ClientKeyData. */
  default Optional<ClientCount> clients() {
    return Optional.empty();
  }

  /** The hierarchies whose logs are in the case, as far as their discovery tells them apart. */
  default List<Hierarchy> hierarchies() {
    return once(Hierarchy.class, () -> Hierarchy.of(events(Kind.DISCOVERY_START)));
  }

  /**
   * What is equal for sources of one hierarchy and differs for those of two. Where the case has one
   * hierarchy only, all sources are its own.
   */
  default String hierarchyOf(String source) {
    List<Hierarchy> all = hierarchies();
    if (all.size() < 2) {
      return "";
    }
    for (Hierarchy hierarchy : all) {
      if (hierarchy.hasSource(source)) {
        return "hierarchy " + all.indexOf(hierarchy);
      }
    }
    return "folder " + MachineFolder.of(source);
  }
}
