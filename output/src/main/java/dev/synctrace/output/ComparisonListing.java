package dev.synctrace.output;

import dev.synctrace.diagnosis.compare.CaseComparison;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionSide;
import dev.synctrace.diagnosis.compare.CaseComparison.CauseDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.Change;
import dev.synctrace.diagnosis.compare.CaseComparison.CoverageDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.PrerequisiteDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictSide;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.output.json.ComparisonJson;
import dev.synctrace.output.json.ComparisonJson.ComparisonAnswer;
import dev.synctrace.output.table.AnsiStyle;
import dev.synctrace.output.table.StatusText;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two cases; its rows are the members whose verdict differs. */
public final class ComparisonListing implements Listing<VerdictDifference> {
  private static final int MOST_ROWS = 200;
  private static final String NONE = "-";

  private final String older;
  private final String newer;
  private final CaseComparison comparison;
  private final Function<String, String> causeTitles;

  /**
   * @param older address of the older case
   * @param newer address of the newer case
   * @param causeTitles the title of a cause by its ID
   */
  public ComparisonListing(
      String older, String newer, CaseComparison comparison, Function<String, String> causeTitles) {
    this.older = older;
    this.newer = newer;
    this.comparison = comparison;
    this.causeTitles = causeTitles;
  }

  @Override
  public void forEach(RowConsumer<? super VerdictDifference> consumer) throws IOException {
    for (VerdictDifference each : comparison.verdicts()) {
      consumer.accept(each);
    }
  }

  @Override
  public Fields<VerdictDifference> fields() {
    return Fields.<VerdictDifference>none()
        .csv("member", VerdictDifference::member)
        .csv("id", VerdictDifference::id)
        .csv("group", each -> each.mapping().groupId())
        .csv("groupName", each -> each.mapping().groupName())
        .csv("collection", each -> each.mapping().collectionId())
        .csv("oldVerdict", each -> each.oldSide() == null ? null : each.oldSide().verdict())
        .csv("oldGrade", each -> each.oldSide() == null ? null : each.oldSide().grade())
        .csv("oldRootCause", each -> each.oldSide() == null ? null : each.oldSide().rootCause())
        .csv("newVerdict", each -> each.newSide() == null ? null : each.newSide().verdict())
        .csv("newGrade", each -> each.newSide() == null ? null : each.newSide().grade())
        .csv("newRootCause", each -> each.newSide() == null ? null : each.newSide().rootCause())
        .csv("change", each -> each.change().label());
  }

