package dev.synctrace.output.table;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.context.SiteContext.ClientCount;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.SyncEstimate;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mappings with their status, and members one a line. */
public final class ExplainRows {
  private ExplainRows() {}

  /**
   * Prints them; members that are in order are only counted, unless the request asks for them.
   *
   * @return whether there is a member or a mapping
   */
  public static boolean print(TextPage page, Diagnosis diagnosis, ExplainRequest request) {
    PrintWriter out = page.out();
    mappings(page, diagnosis.statuses(request));
    TextTable<MemberVerdict> table =
        new TextTable<>(
            page,
            List.of(
                Column.left("MEMBER", verdict -> TerminalText.line(name(verdict))),
                Column.left("VERDICT", verdict -> verdict.status().verdict().name()),
                Column.left("GRADE", verdict -> verdict.status().grade().name()),
                Column.left("PATH", verdict -> StepStrip.of(verdict.status().path())),
                Column.left("CAUSES", ExplainRows::ids),
                Column.left(
                    "WHY", verdict -> TerminalText.line(verdict.why().orElse(verdict.summary())))),
            verdict -> style(verdict.status().verdict()));
    out.println();
    OpenQuestions open = diagnosis.openQuestions(request);
    Set<String> paths = new LinkedHashSet<>();
    long found =
        diagnosis.explain(
            request,
            verdict -> {
              open.add(verdict);
              if (request.verdict() != null || verdict.status().verdict() != VerdictState.SYNCED) {
                table.row(verdict);
                paths.add(StepStrip.titles(verdict.status().path()));
              }
            });
    if (table.finish()) {
      out.println();
      page.paragraph("Path: ", String.join(", or ", paths) + "; " + StepStrip.legend());
    }
    site(out, diagnosis.siteCauses());
    prerequisites(out, diagnosis.prerequisites());
    OpenQuestionsText questions = new OpenQuestionsText(page);
    questions.unknownErrors(open.unknownErrors());
    questions.collectNext(open.collectNext());
    return found > 0 || !diagnosis.mappings().isEmpty();
  }

  private static void mappings(TextPage page, List<MappingStatus> statuses) {
    PrintWriter out = page.out();
    TextTable<MappingStatus> table =
        new TextTable<>(
            page,
            List.of(
                Column.left(
                    "COLLECTION",
                    of -> named(of.mapping().collectionName(), of.mapping().collectionId())),
                Column.left("GROUP", of -> named(of.mapping().groupName(), of.mapping().groupId())),
                Column.left("CLOUD SYNC STATUS", of -> of.status().name().replace('_', ' ')),
                Column.right("MEMBERS", of -> shown(of.memberCount())),
                Column.right("COMPLETED", of -> shown(of.syncCompleted())),
                Column.right("IN PROGRESS", of -> shown(of.syncInProgress())),
                Column.right("FAILED", of -> shown(of.syncFailed())),
                Column.left("LAST FULL SYNC", of -> time(of.lastFullSync())),
                Column.left("LAST SYNC", of -> time(of.lastSync()))));
    statuses.forEach(table::row);
    table.finish();
    statuses.stream()
        .map(MappingStatus::clients)
        .filter(Objects::nonNull)
        .limit(1)
        .forEach(clients -> out.printf("  %s%n", verified(clients)));
    for (MappingStatus status : statuses) {
      progress(status).ifPresent(line -> out.printf("  %s%n", TerminalText.line(line)));
    }
    for (MappingStatus status : statuses) {
      for (MappingStatus.Difference difference : status.differences()) {
        out.printf(
            "  the console shows %s for %s, the case %s (%s:%d)%n",
            TerminalText.line(difference.console()),
            difference.column(),
            TerminalText.line(difference.ours()),
            TerminalText.line(difference.event().source()),
            difference.event().line());
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

  private static AnsiStyle style(VerdictState verdict) {
    return switch (verdict) {
      case SYNCED -> AnsiStyle.PLAIN;
      case NOT_SYNCED, REMOVED -> AnsiStyle.ERROR;
      case PENDING, UNEXPECTED, UNKNOWN -> AnsiStyle.WARNING;
    };
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

  private static void site(PrintWriter out, List<FoundCause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    out.printf("%nSite%n");
    for (FoundCause cause : causes) {
      out.printf("  %s %s (%s)%n", cause.id(), cause.title(), cause.grade());
    }
  }

  private static void prerequisites(PrintWriter out, List<Prerequisite> prerequisites) {
    out.printf("%nPrerequisites%n");
    for (Prerequisite prerequisite : prerequisites) {
      out.printf(
          "  %-8s %s: %s%n",
          prerequisite.state(), prerequisite.title(), TerminalText.line(prerequisite.says()));
    }
  }
}
