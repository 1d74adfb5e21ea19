package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all predicates ask of the rows of exports and of records. */
final class RowQueries {
  /** So many records show a thing; more would only be read by no one. */
  private static final int SHOWN = 3;

  private RowQueries() {}

  /**
   * The rows of the newest export among them. Older exports told what is no longer so.
   *
   * @param rows oldest first, those without a time last: they count as of the end of the case
   */
  static List<Event> newest(List<Event> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    @Nullable Instant newest = rows.getLast().time();
    return rows.stream().filter(row -> Objects.equals(row.time(), newest)).toList();
  }

  /** The newest export of that fact, to show what it does not hold; empty when it names none. */
  static List<Event> export(SubjectContext subjectContext, Kind fact) {
    return ListCatalogue.newest(subjectContext.lists(fact)).stream()
        .flatMap(list -> list.exports().stream())
        .toList();
  }

  /**
   * How surely a row of the subject that is in no list does not exist; empty where nothing shows.
   */
  static Optional<PremiseBasis> absence(SubjectContext subjectContext, Kind fact) {
    return subjectContext.coverage().shows(fact)
        ? subjectContext.completeness(fact).absence()
        : Optional.empty();
  }

  /** Whether lists of the fact show for certain that a row they do not have does not exist. */
  static boolean isComplete(SubjectContext subjectContext, Kind fact) {
    return absence(subjectContext, fact).filter(PremiseBasis.COMPLETE_LIST::equals).isPresent();
  }

  static boolean is(Event event, Attribute attribute, String value) {
    return event.attributes().get(attribute).filter(value::equalsIgnoreCase).isPresent();
  }

  static boolean has(Event event, Attribute attribute) {
    return event.attributes().get(attribute).isPresent();
  }

  static String value(Event event, Attribute attribute) {
    return event.attributes().get(attribute).orElse("");
  }

  /** Refused operations changed nothing. */
  static boolean succeeded(Event audit) {
    String result = value(audit, Attribute.RESULT).toLowerCase(Locale.ROOT);
    return !MappingContext.FAILED.contains(result);
  }

  /** When it happened, for comparison; what has no time counts as the end of the case. */
  static Instant time(Event event) {
    return event.time() == null ? UnboundedInstants.AFTER_ALL : event.time();
  }

  static ConditionResult holds(PremiseBasis ground, List<Event> events, String says) {
    return new ConditionResult.Holds(Proof.of(ground, evidence(events, says, true)));
  }

  static ConditionResult fails(PremiseBasis ground, List<Event> events, String says) {
    return new ConditionResult.Fails(Proof.of(ground, evidence(events, says, false)));
  }

  static ConditionResult unknown(Kind kind) {
    return ConditionResult.unknown(KindOrigins.howToGet(kind));
  }

  private static List<EvidenceItem> evidence(List<Event> events, String says, boolean supports) {
    return events.stream()
        .limit(SHOWN)
        .map(event -> new EvidenceItem(event, says, supports))
        .toList();
  }
}
