package dev.synctrace.output;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.output.table.OpenQuestionsText;
import dev.synctrace.output.table.SiteWideText;
import dev.synctrace.output.table.StatusText;
import dev.synctrace.output.table.StepStrip;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Headline;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.output.text.Times;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Actions one a row, for a table or a spreadsheet.
 *
 * @param table read while it is written; not closed
 * @param causes in which the rows' causes are
 * @param site what concerns the whole site, asked for after the rows; null for some actions only
 */
public record ActionRowListing(
    ActionTable table,
    Supplier<CauseCatalogue> causes,
    @Nullable Supplier<TenantAttachSummary> site)
    implements Listing<ActionRow> {
  @Override
  public void forEach(RowConsumer<? super ActionRow> consumer) {
    table.forEach(RowConsumer.unchecked(consumer));
  }

  @Override
  public Fields<ActionRow> fields() {
    return Fields.<ActionRow>none()
        .csv("firstTime", ActionRow::start)
        .csv("outcome", ActionRow::outcome)
        .csv("stoppedAt", row -> row.stoppedAt() == null ? null : row.stoppedAt().component())
        .csv("taskGuid", row -> row.ids().taskGuid())
        .csv("pushId", row -> row.ids().pushId())
        .csv("taskId", row -> row.ids().taskId())
        .csv("taskType", row -> row.ids().taskType())
        .csv("templateId", row -> row.ids().templateId())
        .csv("userId", row -> row.ids().userId())
        .csv("tenantId", row -> row.ids().tenantId())
        .csv("targets", row -> row.clients().targets())
        .csv("reportedClients", row -> row.clients().reported())
        .csv("failedClients", row -> row.clients().failed())
        .csv("steps", ActionRow::steps)
        .csv("warnings", ActionRow::warnings)
        .csv("causes", row -> String.join(" ", row.causes()))
        .csv("action", row -> row.action().orElse(null))
        .csv("user", row -> row.user().name())
        .csv("device", row -> row.devices().first())
        .csv("devices", row -> row.devices().count() == 0 ? null : row.devices().count())
        .csv("why", row -> row.reason().why())
        .csv("nextStep", row -> row.reason().nextStep());
  }

  @Override
  public JsonAnswer<ActionRow> json() {
    throw new UnsupportedOperationException("ActionListing has the JSON of actions");
  }

  @Override
  public boolean print(TextPage page) {
    TraceTable text = new TraceTable(page);
    return site == null
        ? text.writeSome(table, causes.get())
        : text.write(table, causes.get(), site);
  }

  /**
   * Actions one a line for people, the most urgent first, what the marks and cause ids mean, and
   * below what concerns the whole site. Of more actions than are held, the rows are in order of
   * time and the headline is below them.
   */
  private static final class TraceTable {
    private static final int MOST_HELD = 20_000;

    private static final String STEPS = "STEPS";

    private static final int WIDEST_NAME = 24;
    private static final int SHORT_ID = "a7d443c6…".length();

    private final TextPage page;
    private final PrintWriter out;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<ActionOutcome, Long> outcomes = new EnumMap<>(ActionOutcome.class);
    private long read;
    private boolean showsSteps;

    public TraceTable(TextPage page) {
      this.page = page;
      this.out = page.out();
    }

    /**
     * Writes all, and below the table nothing for which there is nothing to say.
     *
     * @param causes in which the rows' causes are
     * @param site what concerns the whole site; asked for after the rows
     * @return whether there is any action
     */
    public boolean write(
        ActionTable table, CauseCatalogue causes, Supplier<TenantAttachSummary> site) {
      boolean any = writeSome(table, causes);
      SiteWideText output = new SiteWideText(page);
      output.causes(site.get().causes());
      output.activities(site.get().activities());
      output.clocks(table.clocks());
      new OpenQuestionsText(page).unknownErrors(site.get().unknownErrors());
      return any;
    }

    /**
     * As {@link #write}, of some actions: without what concerns the whole site.
     *
     * @return whether there is any action
     */
    public boolean writeSome(ActionTable table, CauseCatalogue causes) {
      boolean any = rows(table);
      if (showsSteps) {
        out.println();
        page.paragraph(
            "Steps: ", StepStrip.titles(ActionProgressReader.stages()) + "; " + StepStrip.legend());
      }
      causes(causes);
      return any;
    }

    /**
     * Where the line is short, the numbers of pushes and tasks are left out first. What failed, the
     * cause, the action and the device are always shown.
     */
    private boolean rows(ActionTable actions) {
      TextTable<ActionRow> table =
          new TextTable<>(
              page,
              List.of(
                  Column.<ActionRow>left(
                          "FIRST RECORD (UTC)", row -> Times.tableSeconds(row.start()))
                      .optional(10),
                  Column.<ActionRow>left(
                          STEPS,
                          row ->
                              StepStrip.of(
                                  ActionProgressReader.of(
                                      row.stepKinds(), row.outcome(), row.stoppedAt())))
                      .optional(8),
                  Column.left("OUTCOME", row -> StatusText.of(page, row.outcome())),
                  Column.<ActionRow>left(
                      "CAUSE",
                      row -> row.causes().isEmpty() ? "-" : String.join(" ", row.causes())),
                  Column.<ActionRow>path("WHAT", WIDEST_NAME, row -> TerminalText.line(what(row))),
                  Column.<ActionRow>left("USER", row -> TerminalText.line(user(row.user())))
                      .optional(9),
                  Column.left("DEVICE", row -> TerminalText.line(device(row))),
                  Column.<ActionRow>left("TASK", row -> shown(row.ids().taskGuid())).optional(3),
                  Column.<ActionRow>right("PUSH", row -> shown(row.ids().pushId())).optional(1),
                  Column.<ActionRow>right("CLIENTS", row -> clients(row.clients())).optional(7),
                  Column.<ActionRow>left(
                          "STOPPED AT",
                          row -> row.stoppedAt() == null ? "-" : row.stoppedAt().component())
                      .optional(6),
                  Column.<ActionRow>right(
                          "WARNINGS",
                          row -> row.warnings() == 0 ? "-" : String.valueOf(row.warnings()))
                      .optional(2),
                  Column.text("WHY", row -> TerminalText.line(shown(row.reason().why())))));
      List<ActionRow> held = new ArrayList<>();
      actions.forEach(row -> {
        row.causes().forEach(cause -> counts.merge(cause, 1L, Long::sum));
        outcomes.merge(row.outcome(), 1L, Long::sum);
        if (read++ < MOST_HELD) {
          held.add(row);
        } else {
          held.forEach(table::row);
          held.clear();
          table.row(row);
        }
      });
      boolean sorted = !held.isEmpty();
      if (sorted) {
        page.heading(Headline.ofActions(outcomes));
        out.println();
        held.sort(Comparator.comparingInt(row -> Headline.urgency(row.outcome())));
        held.forEach(table::row);
      }
      boolean any = table.finish();
      showsSteps = table.shows(STEPS);
      if (any && !sorted) {
        page.section(Headline.ofActions(outcomes));
      }
      return any;
    }

    /** The UPN without its domain, else the whole name; of an unknown user the ID's beginning. */
    private static String user(ActionUser user) {
      String name = user.name();
      if (name != null) {
        int at = name.indexOf('@');
        return cut(at > 0 ? name.substring(0, at) : name, WIDEST_NAME);
      }
      return user.id() == null ? "-" : cut(user.id(), SHORT_ID);
    }

    private static String device(ActionRow row) {
      String first = row.devices().first();
      if (first == null) {
        return "-";
      }
      long others = row.devices().count() - 1;
      return cut(first, WIDEST_NAME) + (others > 0 ? ", +" + others : "");
    }

    private static String cut(String text, int most) {
      return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String what(ActionRow row) {
      if (row.stepKinds().equals(Set.of(StepKind.ANSWERED))) {
        return "unknown action";
      }
      ActionIds ids = row.ids();
      return row.action().or(() -> template(ids)).orElse(ids.taskTypeName());
    }

    private static Optional<String> template(ActionIds ids) {
      return Optional.ofNullable(ids.templateId())
          .filter(template -> !template.chars().allMatch(Character::isDigit));
    }

    /** Reported of targeted, and how many failed. */
    private static String clients(ClientCounts clients) {
      if (clients.targets() == null && clients.reported() == null) {
        return "-";
      }
      String failed =
          clients.failed() == null || clients.failed() == 0
              ? ""
              : ", %d failed".formatted(clients.failed());
      return shown(clients.reported()) + "/" + shown(clients.targets()) + failed;
    }

    private static String shown(@Nullable Object value) {
      return Objects.toString(value, "-");
    }

    private void causes(CauseCatalogue causes) {
      if (counts.isEmpty()) {
        return;
      }
      page.section(
          "Causes (for the fix, run synctrace causes ID; for the steps, synctrace trace TASK)");
      counts.forEach((id, actions) ->
          page.paragraph(
              "  " + TerminalText.line(id) + "  ",
              "%s: %,d action%s"
                  .formatted(
                      TerminalText.line(causes.byId(id).map(Cause::title).orElse("")),
                      actions,
                      actions == 1 ? "" : "s")));
    }
  }

  /**
   * Findings about tenant attach as a whole.
   *
   * @param causes best first
   * @param activities in the order of their first records
   * @param unknownErrors of the logs that actions show in, the most frequent first
   */
  public record TenantAttachSummary(
      List<FoundCause> causes,
      List<RepeatedSiteEvent> activities,
      List<UnknownErrorRecord> unknownErrors) {}
}
