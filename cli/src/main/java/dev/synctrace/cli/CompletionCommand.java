package dev.synctrace.cli;

import dev.synctrace.cli.docs.PowerShellCompletion;
import dev.synctrace.cli.option.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code synctrace generate-completion}: what a shell completes commands and options with. */
@Command(
    name = "generate-completion",
    description = "Prints a script that completes commands and options in bash, zsh or PowerShell.",
    descriptionHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(synctrace generate-completion)",
      "  synctrace generate-completion >synctrace-completion.sh",
      "  synctrace generate-completion --shell powershell > synctrace-completion.ps1"
    })
final class CompletionCommand implements Callable<Integer> {
  /** Shells that can complete; the script for bash is that for zsh. */
  enum Shell {
    BASH,
    ZSH,
    POWERSHELL
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--shell",
      paramLabel = "SHELL",
      description = "bash (default), zsh or powershell (5.1 and 7).")
  private Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    if (shell == Shell.POWERSHELL) {
      out.print(PowerShellCompletion.of(root.getCommandSpec()));
    } else {
      out.print(AutoComplete.bash(spec.root().name(), root));
      out.print('\n');
    }
    out.flush();
    return ExitCode.DONE.status();
  }
}