  @Override
  public JsonAnswer<VerdictDifference> json() {
    return schema().of(new ComparisonAnswer(older, newer, comparison));
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<ComparisonAnswer, VerdictDifference> schema() {
    return new AnswerSchema<>(ComparisonJson.DOCUMENT, ComparisonJson.VERDICT);
  }

  /** Prints the answer in one sentence, then what changed, most urgent first. */
  @Override
  public boolean print(TextPage page) {
    page.heading(headline());
    comparison.notes().forEach(note -> page.paragraph("  ! ", note));
    if (!comparison.verdicts().isEmpty()) {
      page.section("Members");
      members(page);
    }
    if (!comparison.causes().isEmpty()) {
      page.section("Causes (members and actions)");
      causes(page);
    }
    if (!comparison.prerequisites().isEmpty()) {
      page.section("Prerequisites");
      prerequisites(page);
    }
    if (!comparison.actions().isEmpty()) {
      page.section("Tenant-attach actions");
      actions(page);
    }
    if (!comparison.coverage().isEmpty()) {
      page.section("Logs and exports that only one case has");
      coverage(page);
    }
    return true;
  }

  /** Returns the answer in one sentence. */
  public String headline() {
    if (comparison.verdicts().isEmpty() && comparison.actions().isEmpty()) {
      return comparison.isEmpty()
          ? "The two cases give the same answers."
          : "All members and actions have the same answer in both cases.";
    }
    List<String> parts = new ArrayList<>();
    for (Change change : Change.values()) {
      String what =
          count("member", comparison.verdicts().stream().map(VerdictDifference::change), change);
      String actions =
          count("action", comparison.actions().stream().map(ActionDifference::change), change);
      if (!what.isEmpty() || !actions.isEmpty()) {
        String both = what.isEmpty() || actions.isEmpty() ? what + actions : what + ", " + actions;
        parts.add(word(change) + ": " + both);
      }
    }
    return String.join("; ", parts) + ".";
  }

  private static String count(String noun, Stream<Change> changes, Change wanted) {
    long count = changes.filter(each -> each == wanted).count();
    return count == 0 ? "" : "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }

  private static String word(Change change) {
    return switch (change) {
      case BROKEN -> "Broken";
      case LOST_SIGHT -> "No longer visible";
      case FIXED -> "Fixed";
      case CHANGED -> "Changed";
      case APPEARED -> "New";
      case GONE -> "Gone";
    };
  }

  private static String change(TextPage page, Change change) {
    return switch (change) {
      case BROKEN -> page.styled(AnsiStyle.ERROR, "✗ BROKEN");
      case LOST_SIGHT -> page.styled(AnsiStyle.WARNING, "? LOST SIGHT");
      case FIXED -> page.styled(AnsiStyle.GOOD, "✓ FIXED");
      case CHANGED -> "! CHANGED";
      case APPEARED -> "+ NEW";
      case GONE -> "– GONE";
    };
  }

  private void members(TextPage page) {
    TextTable<VerdictDifference> table =
        new TextTable<>(
            page,
            List.of(
                Column.left("CHANGE", each -> change(page, each.change())),
                Column.left("MEMBER", each -> TerminalText.line(each.member())),
                Column.<VerdictDifference>left("GROUP", each -> group(each.mapping())).optional(1),
                Column.left("OLD", each -> verdict(page, each.oldSide())),
                Column.left("NEW", each -> verdict(page, each.newSide())),
                Column.text("ROOT CAUSE", this::rootCauses)));
    rows(table, comparison.verdicts());
  }

  private static String group(Mapping mapping) {
    String name = mapping.groupName();
    return TerminalText.line(name == null ? mapping.groupId() : name);
  }

  private static String verdict(TextPage page, @Nullable VerdictSide side) {
    return side == null
        ? NONE
        : StatusText.of(page, side.verdict()) + " " + StatusText.of(page, side.grade());
  }

  private String rootCauses(VerdictDifference each) {
    String before = each.oldSide() == null ? null : each.oldSide().rootCause();
    String after = each.newSide() == null ? null : each.newSide().rootCause();
    if (Objects.equals(before, after)) {
      return cause(after);
    }
    return before == null || each.newSide() == null
        ? cause(before == null ? after : before)
        : after == null ? "was " + cause(before) : cause(after) + "; was " + before;
  }

  private String cause(@Nullable String id) {
    return id == null ? NONE : causeTitles.apply(id) + " (" + id + ")";
  }

  private void causes(TextPage page) {
    TextTable<CauseDifference> table =
        new TextTable<>(
            page,
            List.of(
                Column.count("OLD", CauseDifference::oldCount),
                Column.count("NEW", CauseDifference::newCount),
                Column.text("CAUSE", each -> cause(each.id()))));
    rows(table, comparison.causes());
  }

  private void prerequisites(TextPage page) {
    TextTable<PrerequisiteDifference> table =
        new TextTable<>(
            page,
            List.of(
                Column.left("CHANGE", each -> change(page, each.change())),
                Column.left(
                    "OLD",
                    each -> each.oldState() == null ? NONE : StatusText.of(page, each.oldState())),
                Column.left(
                    "NEW",
                    each -> each.newState() == null ? NONE : StatusText.of(page, each.newState())),
                Column.text("PREREQUISITE", each -> TerminalText.line(each.title()))));
    rows(table, comparison.prerequisites());
  }

  private void actions(TextPage page) {
    TextTable<ActionDifference> table =
        new TextTable<>(
            page,
            List.of(
                Column.left("CHANGE", each -> change(page, each.change())),
                Column.left("TASK", ActionDifference::taskGuid),
                Column.left("OLD", each -> outcome(page, each.oldSide())),
                Column.left("NEW", each -> outcome(page, each.newSide())),
                Column.text("ACTION", each -> each.action() == null ? NONE : each.action())));
    rows(table, comparison.actions());
  }

  private static String outcome(TextPage page, @Nullable ActionSide side) {
    return side == null ? NONE : StatusText.of(page, side.outcome());
  }

  private void coverage(TextPage page) {
    TextTable<CoverageDifference> table =
        new TextTable<>(
            page,
            List.of(
                Column.left("ONLY IN", each -> each.change() == Change.APPEARED ? "new" : "old"),
                Column.left("LOG OR EXPORT", each -> TerminalText.line(each.log())),
                Column.text(
                    "MACHINE",
                    each -> each.machine() == null ? NONE : TerminalText.line(each.machine()))));
    rows(table, comparison.coverage());
  }

  private static <T> void rows(TextTable<T> table, List<T> all) {
    all.stream().limit(MOST_ROWS).forEach(table::row);
    if (all.size() > MOST_ROWS) {
      table.line(
          "%,d more; use --format csv or --format json for all".formatted(all.size() - MOST_ROWS));
    }
    table.finish();
  }
}
