package dev.synctrace.cli.output;

import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TerminalText;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.cli.terminal.WrappedText;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.context.ClientCount;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.SyncEstimate;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.report.text.Times;
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

  /** For people; members that are in order are only counted, unless the request asks for them. */
  public static boolean table(
      PrintWriter out, Diagnosis diagnosis, ExplainRequest request, int lineWidth, boolean color) {
    mappings(out, diagnosis.statuses(request), lineWidth, color);
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("MEMBER"),
                Column.left("VERDICT"),
                Column.left("GRADE"),
                Column.left("PATH"),
                Column.left("CAUSES"),
                Column.left("WHY")));
    out.println();
    OpenQuestions open = diagnosis.openQuestions(request);
    Set<String> paths = new LinkedHashSet<>();
    long found =
        diagnosis.explain(
            request,
            verdict -> {
              open.add(verdict);
              if (request.verdict() != null || verdict.status().verdict() != VerdictState.SYNCED) {
                table.row(style(verdict.status().verdict()), cells(verdict));
                paths.add(StepStrip.titles(verdict.status().path()));
              }
            });
    if (table.finish()) {
      out.println();
      new WrappedText(out, lineWidth)
          .print("Path: ", String.join(", or ", paths) + "; " + StepStrip.legend());
    }
    site(out, diagnosis.siteCauses());
    prerequisites(out, diagnosis.prerequisites());
    OpenQuestionsOutput questions = new OpenQuestionsOutput(out, color);
    questions.unknownErrors(open.unknownErrors());
    questions.collectNext(open.collectNext());
    return found > 0 || !diagnosis.mappings().isEmpty();
  }

  private static void mappings(
      PrintWriter out, List<MappingStatus> statuses, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(
                Column.left("COLLECTION"),
                Column.left("GROUP"),
                Column.left("CLOUD SYNC STATUS"),
                Column.right("MEMBERS"),
                Column.right("COMPLETED"),
                Column.right("IN PROGRESS"),
                Column.right("FAILED"),
                Column.left("LAST FULL SYNC"),
                Column.left("LAST SYNC")));
    for (MappingStatus status : statuses) {
      table.row(
          AnsiStyle.PLAIN,
          List.of(
              named(status.mapping().collectionName(), status.mapping().collectionId()),
              named(status.mapping().groupName(), status.mapping().groupId()),
              status.status().name().replace('_', ' '),
              shown(status.memberCount()),
              shown(status.syncCompleted()),
              shown(status.syncInProgress()),
              shown(status.syncFailed()),
              time(status.lastFullSync()),
              time(status.lastSync())));
    }
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
                    : ", complete about " + Times.table(end).substring(0, 19)));
  }

  private static String named(@Nullable String name, @Nullable String id) {
    if (name == null) {
      return Objects.toString(id, "-");
    }
    return TerminalText.line(name);
  }

  private static String time(MappingStatus.@Nullable Sync sync) {
    return sync == null ? "-" : Times.table(sync.time()).substring(0, 19);
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

  private static List<String> cells(MemberVerdict verdict) {
    return List.of(
        TerminalText.line(name(verdict)),
        verdict.status().verdict().name(),
        verdict.status().grade().name(),
        StepStrip.of(verdict.status().path()),
        ids(verdict),
        TerminalText.line(verdict.why().orElse(verdict.summary())));
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
