package dev.synctrace.diagnosis.portal;

import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.cause.condition.Condition.AllOf;
import dev.synctrace.diagnosis.cause.condition.Condition.AnyOf;
import dev.synctrace.diagnosis.cause.condition.Condition.CaseNoteCondition;
import dev.synctrace.diagnosis.cause.condition.Condition.NotCondition;
import dev.synctrace.diagnosis.cause.condition.Condition.PredicateCondition;
import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.cause.condition.EventCondition;
import dev.synctrace.diagnosis.cause.condition.ValueMatcher;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.coverage.Coverage.Family;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.parsers.model.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at each single sign of a cause apart from the text by which it is known. */
final class CauseConditionCheck {
  static final String TEXT = "site.portalMessage";
  private static final String TEXT_PREDICATE = "portalMessageNoted";
  private static final String AS_NOTED = " (case notes)";

  private final SubjectContext subjectContext;
  private final Set<EvidenceItem> evidence = new LinkedHashSet<>();
  private final Set<String> notSeen = new LinkedHashSet<>();
  private final Set<MissingEvidence> missing = new LinkedHashSet<>();
  private boolean shown;

  CauseConditionCheck(SubjectContext subjectContext) {
    this.subjectContext = subjectContext;
  }

  /** Looks at what must hold: each that does shows the cause. */
  void required(List<Condition> conditions) {
    signs(conditions).forEach(sign -> look(sign, true));
  }

  /**
   * Looks at what makes it surer: a fact or someone's word shows the cause, a record of a log only
   * hints at it, since a restart or an error may have come of anything.
   */
  void supporting(List<Condition> conditions) {
    signs(conditions).forEach(sign -> look(sign, false));
  }

  /** Whether something else than the text shows the cause. */
  boolean anyShows() {
    return shown;
  }

  Set<EvidenceItem> evidence() {
    return evidence;
  }

  Set<String> notSeen() {
    return notSeen;
  }

  Set<MissingEvidence> missing() {
    return missing;
  }

  private static List<Condition> signs(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(CauseConditionCheck::single)
        .filter(sign -> !isText(sign))
        .toList();
  }

  private static Stream<Condition> single(Condition condition) {
    return switch (condition) {
      case AllOf all -> all.conditions().stream().flatMap(CauseConditionCheck::single);
      case AnyOf any -> any.conditions().stream().flatMap(CauseConditionCheck::single);
      case EventCondition _, NotCondition _, CaseNoteCondition _, PredicateCondition _ ->
          Stream.of(condition);
    };
  }

  private static boolean isText(Condition sign) {
    return switch (sign) {
      case CaseNoteCondition note -> note.path().equals(TEXT);
      case PredicateCondition named -> named.predicate().name().equals(TEXT_PREDICATE);
      default -> false;
    };
  }

  private void look(Condition sign, boolean required) {
    switch (sign.evaluate(subjectContext)) {
      case ConditionResult.Holds holds -> {
        shown |= required || holds.evidence().stream().noneMatch(CauseConditionCheck::isOfLog);
        evidence.addAll(holds.evidence());
      }
      case ConditionResult.Fails fails -> {
        fails.evidence().stream().map(piece -> notFound(sign, piece)).forEach(evidence::add);
        if (fails.evidence().isEmpty() && sign instanceof EventCondition event) {
          silence(event).ifPresent(notSeen::add);
        }
      }
      case ConditionResult.Unknown unknown -> {
        if (sign instanceof CaseNoteCondition note) {
          missing.add(question(note));
        } else {
          missing.addAll(unknown.missing());
        }
      }
    }
  }

  private static boolean isOfLog(EvidenceItem piece) {
    return Family.of(piece.event().kind()) == Family.LOG;
  }

  /** The sentence of a sign tells that it is there; here it was looked for in vain. */
  private static EvidenceItem notFound(Condition sign, EvidenceItem piece) {
    return sign instanceof EventCondition event && event.says() != null
        ? new EvidenceItem(piece.event(), "not found: " + begun(event.says()), piece.supports())
        : piece;
  }

  /** What a log of the case could have shown; an unread message may be in any. */
  private Optional<String> silence(EventCondition event) {
    String logs =
        event.kinds().stream()
            .flatMap(kind -> KindOrigins.logsOf(kind).stream())
            .distinct()
            .filter(subjectContext.coverage()::hasLog)
            .map(log -> log + ".log")
            .collect(Collectors.joining(", "));
    String says = event.says() == null ? labels(event.kinds()) : event.says();
    return logs.isEmpty() ? Optional.empty() : Optional.of(says + ": no such record in " + logs);
  }

  private static String labels(List<Kind> kinds) {
    return kinds.stream().map(Kind::label).collect(Collectors.joining(" or "));
  }

  /** Asks the engineer what only he can know, in the words the answer would be shown with. */
  private static MissingEvidence question(CaseNoteCondition note) {
    String says = note.says() == null ? note.path() : note.says();
    String plain =
        says.endsWith(AS_NOTED) ? says.substring(0, says.length() - AS_NOTED.length()) : says;
    int dot = note.path().lastIndexOf('.');
    String parent = note.path().substring(0, Math.max(0, dot));
    String key = note.path().substring(dot + 1);
    return new MissingEvidence(
        "whether " + begun(plain),
        "write into case-notes.yaml: " + parent + ": {" + key + ": " + answers(note.value()));
  }

  private static String answers(ValueMatcher test) {
    List<String> values = test instanceof ValueMatcher.OneOf one ? one.values() : List.of();
    if (values.equals(List.of("false")) || values.equals(List.of("true"))) {
      String yes = values.getFirst();
      return yes + "} if yes, " + !Boolean.parseBoolean(yes) + " if no. Then ingest that file";
    }
    return "...}. Then ingest that file";
  }

  /** Within a sentence; a name in capitals keeps them. */
  private static String begun(String sentence) {
    boolean word = sentence.matches("(?s).[\\p{Ll} ].*");
    return word ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
  }
}
