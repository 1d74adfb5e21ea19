package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.coverage.Coverage.Family;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.parsers.error.ErrorCodeAnnotations;
import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Events of a kind with certain attributes.
 *
 * @param kinds any of these
 * @param in whose events
 * @param where what their attributes must be; {@link Attribute#MENTIONS} when any mention passes
 * @param text what their message must contain a match of; null for any
 * @param atLeast so many of them
 * @param atMost no more than so many; null for no bound
 * @param endedBy successes after which they no longer count: past trouble explains nothing
 * @param says what they show, one plain sentence, with names of attributes in braces where their
 *     values belong; null for the record's own words
 */
public record EventCondition(
    List<Kind> kinds,
    Scope in,
    Map<Attribute, ValueMatcher> where,
    @Nullable Pattern text,
    int atLeast,
    @Nullable Integer atMost,
    List<Kind> endedBy,
    @Nullable String says)
    implements Condition {
  private static final int SHOWN = 3;
  private static final Duration SAME = Duration.ofSeconds(1);
  private static final Pattern ATTRIBUTE = Pattern.compile("\\{(\\w+)}");

  public EventCondition {
    kinds = List.copyOf(kinds);
    where = Map.copyOf(where);
    endedBy = List.copyOf(endedBy);
  }

  @Override
  public ConditionResult evaluate(SubjectContext subjectContext) {
    SubjectContext asked = in.around(subjectContext);
    return asked.once(this, () -> look(asked));
  }

  private ConditionResult look(SubjectContext asked) {
    List<Event> found = List.of();
    for (Kind kind : kinds) {
      for (Event event : asked.events(kind)) {
        if (fits(event)) {
          found = found.isEmpty() ? new ArrayList<>() : found;
          found.add(event);
        }
      }
    }
    if (!endedBy.isEmpty() && !found.isEmpty()) {
      Optional<Event> success = Recovery.after(asked.site(), found.getLast(), endedBy);
      if (success.isPresent()) {
        return new ConditionResult.Fails(Proof.of(PremiseBasis.RECORD, over(success.get())));
      }
      Optional<Event> other = Recovery.otherRefusal(asked.site(), found.getLast());
      if (other.isPresent()) {
        return new ConditionResult.Fails(
            Proof.of(
                PremiseBasis.RECORD,
                EvidenceItem.against(
                    other.get(), "Entra later refused the request for another reason")));
      }
    }
    if (found.size() >= atLeast && (atMost == null || found.size() <= atMost)) {
      return new ConditionResult.Holds(Proof.of(presence(found), evidence(found, true)));
    }
    if (!found.isEmpty() && found.size() >= atLeast) {
      return new ConditionResult.Fails(Proof.of(presence(), evidence(found, false)));
    }
    return absence(asked, found);
  }

  @Override
  public List<DecisionRule> waysToHold() {
    String words = says == null ? "a record of kind " + labels() : says;
    boolean generic = kinds.contains(Kind.OTHER) || where.containsKey(Attribute.HTTP_STATUS);
    return List.of(new DecisionRule(List.of(presence()), List.of(words), kinds, generic));
  }

  @Override
  public List<DecisionRule> waysToFail() {
    List<PremiseBasis> grounds =
        kinds.stream().map(EventCondition::surestAbsence).distinct().toList();
    return List.of(
        new DecisionRule(grounds, List.of("no record of kind " + labels()), kinds, false));
  }

  private String labels() {
    return String.join(" or ", kinds.stream().map(Kind::label).toList());
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return subject.reaches(in);
  }

  private boolean fits(Event event) {
    for (Map.Entry<Attribute, ValueMatcher> test : where.entrySet()) {
      if (!fits(event, test.getKey(), test.getValue())) {
        return false;
      }
    }
    return text == null || text.matcher(event.messageHead()).find();
  }

  private static boolean fits(Event event, Attribute attribute, ValueMatcher test) {
    if (attribute == Attribute.MENTIONS) {
      List<String> mentions = event.attributes().mentions();
      return mentions.isEmpty()
          ? test.accepts(Optional.empty())
          : mentions.stream().anyMatch(mention -> test.accepts(Optional.of(mention)));
    }
    if (test instanceof ValueMatcher.Absent && Family.of(event.kind()) == Family.FACT) {
      return StatedEmptyAttributes.isStated(event.attributes(), attribute);
    }
    return test.accepts(event.attributes().get(attribute));
  }

  /** An unread message that fits a pattern is a sign; a fact, an audit, a read message states. */
  private PremiseBasis presence() {
    return kinds.contains(Kind.OTHER) ? PremiseBasis.UNREAD_MESSAGE : PremiseBasis.RECORD;
  }

  /**
   * The event logs of the token broker show failures and no success, so that they cannot show
   * whether one is over.
   */
  private PremiseBasis presence(List<Event> found) {
    boolean neverEnds =
        !endedBy.isEmpty() && found.stream().allMatch(event -> KindOrigins.isEventLog(event.log()));
    return neverEnds ? PremiseBasis.CONCLUSION : presence();
  }

  private static EvidenceItem over(Event success) {
    return EvidenceItem.against(success, "A later record shows success");
  }

  private ConditionResult absence(SubjectContext asked, List<Event> tooFew) {
    List<Event> exports = new ArrayList<>();
    List<Proof> absences = new ArrayList<>();
    for (Kind kind : kinds) {
      Optional<PremiseBasis> absence = absence(asked, kind);
      if (absence.isEmpty()) {
        return kind == Kind.OTHER
            ? ConditionResult.fails(PremiseBasis.LOG_SILENCE)
            : ConditionResult.unknown(KindOrigins.howToGet(kind));
      }
      absences.add(Proof.of(absence.get()));
      if (Family.of(kind) == Family.FACT) {
        asked.lists(kind).forEach(list -> exports.addAll(list.exports()));
      }
    }
    absences.add(Proof.of(PremiseBasis.RECORD, evidence(tooFew, false)));
    absences.add(Proof.of(PremiseBasis.ROW, evidence(exports, false)));
    return new ConditionResult.Fails(new Proof.All(absences));
  }

  /** How surely there is none; empty where the case does not show it. */
  private static Optional<PremiseBasis> absence(SubjectContext asked, Kind kind) {
    if (!asked.coverage().shows(kind)) {
      return Optional.empty();
    }
    return Family.of(kind) == Family.FACT
        ? asked.completeness(kind).absence()
        : Optional.of(surestAbsence(kind));
  }

  /**
   * Refused writes leave no audit record, and silence of a log is no proof; causes.md section 4.
   */
  private static PremiseBasis surestAbsence(Kind kind) {
    return switch (Family.of(kind)) {
      case FACT -> PremiseBasis.COMPLETE_LIST;
      case AUDIT -> PremiseBasis.AUDIT_SILENCE;
      case LOG -> PremiseBasis.LOG_SILENCE;
    };
  }

  private List<EvidenceItem> evidence(List<Event> events, boolean supports) {
    if (events.isEmpty()) {
      return List.of();
    }
    List<Event> shown = withoutPreludes(events);
    List<EvidenceItem> evidence = new ArrayList<>(Math.min(SHOWN, shown.size()));
    for (Event event : shown.subList(0, Math.min(SHOWN, shown.size()))) {
      evidence.add(
          new EvidenceItem(event, says == null ? words(event) : filled(says, event), supports));
    }
    return evidence;
  }

  /** One trouble is often several records of a thread in the same second; the last sums it up. */
  private static List<Event> withoutPreludes(List<Event> events) {
    List<Event> last = new ArrayList<>();
    for (Event event : events) {
      if (!last.isEmpty() && isPrelude(last.getLast(), event)) {
        last.removeLast();
      }
      last.add(event);
    }
    return last;
  }

  private static boolean isPrelude(Event one, Event next) {
    return Family.of(one.kind()) == Family.LOG
        && one.kind() == next.kind()
        && one.source().equals(next.source())
        && Objects.equals(one.thread(), next.thread())
        && one.time() != null
        && next.time() != null
        && !next.time().isBefore(one.time())
        && Duration.between(one.time(), next.time()).compareTo(SAME) < 0;
  }

  /** Puts the event's attributes in place of their names in braces. */
  private static String filled(String says, Event event) {
    return ATTRIBUTE
        .matcher(says)
        .replaceAll(name ->
            Matcher.quoteReplacement(
                Attribute.byLabel(name.group(1))
                    .flatMap(event.attributes()::get)
                    .map(EventCondition::decoded)
                    .orElse("")));
  }

  /** The first line, with the meaning of the error code in it, if any. */
  private static String decoded(String value) {
    String line = firstLine(value);
    List<String> notes = ErrorCodeAnnotations.of(line);
    if (notes.isEmpty()) {
      return line;
    }
    return line.startsWith("0x") ? notes.getFirst() : line + " (" + notes.getFirst() + ")";
  }

  private static String words(Event event) {
    return firstLine(event.message());
  }

  private static String firstLine(String text) {
    String stripped = text.strip();
    int end = stripped.indexOf('\n');
    return end < 0 ? stripped : stripped.substring(0, end);
  }
}
