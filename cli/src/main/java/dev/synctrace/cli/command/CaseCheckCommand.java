package dev.synctrace.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.option.CommonOptions;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.index.CaseDamage;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.lucene.store.CaseCheck;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace case check}: whether the files of a case are as they were written. */
@Command(
    name = "check",
    description = {
      "Verifies every checksum of a case in a folder: the index, the cached answers, and the notes"
          + " and saved searches.",
      "Names each damaged file and what to do; the exit code is then 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  synctrace case check", "  synctrace case check /srv/cases/case42"})
final class CaseCheckCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private CaseCommand parent = new CaseCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "CASE",
      description = "Case folder (default: the case of --case).")
  private @Nullable String named;

  @Override
  public Integer call() throws IOException {
    CommonOptions common = parent.common();
    CaseAddress address = named == null ? common.caseAddress() : CaseAddress.of(named);
    if (!(address instanceof CaseAddress.Folder(Path folder))) {
      throw new UsageException(
          "case check supports folders only. A cluster verifies the checksums of its cases itself");
    }
    CaseCheck check = CaseCheck.all(folder);
    PrintWriter out = spec.commandLine().getOut();
    common.write(new DamageListing(folder.toString(), check), out);
    Optional<String> failure = check.failure(folder);
    if (failure.isPresent()) {
      throw new CaseException(failure.get());
    }
    return ExitCode.DONE.status();
  }

  /**
   * The damaged files of a case.
   *
   * @param caseFolder as the user named it
   */
  private record DamageListing(String caseFolder, CaseCheck check)
      implements TableListing<CaseDamage> {
    @Override
    public String name() {
      return "damaged";
    }

    @Override
    public List<CaseDamage> rows() {
      return check.damage();
    }

    @Override
    public Fields<CaseDamage> fields() {
      return Fields.<CaseDamage>none()
          .with("file", CaseDamage::file)
          .with("problem", CaseDamage::problem)
          .with("remedy", CaseDamage::remedy);
    }

    @Override
    public List<Column<CaseDamage>> columns() {
      return List.of(
          Column.left("DAMAGED FILE", damage -> TerminalText.line(damage.file())),
          Column.left("PROBLEM", damage -> TerminalText.line(damage.problem())),
          Column.text("WHAT TO DO", CaseDamage::remedy));
    }

    @Override
    public boolean print(TextPage page) {
      if (TableListing.super.print(page)) {
        return true;
      }
      page.paragraph(
          "",
          TerminalText.line(
              "%s: %,d %s (%,d kB) verified, none damaged"
                  .formatted(
                      caseFolder,
                      check.files(),
                      check.files() == 1 ? "file" : "files",
                      Math.ceilDiv(check.bytes(), 1_000))));
      return true;
    }

    @Override
    public void writeHead(JsonGenerator json) throws IOException {
      json.writeStringField("case", caseFolder);
      json.writeNumberField("files", check.files());
      json.writeNumberField("bytes", check.bytes());
    }
  }
}
