package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Condition on a case note. A note is someone's word: never more than likely.
 *
 * @param path dotted, such as {@code site.version}
 * @param says what it shows; null for the note itself
 */
public record CaseNoteCondition(String path, ValueMatcher value, @Nullable String says)
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
            PremiseBasis.NOTE, path + " has a different value in the case notes", Kind.FACT_NOTE));
  }

  @Override
  public boolean appliesTo(Scope subject) {
    return true;
  }
}
