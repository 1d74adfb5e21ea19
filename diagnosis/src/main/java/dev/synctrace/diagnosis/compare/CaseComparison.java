package dev.synctrace.diagnosis.compare;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between an older and a newer case; what is equal in both is not listed. Immutable.
 *
 * @param verdicts by urgency of the change, then by group, collection and member
 * @param causes by ID; only those that explain more or fewer members and actions than before
 * @param prerequisites in the order of the checklist
 * @param actions by urgency of the change, then by start
 * @param coverage logs and exports, of a machine each, that one of the cases lacks; by name
 * @param notes why the two may not be comparable, one sentence each
 */
public record CaseComparison(
    List<VerdictDifference> verdicts,
    List<CauseDifference> causes,
    List<PrerequisiteDifference> prerequisites,
    List<ActionDifference> actions,
    List<CoverageDifference> coverage,
    List<String> notes) {
  public CaseComparison {
    verdicts = List.copyOf(verdicts);
    causes = List.copyOf(causes);
    prerequisites = List.copyOf(prerequisites);
    actions = List.copyOf(actions);
    coverage = List.copyOf(coverage);
    notes = List.copyOf(notes);
  }

  /** What became of something, most urgent first. */
  public enum Change {
    /** Was as it should be, and is not any more. */
    BROKEN("broken"),
    /** Was known, and cannot be seen any more: no improvement. */
    LOST_SIGHT("lostSight"),
    /** Is as it should be now. */
    FIXED("fixed"),
    /** Differs otherwise, such as in its root cause. */
    CHANGED("changed"),
    /** Is in the newer case only. */
    APPEARED("appeared"),
    /** Is in the older case only, though the newer one would show it. */
    GONE("gone");

    private final String label;

    Change(String label) {
      this.label = label;
    }

    /** Returns the word in JSON, such as {@code lostSight}. */
    public String label() {
      return label;
    }
  }

  /** A verdict in one of the cases; the root cause is null where none is found. */
  public record VerdictSide(VerdictState verdict, Grade grade, @Nullable String rootCause) {}

  /**
   * A member whose verdict differs.
   *
   * @param member its name; its ID where no source names it
   * @param id the ID by which the two cases agree on the member, else its first one
   * @param oldSide null where the older case has no such member
   * @param newSide null where the newer case has no such member
   */
  public record VerdictDifference(
      String member,
      String id,
      Mapping mapping,
      @Nullable VerdictSide oldSide,
      @Nullable VerdictSide newSide,
      Change change) {}

  /** How many members and actions a cause explains; a cause of the whole site counts as one. */
  public record CauseDifference(String id, long oldCount, long newCount) {}

  /** A prerequisite whose state differs; a side is null where the case has no such group. */
  public record PrerequisiteDifference(
      String title,
      Prerequisite.@Nullable State oldState,
      Prerequisite.@Nullable State newState,
      Change change) {}

  /** An action in one of the cases; the cause is the best one, null for none. */
  public record ActionSide(ActionOutcome outcome, @Nullable String cause) {}

  /**
   * An action whose outcome or cause differs.
   *
   * @param taskGuid its task, which both cases know it by
   * @param action as the admin center calls it; null when no source tells
   * @param start UTC; null when no step has a time
   * @param oldSide null where the older case has no such action
   * @param newSide null where the newer case has no such action
   */
  public record ActionDifference(
      String taskGuid,
      @Nullable String action,
      @Nullable Instant start,
      @Nullable ActionSide oldSide,
      @Nullable ActionSide newSide,
      Change change) {}

  /**
   * A log or export of one machine that only one of the cases has.
   *
   * @param log name of the log or export
   * @param machine null where none is known or where it is of no machine
   * @param change {@link Change#LOST_SIGHT} or {@link Change#APPEARED}
   */
  public record CoverageDifference(String log, @Nullable String machine, Change change) {}

  /** Whether a member, an action or a prerequisite was as it should be and is not any more. */
  public boolean isBroken() {
    return verdicts.stream().anyMatch(each -> each.change() == Change.BROKEN)
        || actions.stream().anyMatch(each -> each.change() == Change.BROKEN)
        || prerequisites.stream().anyMatch(each -> each.change() == Change.BROKEN);
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return verdicts.isEmpty()
        && causes.isEmpty()
        && prerequisites.isEmpty()
        && actions.isEmpty()
        && coverage.isEmpty();
  }
}
