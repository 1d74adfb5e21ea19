package dev.synctrace.cli.command;

import dev.synctrace.cli.option.BuildId;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OwnCausesOption;
import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.evidence.BackgroundResult;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace explain}: why a member is or is not in its Entra group. */
@Command(
    name = "explain",
    description = {
      "Shows for every member of a collection-to-group mapping whether it is in the group,"
          + " the reason, the grade of the answer, and the evidence.",
      "Without a name or ID: every mapping with its status, and the members that are not"
          + " in the expected state."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace explain",
      "  synctrace explain CLIENT-042",
      "  synctrace explain CLIENT-095 --at 2026-10-13T13:30:00Z",
      "  synctrace explain --verdict NOT_SYNCED --format csv",
      "",
      "Grades: PROVEN, records or exports state it; LIKELY, independent evidence agrees",
      "and none contradicts; POSSIBLE, consistent with the data, but other answers are too."
    })
public final class ExplainCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME-OR-ID",
      description =
          "A device by name, resource ID, SMSID, Entra device ID or object ID; a user by UPN,"
              + " account name (DOMAIN\\user), name or object ID; a group or collection by name or ID."
              + " Upper and lower case are the same; IDs can have GUID: or braces.")
  private @Nullable String subject;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Show only this group, by ID or name.")
  private @Nullable String group;

  @Option(
      names = "--collection",
      paramLabel = "COLLECTION",
      description = "Show only this collection, by ID or name.")
  private @Nullable String collection;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "Show only this verdict: ${COMPLETION-CANDIDATES}.")
  private @Nullable VerdictState verdict;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Answer as of this instant or date (UTC); later records are ignored.")
  private @Nullable String at;

  @Mixin private OwnCausesOption ownCauses = new OwnCausesOption();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    BackgroundResult<CauseCatalogue> catalogue = BackgroundResult.of(ownCauses::load);
    try (Case opened = CaseOpener.of(root.common(), spec.commandLine().getErr())) {
      Diagnosis diagnosis = diagnosis(opened, catalogue.get());
      ExplainRequest request = new ExplainRequest(subject, group, collection, verdict);
      VerdictListing verdicts =
          new VerdictListing(
              diagnosis,
              request,
              Redaction.secretsOnly(),
              root.common().verbose(),
              open -> new CaseHeadlines(opened).ofActions(open));
      boolean mistyped = !diagnosis.mappings().isEmpty() && !diagnosis.hasMappingFor(request);
      boolean any =
          !(mistyped && root.common().format() == OutputFormat.TABLE)
              && root.common().write(verdicts, out)
              && !mistyped;
      if (!any && !root.common().quiet()) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(nothing(diagnosis));
        err.flush();
      }
      return (any ? ExitCode.DONE : ExitCode.NOTHING_FOUND).status();
    }
  }

  private Diagnosis diagnosis(Case opened, CauseCatalogue catalogue) {
    Instant instant =
        at == null
            ? null
            : TimeConverter.instant("--at", at, opened.events().timeRange().map(TimeRange::last));
    return Diagnosis.withCache(opened, catalogue, instant, BuildId::id);
  }

  private String nothing(Diagnosis diagnosis) {
    if (diagnosis.mappings().isEmpty()) {
      return "synctrace: " + NothingToExplain.NO_MAPPING;
    }
    if (subject != null) {
      return TerminalText.line(
          "synctrace: no mapping has a member, group or collection with the name or ID "
              + subject
              + hint(diagnosis.nearest(subject)));
    }
    String narrowed = group == null ? collection : group;
    if (narrowed == null
        || diagnosis.hasMappingFor(new ExplainRequest(null, group, collection, null))) {
      return "synctrace: no member matches these options";
    }
    return TerminalText.line(
        "synctrace: no mapping has the group or collection "
            + narrowed
            + hint(diagnosis.nearestMappings(narrowed)));
  }

  private static String hint(List<String> near) {
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }
}
