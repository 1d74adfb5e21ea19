package dev.synctrace.output.table;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.context.SiteContext.ClientCount;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.status.CloudSyncTab;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.SyncEstimate;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.ActionsOfCase;
import dev.synctrace.output.text.Headline;
import dev.synctrace.output.text.Times;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Members one a line, most urgent first, and the mappings with their status. */
public final class ExplainRows {
  /** Of those that are not failed; the rest is counted, so that any number takes no memory. */
  private static final int MOST_HELD = 1_000;

  private static final String PATH = "PATH";
  private static final int STATE = "? UNKNOWN  ".length();

  private final TextPage page;
  private final PrintWriter out;
  private final Diagnosis diagnosis;
  private final boolean allPrerequisites;

  // What waits until all that is more urgent is printed.
  private final Map<CloudSyncTab, List<MemberVerdict>> held = new EnumMap<>(CloudSyncTab.class);
  private final Map<VerdictState, Long> notShown = new EnumMap<>(VerdictState.class);

  /**
   * Creates the rows of a diagnosis.
   *
   * @param allPrerequisites whether prerequisites that are met are listed, too
   */
  public ExplainRows(TextPage page, Diagnosis diagnosis, boolean allPrerequisites) {
    this.page = page;
    this.out = page.out();
    this.diagnosis = diagnosis;
    this.allPrerequisites = allPrerequisites;
  }

  /**
   * Prints them; members that are in order are only counted, unless the request asks for them.
   *
   * @param actions the tenant-attach actions of the case
   * @return whether there is a member or a mapping
   */
  public boolean print(ExplainRequest request, ActionsOfCase actions) {
    List<MappingStatus> statuses = diagnosis.statuses(request);
    page.heading(Headline.ofMembers(statuses));
    OpenQuestions open = diagnosis.openQuestions(request);
    actions.headline(open).ifPresent(sentence -> page.paragraph("", sentence));
    long found = members(request, open);
    mappings(statuses);
    site(diagnosis.siteCauses());
    prerequisites(diagnosis.prerequisites());
    OpenQuestionsText questions = new OpenQuestionsText(page);
    questions.unknownErrors(open.unknownErrors());
    questions.collectNext(open.collectNext());
    return found > 0 || !diagnosis.mappings().isEmpty();
  }

  private long members(ExplainRequest request, OpenQuestions open) {
    TextTable<MemberVerdict> table =
        new TextTable<>(
            page,
            List.of(
                Column.left("MEMBER", verdict -> TerminalText.line(name(verdict))),
                Column.left("VERDICT", verdict -> StatusText.of(page, verdict.status().verdict())),
                Column.<MemberVerdict>left(
                        "GRADE", verdict -> StatusText.of(page, verdict.status().grade()))
                    .optional(2),
                Column.<MemberVerdict>left(PATH, verdict -> StepStrip.of(verdict.status().path()))
                    .optional(1),
                Column.<MemberVerdict>left("CAUSES", ExplainRows::ids).optional(3),
                Column.text(
                    "WHY", verdict -> TerminalText.line(verdict.why().orElse(verdict.summary())))));
    Set<String> paths = new LinkedHashSet<>();
    Consumer<MemberVerdict> row =
        verdict -> {
          if (paths.isEmpty()) {
            out.println();
          }
          table.row(verdict);
          paths.add(StepStrip.titles(verdict.status().path()));
        };
    long found =
        diagnosis.explain(
            request,
            verdict -> {
              open.add(verdict);
              if (request.verdict() != null) {
                row.accept(verdict);
              } else if (verdict.status().verdict() != VerdictState.SYNCED) {
                inOrder(verdict, row);
              }
            });
    held.values().forEach(verdicts -> verdicts.forEach(row));
    held.clear();
    if (table.finish()) {
      notShown.forEach((verdict, count) ->
          page.paragraph(
              "",
              "and %,d more %s (synctrace explain --verdict %s for all)"
                  .formatted(count, verdict, verdict)));
      if (table.shows(PATH)) {
        out.println();
        page.paragraph("Path: ", String.join(", or ", paths) + "; " + StepStrip.legend());
      }
    }
    return found;
  }

  /** Passes a failed member on at once, and holds the others. */
  private void inOrder(MemberVerdict verdict, Consumer<MemberVerdict> row) {
    MembershipStatus status = verdict.status();
    CloudSyncTab tab = status.isExpected() ? CloudSyncTab.SUCCESS : CloudSyncTab.of(status);
    if (tab == CloudSyncTab.FAILED) {
      row.accept(verdict);
      return;
    }
    List<MemberVerdict> others = held.computeIfAbsent(tab, _ -> new ArrayList<>());
    if (others.size() < MOST_HELD) {
      others.add(verdict);
    } else {
      notShown.merge(status.verdict(), 1L, Long::sum);
    }
  }

