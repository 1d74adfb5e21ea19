package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a cause file, as read. What each form means is in docs/causes.md; {@link
 * ConditionReader} reads them.
 */
public sealed interface Condition
    permits Condition.AllOf,
        Condition.AnyOf,
        EventCondition,
        Condition.NotCondition,
        Condition.CaseNoteCondition,
        Condition.PredicateCondition {
  /** The ways in which it can hold. */
  List<DecisionRule> waysToHold();

  /** The ways in which it can be told that it does not hold. */
  List<DecisionRule> waysToFail();

  /** Looks into the context of the cause's subject. */
  ConditionResult evaluate(SubjectContext subjectContext);

  /** Whether it can be asked of subjects of that scope. */
  boolean appliesTo(Scope subject);

  /** Holds when all hold, as surely as the weakest of them; one that fails decides. */
  record AllOf(List<Condition> conditions) implements Condition {
    public AllOf {
      conditions = List.copyOf(conditions);
    }

    @Override
    public ConditionResult evaluate(SubjectContext subjectContext) {
      List<Proof> proofs = new ArrayList<>();
      List<MissingEvidence> missing = new ArrayList<>();
      for (Condition condition : conditions) {
        switch (condition.evaluate(subjectContext)) {
          case ConditionResult.Fails fails -> {
            return fails;
          }
          case ConditionResult.Holds holds -> proofs.add(holds.proof());
          case ConditionResult.Unknown unknown -> missing.addAll(unknown.missing());
        }
      }
      return missing.isEmpty()
          ? new ConditionResult.Holds(new Proof.All(proofs))
          : new ConditionResult.Unknown(missing);
    }

    @Override
    public List<DecisionRule> waysToHold() {
      return DecisionRule.together(conditions.stream().map(Condition::waysToHold).toList());
    }

    @Override
    public List<DecisionRule> waysToFail() {
      return conditions.stream().flatMap(condition -> condition.waysToFail().stream()).toList();
    }

    @Override
    public boolean appliesTo(Scope subject) {
      return conditions.stream().allMatch(condition -> condition.appliesTo(subject));
    }
  }

  /** Holds when one holds, as surely as the surest; fails only when all fail. */
  record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }

    @Override
    public ConditionResult evaluate(SubjectContext subjectContext) {
      List<Proof> holding = new ArrayList<>();
      List<Proof> failing = new ArrayList<>();
      List<MissingEvidence> missing = new ArrayList<>();
      for (Condition condition : conditions) {
        switch (condition.evaluate(subjectContext)) {
          case ConditionResult.Holds holds -> holding.add(holds.proof());
          case ConditionResult.Fails fails -> failing.add(fails.proof());
          case ConditionResult.Unknown unknown -> missing.addAll(unknown.missing());
        }
      }
      if (!holding.isEmpty()) {
        return new ConditionResult.Holds(new Proof.Any(holding));
      }
      return missing.isEmpty()
          ? new ConditionResult.Fails(new Proof.All(failing))
          : new ConditionResult.Unknown(missing);
    }

    @Override
    public List<DecisionRule> waysToHold() {
      return conditions.stream().flatMap(condition -> condition.waysToHold().stream()).toList();
    }

    @Override
    public List<DecisionRule> waysToFail() {
      return DecisionRule.together(conditions.stream().map(Condition::waysToFail).toList());
    }

    @Override
    public boolean appliesTo(Scope subject) {
      return conditions.stream().allMatch(condition -> condition.appliesTo(subject));
    }
  }

  /**
   * Holds when the other fails; where the case would not show it, that stays unknown.
   *
   * @param says what its failing shows; null for the other's own sentences
   */
  record NotCondition(Condition condition, @Nullable String says) implements Condition {
    @Override
    public ConditionResult evaluate(SubjectContext subjectContext) {
      return switch (condition.evaluate(subjectContext)) {
        case ConditionResult.Holds holds -> new ConditionResult.Fails(turned(holds.proof(), false));
        case ConditionResult.Fails fails -> new ConditionResult.Holds(turned(fails.proof(), true));
        case ConditionResult.Unknown unknown -> unknown;
      };
    }

    @Override
    public List<DecisionRule> waysToHold() {
      return DecisionRule.saying(says, condition.waysToFail());
    }

    @Override
    public List<DecisionRule> waysToFail() {
      return condition.waysToHold();
    }

    @Override
    public boolean appliesTo(Scope subject) {
      return condition.appliesTo(subject);
    }

    private Proof turned(Proof proof, boolean supports) {
      return proof.restated(piece ->
          new EvidenceItem(
              piece.event(), says == null || !supports ? piece.says() : says, supports));
    }
  }

  /**
   * Condition on a case note. A note is someone's word: never more than likely.
   *
   * @param path dotted, such as {@code site.version}
   * @param says what it shows; null for the note itself
   */
  record CaseNoteCondition(String path, ValueMatcher value, @Nullable String says)
      implements Condition {
    @Override
    public ConditionResult evaluate(SubjectContext subjectContext) {
      Optional<CaseNotesEntry> note = subjectContext.note(path);
      if (note.isEmpty()) {
        return ConditionResult.unknown(
            new MissingEvidence(
                "case note " + path, "write the value into case-notes.yaml and ingest that file"));
      }
      String sentence = says == null ? "Case notes: " + path + " is " + note.get().value() : says;
      return value.accepts(Optional.of(note.get().value()))
          ? ConditionResult.holds(
              PremiseBasis.NOTE, EvidenceItem.supporting(note.get().event(), sentence))
          : ConditionResult.fails(
              PremiseBasis.NOTE,
              EvidenceItem.against(
                  note.get().event(), "Case notes: " + path + " is " + note.get().value()));
    }

    @Override
    public List<DecisionRule> waysToHold() {
      return List.of(
          DecisionRule.of(
              PremiseBasis.NOTE,
              says == null ? path + " is in the case notes" : says,
              Kind.FACT_NOTE));
    }

    @Override
    public List<DecisionRule> waysToFail() {
      return List.of(
          DecisionRule.of(
              PremiseBasis.NOTE,
              path + " has a different value in the case notes",
              Kind.FACT_NOTE));
    }

    @Override
    public boolean appliesTo(Scope subject) {
      return true;
    }
  }

  /**
   * A condition in code.
   *
   * @param says what its evidence shows, in place of the predicate's own sentences; null to keep
   *     them
   */
  record PredicateCondition(Predicate<?> predicate, @Nullable String says) implements Condition {
    @Override
    public ConditionResult evaluate(SubjectContext subjectContext) {
      ConditionResult conditionResult = ask(predicate, subjectContext);
      return says != null && conditionResult instanceof ConditionResult.Holds holds
          ? new ConditionResult.Holds(said(holds.proof(), says))
          : conditionResult;
    }

    @Override
    public List<DecisionRule> waysToHold() {
      return DecisionRule.saying(says, predicate.ways());
    }

    @Override
    public List<DecisionRule> waysToFail() {
      return predicate.ways().stream()
          .limit(1)
          .map(decisionRule ->
              new DecisionRule(
                  List.of(PremiseBasis.RECORD),
                  not(decisionRule.says()),
                  decisionRule.kinds(),
                  decisionRule.generic()))
          .toList();
    }

    private static List<String> not(List<String> clauses) {
      return clauses.stream().map(clause -> "not the case: " + clause).toList();
    }

    @Override
    public boolean appliesTo(Scope subject) {
      return subject.reaches(predicate.looksAt());
    }

    private static <D extends SubjectContext> ConditionResult ask(
        Predicate<D> predicate, SubjectContext subjectContext) {
      D asked = Scope.around(subjectContext, predicate.looksAt());
      return asked.once(predicate, () -> predicate.evaluate(asked));
    }

    private static Proof said(Proof proof, String sentence) {
      return proof.restated(piece -> new EvidenceItem(piece.event(), sentence, piece.supports()));
    }
  }
}
