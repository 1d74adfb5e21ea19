package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.choiceOrNull;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.valueOrNull;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.wordOrNull;

import dev.synctrace.diagnosis.compare.CaseComparison;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionSide;
import dev.synctrace.diagnosis.compare.CaseComparison.CauseDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.Change;
import dev.synctrace.diagnosis.compare.CaseComparison.CoverageDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.PrerequisiteDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictSide;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;

/** What differs between two cases, as the contract writes it in JSON. */
public final class ComparisonJson {
  private static final Choice<Change> CHANGE = Choice.of(Change.class, Change::label);

  private static final ObjectSchema<VerdictSide> VERDICT_SIDE =
      ObjectSchema.of(
          "verdictOfCase",
          "The verdict of a member in one of the cases.",
          choice("verdict", Choice.of(VerdictState.class), VerdictSide::verdict, "The verdict."),
          choice("grade", FindingJson.GRADE, VerdictSide::grade, "How sure it is."),
          wordOrNull("rootCause", VerdictSide::rootCause, "ID of the root cause."));

  private static final ObjectSchema<CauseDifference> CAUSE =
      ObjectSchema.of(
          "causeDifference",
          "A cause that explains more or fewer members and actions than before.",
          word("id", CauseDifference::id, "ID of the cause."),
          number("old", CauseDifference::oldCount, "Number of members and actions before."),
          number("new", CauseDifference::newCount, "Number of members and actions after."));

  private static final ObjectSchema<PrerequisiteDifference> PREREQUISITE =
      ObjectSchema.of(
          "prerequisiteDifference",
          "A prerequisite whose state differs.",
          text("title", PrerequisiteDifference::title, "What must be so."),
          choiceOrNull(
              "old",
              Choice.of(Prerequisite.State.class),
              PrerequisiteDifference::oldState,
              "State before; null where the case has no such group."),
          choiceOrNull(
              "new",
              Choice.of(Prerequisite.State.class),
              PrerequisiteDifference::newState,
              "State after; null where the case has no such group."),
          choice("change", CHANGE, PrerequisiteDifference::change, "What became of it."));

  private static final ObjectSchema<ActionSide> ACTION_SIDE =
      ObjectSchema.of(
          "actionOfCase",
          "An action in one of the cases.",
          choice(
              "outcome", Choice.of(ActionOutcome.class), ActionSide::outcome, "How far it came."),
          wordOrNull("cause", ActionSide::cause, "ID of the best cause."));

  private static final ObjectSchema<ActionDifference> ACTION =
      ObjectSchema.of(
          "actionDifference",
          "An action whose outcome or cause differs.",
          text("taskGuid", ActionDifference::taskGuid, "GUID of the task."),
          textOrNull("action", ActionDifference::action, "Name of the action in the admin center."),
          timeOrNull("start", ActionDifference::start, "Time of its first record."),
          valueOrNull(
              "old",
              ACTION_SIDE,
              ActionDifference::oldSide,
              "The action in the older case; null where it is not there."),
          valueOrNull(
              "new",
              ACTION_SIDE,
              ActionDifference::newSide,
              "The action in the newer case; null where it is not there."),
          choice("change", CHANGE, ActionDifference::change, "What became of it."));

  private static final ObjectSchema<CoverageDifference> COVERAGE =
      ObjectSchema.of(
          "coverageDifference",
          "A log or export of one machine that only one of the cases has.",
          word("log", CoverageDifference::log, "Name of the log or export."),
          textOrNull("machine", CoverageDifference::machine, "Name of the machine."),
          choice("change", CHANGE, CoverageDifference::change, "lostSight or appeared."));

  /** A member whose verdict differs. */
  public static final ObjectSchema<VerdictDifference> VERDICT =
      ObjectSchema.of(
          "verdictDifference",
          "A member whose verdict differs.",
          text("member", VerdictDifference::member, "Name of the member; else its ID."),
          text("id", VerdictDifference::id, "ID by which both cases know the member."),
          text("group", each -> each.mapping().groupId(), "Object ID of the group."),
          textOrNull("groupName", each -> each.mapping().groupName(), "Group name."),
          textOrNull("collection", each -> each.mapping().collectionId(), "Collection ID."),
          valueOrNull(
              "old",
              VERDICT_SIDE,
              VerdictDifference::oldSide,
              "Verdict in the older case; null where it has no such member."),
          valueOrNull(
              "new",
              VERDICT_SIDE,
              VerdictDifference::newSide,
              "Verdict in the newer case; null where it has no such member."),
          choice("change", CHANGE, VerdictDifference::change, "What became of it."));

  /** The whole comparison. */
  public static final ObjectSchema<ComparisonAnswer> DOCUMENT =
      ObjectSchema.of(
          "diff",
          "What differs between an older and a newer case.",
          word("old", ComparisonAnswer::older, "Address of the older case."),
          word("new", ComparisonAnswer::newer, "Address of the newer case."),
          answerRows(
              "verdicts",
              VERDICT,
              (answer, consumer) -> {
                for (VerdictDifference each : answer.comparison().verdicts()) {
                  consumer.accept(each);
                }
              },
              "Members whose verdict differs, most urgent first."),
          list("causes", CAUSE, answer -> answer.comparison().causes(), "Causes, by ID."),
          list(
              "prerequisites",
              PREREQUISITE,
              answer -> answer.comparison().prerequisites(),
              "Prerequisites whose state differs."),
          list(
              "actions",
              ACTION,
              answer -> answer.comparison().actions(),
              "Actions, most urgent first."),
          list(
              "coverage",
              COVERAGE,
              answer -> answer.comparison().coverage(),
              "Logs and exports that only one case has."),
          texts(
              "notes",
              answer -> answer.comparison().notes(),
              "Why the cases may not be comparable, one sentence each."));

  private ComparisonJson() {}

  /**
   * Two compared cases.
   *
   * @param older address of the older case
   * @param newer address of the newer case
   */
  public record ComparisonAnswer(String older, String newer, CaseComparison comparison) {}
}