  private void mappings(List<MappingStatus> statuses) {
    if (statuses.isEmpty()) {
      return;
    }
    page.section("Collections and groups");
    TextTable<MappingStatus> table =
        new TextTable<>(
            page,
            List.of(
                Column.left(
                    "COLLECTION",
                    of -> named(of.mapping().collectionName(), of.mapping().collectionId())),
                Column.left("GROUP", of -> named(of.mapping().groupName(), of.mapping().groupId())),
                Column.left("CLOUD SYNC STATUS", of -> StatusText.of(page, of.status())),
                Column.<MappingStatus>right("MEMBERS", of -> shown(of.memberCount())).optional(5),
                Column.<MappingStatus>right("COMPLETED", of -> shown(of.syncCompleted()))
                    .optional(4),
                Column.<MappingStatus>right("IN PROGRESS", of -> shown(of.syncInProgress()))
                    .optional(3),
                Column.right("FAILED", of -> shown(of.syncFailed())),
                Column.<MappingStatus>left("LAST FULL SYNC", of -> time(of.lastFullSync()))
                    .optional(1),
                Column.<MappingStatus>left("LAST SYNC", of -> time(of.lastSync())).optional(2)));
    statuses.forEach(table::row);
    table.finish();
    statuses.stream()
        .map(MappingStatus::clients)
        .filter(Objects::nonNull)
        .limit(1)
        .forEach(clients -> page.paragraph("  ", verified(clients)));
    for (MappingStatus status : statuses) {
      progress(status).ifPresent(line -> page.paragraph("  ", TerminalText.line(line)));
    }
    for (MappingStatus status : statuses) {
      for (MappingStatus.Difference difference : status.differences()) {
        page.paragraph(
            "  ",
            "the console shows %s for %s, the case %s (%s:%d)"
                .formatted(
                    TerminalText.line(difference.console()),
                    difference.column(),
                    TerminalText.line(difference.ours()),
                    TerminalText.line(difference.event().source()),
                    difference.event().line()));
      }
    }
  }

  private static String verified(ClientCount clients) {
    Long all = clients.all();
    return all == null
        ? "%,d %s a verified Entra identity (the export may omit others)"
            .formatted(clients.verified(), clients.verified() == 1 ? "client has" : "clients have")
        : "%,d of %,d clients %s a verified Entra identity"
            .formatted(clients.verified(), all, clients.verified() == 1 ? "has" : "have");
  }

  /** How fast the members come, where some are still to come. */
  private static Optional<String> progress(MappingStatus status) {
    SyncEstimate progress = status.progress();
    Long rate = progress.addsPerCycle();
    Long remaining = progress.remaining();
    if (rate == null || remaining == null || remaining == 0) {
      return Optional.empty();
    }
    Instant end = progress.estimatedEnd();
    return Optional.of(
        "%s: %,d %s added per cycle, %,d remaining%s"
            .formatted(
                named(status.mapping().groupName(), status.mapping().groupId()),
                rate,
                rate == 1 ? "member" : "members",
                remaining,
                end == null
                    ? "; the last cycle added none"
                    : ", complete about " + Times.tableSeconds(end)));
  }

  private static String named(@Nullable String name, @Nullable String id) {
    if (name == null) {
      return Objects.toString(id, "-");
    }
    return TerminalText.line(name);
  }

  private static String time(MappingStatus.@Nullable Sync sync) {
    return sync == null ? "-" : Times.tableSeconds(sync.time());
  }

  private static String shown(@Nullable Long value) {
    return value == null ? "-" : "%,d".formatted(value);
  }

  private static String name(MemberVerdict verdict) {
    return verdict
        .identity()
        .name()
        .or(() -> verdict.identity().best(IdType.OBJECT_ID))
        .or(() -> verdict.identity().ids().stream().findFirst().map(id -> id.display()))
        .orElse("-");
  }

  /** The root cause first; what follows from it in brackets. */
  private static String ids(MemberVerdict verdict) {
    Map<CauseChain.Role, String> ids =
        verdict.causes().stream()
            .collect(
                Collectors.groupingBy(
                    verdict.chain()::role,
                    Collectors.mapping(FoundCause::id, Collectors.joining(" "))));
    String root = ids.getOrDefault(CauseChain.Role.ROOT, "");
    String consequences = ids.get(CauseChain.Role.CONSEQUENCE);
    String others = ids.getOrDefault(CauseChain.Role.OTHER, "");
    String told = root + (consequences == null ? "" : " (" + consequences + ")") + " " + others;
    return told.isBlank() ? "-" : told.strip();
  }

  private void site(List<FoundCause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    page.section("Site");
    for (FoundCause cause : causes) {
      page.paragraph(
          "  ",
          "%s %s (%s)"
              .formatted(
                  cause.id(),
                  TerminalText.line(cause.title()),
                  StatusText.of(page, cause.grade())));
    }
  }

  private void prerequisites(List<Prerequisite> prerequisites) {
    long met = prerequisites.stream().filter(one -> one.state() == Prerequisite.State.PASS).count();
    boolean folded = met > 0 && !allPrerequisites;
    page.section(
        "Prerequisites: %,d of %,d met%s"
            .formatted(met, prerequisites.size(), folded ? " (-v lists all)" : ""));
    for (Prerequisite prerequisite : prerequisites) {
      if (folded && prerequisite.state() == Prerequisite.State.PASS) {
        continue;
      }
      String state = StatusText.of(page, prerequisite.state());
      page.paragraph(
          "  " + state + " ".repeat(Math.max(1, STATE - TextPage.columns(state))),
          TerminalText.line(prerequisite.title() + ": " + prerequisite.says()));
    }
  }
}
