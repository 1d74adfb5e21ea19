package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.flag;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.numberOrNull;
import static dev.synctrace.output.schema.Property.onlyIf;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.time;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.value;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.wordOrNull;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.TimeWindow;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.PathStep.PathStage;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.JsonOutput;
import dev.synctrace.output.schema.JsonType;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import dev.synctrace.output.schema.SchemaDefinitions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The objects that verdicts and actions have in common, as the contract writes them in JSON. */
final class FindingJson {
  static final Choice<Grade> GRADE = Choice.of(Grade.class);

  static final ObjectSchema<EvidenceItem> EVIDENCE =
      ObjectSchema.of(
          "evidence",
          "A record or row that supports or contradicts an answer.",
          text("source", piece -> piece.event().source(), "Path of the file in the bundle."),
          number("line", piece -> piece.event().line(), "Line in the file, from 1."),
          timeOrNull("time", piece -> piece.event().time(), "Time of the record."),
          text("text", piece -> piece.event().message(), "Text of the record."),
          text("says", EvidenceItem::says, "What the record means for the answer, one sentence."),
          flag("for", EvidenceItem::supports, "True if it supports the answer, false if not."));

  static final ObjectSchema<MissingEvidence> MISSING =
      ObjectSchema.of(
          "missing",
          "Something that would decide the answer and is not in the case.",
          text("what", MissingEvidence::what, "What to collect."),
          text("how", MissingEvidence::how, "Where it is, and the command or query for it."));

  /** A cause with its fix; what proves it is with its subject. */
  static final ObjectSchema<FoundCause> CAUSE =
      ObjectSchema.of(
          "cause",
          "A cause that fits.",
          word("id", FoundCause::id, "ID in the catalogue, such as S01 or T01."),
          text("title", FoundCause::title, "The cause, one sentence."),
          choice("grade", GRADE, FoundCause::grade, "How sure it is."),
          texts("fix", FoundCause::fix, "Steps of the fix, in order."),
          texts("links", FoundCause::links, "Addresses of documentation."));

  /** A cause of a member, with its place in the chain. */
  static final ObjectSchema<ChainedCause> CHAINED_CAUSE =
      ObjectSchema.of(
          "causeOfMember",
          "A cause that fits a member, with its place in the chain of causes.",
          word("id", chained -> chained.cause().id(), "ID in the catalogue, such as S01."),
          text("title", chained -> chained.cause().title(), "The cause, one sentence."),
          choice("grade", GRADE, chained -> chained.cause().grade(), "How sure it is."),
          choice(
              "role",
              Choice.of(CauseChain.Role.class, role -> role.name().toLowerCase(Locale.ROOT)),
              chained -> chained.chain().role(chained.cause()),
              "Whether it is the root cause, a consequence of the root cause, or fits besides."),
          words(
              "because",
              chained -> chained.chain().because(chained.cause()),
              "IDs of the found causes that it follows from."),
          texts("fix", chained -> chained.cause().fix(), "Steps of the fix, in order."),
          texts("links", chained -> chained.cause().links(), "Addresses of documentation."));

  /** A cause with its proof. */
  static final ObjectSchema<FoundCause> SITE_CAUSE =
      ObjectSchema.of(
          "causeOfSite",
          "A cause that concerns the whole site or tenant.",
          word("id", FoundCause::id, "ID in the catalogue, such as S01 or T01."),
          text("title", FoundCause::title, "The cause, one sentence."),
          choice("grade", GRADE, FoundCause::grade, "How sure it is."),
          list("evidence", EVIDENCE, FoundCause::evidence, "Records that show it."),
          texts("fix", FoundCause::fix, "Steps of the fix, in order."),
          texts("links", FoundCause::links, "Addresses of documentation."));

  private static final ObjectSchema<TimeWindow> GAP =
      ObjectSchema.of(
          "gap",
          "A period without records in a log that otherwise has them regularly.",
          time("from", TimeWindow::from, "Last record before the gap."),
          time("to", TimeWindow::to, "First record after the gap."));

  static final ObjectSchema<SourceCoverage> COVERAGE =
      ObjectSchema.of(
          "coverage",
          "The period that a source covers.",
          text("source", SourceCoverage::source, "Path of the file in the bundle."),
          wordOrNull("log", SourceCoverage::log, "Name of the log, or type of export."),
          timeOrNull("firstTime", SourceCoverage::firstTime, "Time of the earliest record."),
          timeOrNull("lastTime", SourceCoverage::lastTime, "Time of the latest record."),
          list("gaps", GAP, SourceCoverage::gaps, "Gaps, oldest first."),
          textOrNull("note", SourceCoverage::note, "What else to know, such as the retention."));

