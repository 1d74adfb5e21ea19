package dev.synctrace.cli;

import dev.synctrace.cli.docs.ManPage;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code synctrace man-pages}: writes a manual page of every command; for the packages. */
@Command(
    name = "man-pages",
    hidden = true,
    description = "Writes a manual page for every command into a folder, which is created.")
final class ManPagesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder for the pages.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    Path made = Files.createDirectories(Path.of(String.valueOf(folder)));
    write(Commands.of().getCommandSpec(), made);
    return ExitCode.DONE.status();
  }

  private static void write(CommandSpec command, Path folder) throws IOException {
    ManPage page = new ManPage(command, Version.number());
    Files.writeString(folder.resolve(page.name() + ".1"), page.roff());
    for (CommandSpec inside : ManPage.shown(command)) {
      write(inside, folder);
    }
  }
}
