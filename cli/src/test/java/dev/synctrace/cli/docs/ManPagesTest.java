package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

class ManPagesTest {
  @TempDir private Path temp;

  @Command(
      name = "odd",
      description = {".starts with a dot%n'and a quote", "C:\\case is 100%%."})
  private static final class OddCommand {}

  @Test
  void everyCommandOfTheHelpHasItsPageAndHiddenOnesHaveNone() throws IOException {
    Path folder = written();

    List<String> shown =
        ManPage.shown(Commands.of().getCommandSpec()).stream()
            .map(command -> "synctrace-" + command.name() + ".1")
            .toList();
    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(pages.map(page -> page.getFileName().toString()).collect(Collectors.toSet()))
          .containsAll(shown)
          .contains("synctrace.1", "synctrace-graph-fetch.1")
          .doesNotContain("synctrace-warm-up.1", "synctrace-man-pages.1");
    }
  }

  @Test
  void aPageSaysWhatTheHelpSays() throws IOException {
    String page = Files.readString(written().resolve("synctrace-report.1"));

    assertThat(page)
        .startsWith(".TH \"SYNCTRACE-REPORT\" \"1\"")
        .contains(".SH NAME\nsynctrace\\-report \\- Writes one HTML file")
        .contains("\n.TP\n\\fB\\-o\\fR, \\fB\\-\\-output\\fR=\\fIFILE\\fR\nOutput file")
        .contains(".SH EXIT STATUS\n.TP\n\\fB0\\fR\ndone\n")
        .contains("\n  synctrace report case42.zip \\-o report.html\n")
        .endsWith(".SH SEE ALSO\n\\fBsynctrace\\fR(1)\n")
        .doesNotContain("${");
  }

  @Test
  void textThatRoffWouldTakeForItsOwnIsShownAsItIs() {
    String page = new ManPage(CommandSpec.forAnnotatedObject(new OddCommand()), "1").roff();

    assertThat(page)
        .contains(".SH DESCRIPTION\n\\&.starts with a dot 'and a quote C:\\ecase is 100%.\n");
  }

  private Path written() {
    Path folder = temp.resolve("man/man1");
    assertThat(CommandRun.of("man-pages", folder.toString()).status()).isZero();
    return folder;
  }
}