  static final ObjectSchema<UnknownErrorRecord> UNKNOWN_ERROR =
      ObjectSchema.of(
          "unknownError",
          "An error or warning that is not recognized, in a log that the answer rests on.",
          text("source", error -> error.first().source(), "Path of the file in the bundle."),
          number("line", error -> error.first().line(), "Line of the first such record."),
          timeOrNull("time", error -> error.first().time(), "Time of the first such record."),
          text("text", error -> error.first().message(), "Text of the first such record."),
          number("count", UnknownErrorRecord::count, "Number of records with this text."));

  static final ObjectSchema<Collectable> COLLECTABLE =
      ObjectSchema.of(
          "collectable",
          "Something to collect that would decide answers.",
          text("what", Collectable::what, "What to collect."),
          text("how", Collectable::how, "Where it is, and the command or query for it."),
          textOrNull("machine", Collectable::machine, "The machine it is on, if it is one."),
          onlyIf(
              thing -> !thing.machines().isEmpty(),
              texts(
                  "machines",
                  Collectable::machines,
                  "The first machines it is on; present only if there are many.")),
          number("members", Collectable::members, "Number of members that it would help."),
          number("actions", Collectable::actions, "Number of actions that it would help."));

  private FindingJson() {}

  /** A cause of a member, and the chain it is in. */
  record ChainedCause(FoundCause cause, CauseChain chain) {
    static List<ChainedCause> of(List<FoundCause> causes, CauseChain chain) {
      return causes.stream().map(cause -> new ChainedCause(cause, chain)).toList();
    }
  }

  /** Returns what shows something, as {@code evidence}. */
  static <T> Property<T> evidence(Property.Value<T, List<EvidenceItem>> evidence) {
    return list("evidence", EVIDENCE, evidence, "Records that support or contradict the answer.");
  }

  /** Returns what would decide something, as {@code missing}. */
  static <T> Property<T> missing(Property.Value<T, List<MissingEvidence>> missing) {
    return list("missing", MISSING, missing, "What would decide the answer.");
  }

  /** Returns what each source covers, as {@code coverage}. */
  static <T> Property<T> coverage(Property.Value<T, List<SourceCoverage>> sources) {
    return list("coverage", COVERAGE, sources, "The period that each source covers.");
  }

  /** Returns errors that no kind covers, as {@code unknownErrors}. */
  static <T> Property<T> unknownErrors(Property.Value<T, List<UnknownErrorRecord>> errors) {
    return list(
        "unknownErrors",
        UNKNOWN_ERROR,
        errors,
        "Errors and warnings that are not recognized, most frequent first.");
  }

  /**
   * Returns how far a member or an action came, stage by stage.
   *
   * @param name of the object
   * @param stages all that such a path can have
   */
  static ObjectSchema<PathStep> step(
      String name, List<? extends PathStage> stages, SourceMachines machines) {
    return ObjectSchema.of(
        name,
        "One step of a path.",
        value("step", new StageType(stages), PathStep::stage, "The step."),
        choice(
            "state",
            Choice.of(PathStep.State.class, PathStep.State::label),
            PathStep::state,
            "Whether it is done; stopped: the log covers the time and does not show it."),
        timeOrNull(
            "time",
            step -> step.event() == null ? null : step.event().time(),
            "Time of the record that shows it."),
        text("says", PathStep::says, "What is known of it, one sentence."),
        textOrNull(
            "source",
            step -> step.event() == null ? null : step.event().source(),
            "Path of the file with the record that shows it."),
        numberOrNull(
            "line",
            step -> step.event() == null ? null : step.event().line(),
            "Line of the record that shows it."),
        textOrNull(
            "machine",
            step -> step.event() == null ? null : machines.nameOf(step.event().source()),
            "Machine that wrote the record."));
  }

  /** A stage of a path, by its name in JSON. */
  private record StageType(List<? extends PathStage> stages) implements JsonType<PathStage> {
    @Override
    public void write(JsonOutput out, PathStage stage) throws IOException {
      out.json().writeString(stage.label());
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "string");
      schema.put("enum", stages.stream().map(PathStage::label).toList());
      return schema;
    }
  }
}
