package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.option.BuildId;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OwnCausesOption;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.diagnosis.AnswerCache;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.compare.CaseComparer;
import dev.synctrace.diagnosis.compare.CaseComparison;
import dev.synctrace.diagnosis.compare.CaseSnapshot;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.index.Case;
import dev.synctrace.output.ComparisonListing;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace diff}: what differs between two cases, such as before and after a fix. */
@Command(
    name = "diff",
    description = {
      "Compares the answers of two cases: members that came into their group or fell out, causes,"
          + " prerequisites, actions, and what can no longer be seen.",
      "Members are compared by ID, never by name. A member that was known and is not any more is"
          + " no improvement. The exit code is 5 if something that was as it should be is not any"
          + " more."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace diff before after",
      "  synctrace diff before after --format json",
      "  synctrace diff .synctrace opensearch://search.contoso.com:9200/case42"
    })
public final class DiffCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "The older case: a folder or opensearch://HOST:9200/NAME.")
  private String older = "";

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "The newer case: a folder or opensearch://HOST:9200/NAME.")
  private String newer = "";

  @Mixin private OwnCausesOption ownCauses = new OwnCausesOption();

  @Override
  public Integer call() throws IOException {
    CommonOptions common = root.common();
    if (!common.caseAddresses().isEmpty()) {
      throw new UsageException("diff compares the two cases it is given. Leave --case out");
    }
    CauseCatalogue catalogue = ownCauses.load();
    CaseComparison comparison =
        CaseComparer.compare(read(older, catalogue), read(newer, catalogue));
    common.write(
        new ComparisonListing(
            older, newer, comparison, id -> catalogue.byId(id).map(Cause::title).orElse(id)),
        spec.commandLine().getOut());
    return (comparison.isBroken() ? ExitCode.BROKEN : ExitCode.DONE).status();
  }

  private CaseSnapshot read(String address, CauseCatalogue catalogue) throws IOException {
    CommonOptions common = root.common();
    try (Case opened =
        CaseOpener.of(
            CaseAddress.of(address).store(), common.quiet(), spec.commandLine().getErr())) {
      Diagnosis diagnosis = Diagnosis.withCache(opened, catalogue, null, BuildId::id);
      try (ActionTable actions = actions(opened, diagnosis)) {
        return CaseSnapshot.of(opened, diagnosis, actions);
      }
    }
  }

  private ActionTable actions(Case opened, Diagnosis diagnosis) throws IOException {
    Optional<ActionTable> kept =
        ownCauses.folder().isEmpty()
            ? new AnswerCache(opened, BuildId::id).actions()
            : Optional.empty();
    return kept.isPresent()
        ? kept.get()
        : new StreamedActionTable(new Traces(opened).all(), diagnosis::causesOf, opened);
  }
}
