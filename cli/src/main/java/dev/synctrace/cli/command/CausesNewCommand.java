package dev.synctrace.cli.command;

import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.diagnosis.cause.CauseTemplate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace causes new}: the beginning of a cause of one's own. */
@Command(
    name = "new",
    description =
        "Writes a cause file to begin with: it explains each field, and has an example in which its"
            + " cause is found and a near miss.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace causes new",
      "  synctrace causes new TMY1 -o team-causes/TMY1-network-changed.yaml"
    })
final class CausesNewCommand implements Callable<Integer> {
  @ParentCommand private CausesCommand parent = new CausesCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "ID of the cause: capital letters and a number (default: ${DEFAULT-VALUE}).",
      defaultValue = "MY1")
  private String id = "MY1";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Output file, which must not exist yet (default: standard output).")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    if (!CauseTemplate.isId(id)) {
      throw new UsageException(
          "'" + id + "' is no ID of a cause. Use capital letters and a number, such as MY1");
    }
    String text = CauseTemplate.of(id);
    PrintWriter out = spec.commandLine().getOut();
    if (file == null) {
      out.print(text);
      out.flush();
      return ExitCode.DONE.status();
    }
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(file + " exists. Specify a new file with -o");
    }
    if (!parent.common().quiet()) {
      out.println(file);
      out.flush();
    }
    return ExitCode.DONE.status();
  }
}
