package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;

/**
 * Predicates on what only the engineer can know. Where nothing is noted these fail rather than stay
 * open: a text no one saw is not asked after.
 */
final class NotePredicates {
  private static final String SKEW = "clock.skewSeconds.";

  private NotePredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        site(
            "portalMessageNoted",
            NotePredicates::portalMessage,
            of(
                PremiseBasis.CONCLUSION,
                "the case notes contain a message of the admin center",
                Kind.FACT_NOTE)),
        site(
            "clockOff",
            NotePredicates::clockOff,
            of(
                PremiseBasis.CONCLUSION,
                "the case notes state that the clock of a machine is wrong",
                Kind.FACT_NOTE)));
  }

  /** The text of the admin center is in the notes. */
  static ConditionResult portalMessage(SiteContext site) {
    return site.note("site.portalMessage")
        .map(note ->
            ConditionResult.holds(
                PremiseBasis.NOTE,
                EvidenceItem.supporting(note.event(), "the admin center showed this message")))
        .orElseGet(() -> ConditionResult.fails(PremiseBasis.LOG_SILENCE));
  }

  /** A machine's clock is noted to be off. */
  static ConditionResult clockOff(SiteContext site) {
    List<Event> noted =
        site.events(Kind.FACT_NOTE).stream()
            .filter(note -> value(note, Attribute.NOTE_KEY).startsWith(SKEW))
            .filter(note -> note.attributes().number(Attribute.SECONDS).isPresent())
            .toList();
    List<Event> off =
        noted.stream()
            .filter(note -> note.attributes().number(Attribute.SECONDS).orElse(0) != 0)
            .toList();
    if (!off.isEmpty()) {
      return holds(PremiseBasis.NOTE, off, "this clock is wrong (case notes)");
    }
    return noted.isEmpty()
        ? ConditionResult.fails(PremiseBasis.LOG_SILENCE)
        : fails(PremiseBasis.NOTE, noted, "this clock is correct (case notes)");
  }
}
