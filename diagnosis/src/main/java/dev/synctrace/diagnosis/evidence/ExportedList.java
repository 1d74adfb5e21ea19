package dev.synctrace.diagnosis.evidence;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statement of one export about its list: whose it is, whether it is complete and why, when it was
 * true, and which IDs its rows have. Pages of one request are one list.
 *
 * @param kind what its rows are
 * @param sources paths of its pages, sorted
 * @param exports the exports' own records ({@code fact.export}), one a page
 * @param ownerNamed whether it names its owner, or its rows do; else the owner is assumed
 * @param completeness whether rows are missing
 * @param reason why, in a few words; empty where the export gives none
 * @param asOf when it was true, UTC; empty when nothing states it, which counts as the end of the
 *     case
 * @param idTypes IDs that at least one row has
 * @param rows how many rows it has
 */
public record ExportedList(
    Kind kind,
    List<String> sources,
    List<Event> exports,
    boolean ownerNamed,
    Completeness completeness,
    String reason,
    Optional<Instant> asOf,
    Set<Attribute> idTypes,
    long rows) {
  public ExportedList {
    sources = List.copyOf(sources);
    exports = List.copyOf(exports);
    idTypes = Set.copyOf(idTypes);
  }

  /** Whether the row is one of this list. */
  public boolean contains(Event row) {
    return sources.contains(row.source());
  }

  /** Whether what is not in it did not exist. */
  public boolean isComplete() {
    return completeness == Completeness.COMPLETE;
  }

  /** The same list, of which rows may be missing for that reason. */
  ExportedList doubted(String why) {
    return isComplete()
        ? new ExportedList(
            kind, sources, exports, ownerNamed, Completeness.UNKNOWN, why, asOf, idTypes, rows)
        : this;
  }

  /** The same list, of which nothing in it names the owner. */
  public ExportedList assumed() {
    return new ExportedList(
        kind, sources, exports, false, completeness, reason, asOf, idTypes, rows);
  }

  /** The export as evidence: its first page. */
  public EvidenceItem evidence(String says, boolean supports) {
    return new EvidenceItem(exports.getFirst(), says, supports);
  }

  /** Whether a list holds all rows there were. */
  public enum Completeness {
    /** Nothing is missing from it: what is not in it did not exist. */
    COMPLETE,
    /** Rows are missing: it was cut, or shows a part by definition. */
    PARTIAL,
    /** Rows may be missing: it may have been cut or filtered. */
    UNKNOWN;

    /** How surely what is not in the list did not exist; empty where that shows nothing. */
    public Optional<PremiseBasis> absence() {
      return switch (this) {
        case COMPLETE -> Optional.of(PremiseBasis.COMPLETE_LIST);
        case UNKNOWN -> Optional.of(PremiseBasis.LIMITED_LIST);
        case PARTIAL -> Optional.empty();
      };
    }
  }
}
