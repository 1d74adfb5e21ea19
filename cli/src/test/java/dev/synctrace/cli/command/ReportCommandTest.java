package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.Main;
import dev.synctrace.index.Case;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a bundle to a page in one command. */
@Tag("slow")
class ReportCommandTest {
  private static final String SAMPLE = "../samples/contoso-group-sync";

  @TempDir private Path temp;

  @Test
  void oneCommandMakesThePage() throws IOException {
    Path page = temp.resolve("report.html");
    CommandRun run = CommandRun.of("report", SAMPLE, "-o", page.toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("wrote", "4 of 6 members are in their group; 2 are not.");
    assertThat(run.out()).isEmpty();
    assertThat(page).content().contains("CLIENT-088", "synctrace report ../samples/contoso-group");
  }

  @Test
  void withoutABundleTheCaseIsTaken() throws IOException {
    Path page = temp.resolve("report.html");
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of("ingest", SAMPLE, "--case", caseFolder);
    CommandRun run =
        CommandRun.of(
            "report", "--case", caseFolder, "-o", page.toString(), "-q", "--title", "It's Monday");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(page)
        .content()
        .contains("<h1>It&#39;s Monday</h1>", "--title &#39;It&#39;\\&#39;&#39;s Monday&#39;");
  }

  @Test
  void theNameOfTheCaseIsInTheTitleAndInItsDescription() {
    Path folder = temp.resolve("case");
    CommandRun.of("ingest", SAMPLE, "--case", folder.toString());
    assertThat(CommandRun.of("case", "info", "--case", folder.toString()).out())
        .doesNotContain("TICKET");
    try (Case opened = new LuceneCaseStore(folder).open()) {
      opened
          .annotations()
          .update(stored -> stored.with(new CaseLabel("No token: CLIENT-095", "INC0012345")));
    }
    String[] report = {"report", "--case", folder.toString(), "-q", "-o", "-"};
    assertThat(CommandRun.of(report).out()).contains("<h1>No token: CLIENT-095 (INC0012345)</h1>");
    assertThat(CommandRun.of("report", "--case", folder.toString(), "--format", "md").out())
        .startsWith("# No token: CLIENT-095 (INC0012345)\n");
    assertThat(
            CommandRun.of("report", "--case", folder.toString(), "-q", "-o", "-", "--redact").out())
        .doesNotContain("INC0012345");
    assertThat(CommandRun.of("case", "info", "--case", folder.toString()).out())
        .contains("NAME", "No token: CLIENT-095", "TICKET", "INC0012345");
    assertThat(CommandRun.of("case", "list", temp.toString(), "--format", "json").out())
        .contains("\"ticket\" : \"INC0012345\"");
  }

  @Test
  void aRedactedPageNamesNoFileOfTheCommandLine() {
    String page =
        CommandRun.of("report", SAMPLE, "--redact", "--title=Case of Fabrikam", "-q", "-o", "-")
            .out();
    assertThat(page).contains("synctrace report ... --redact --title=... -q -o ...");
    assertThat(page).doesNotContain(SAMPLE);
  }

  @Test
  void aHyphenIsStandardOutput() {
    CommandRun run = CommandRun.of("report", SAMPLE, "-o", "-");
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
  }

  @Test
  void theExtensionSelectsTheFormat() throws IOException {
    Path json = temp.resolve("report.json");
    assertThat(CommandRun.of("report", SAMPLE, "-o", json.toString()).status()).isZero();
    assertThat(json).content().startsWith("{");
    Path other = temp.resolve("page");
    CommandRun.of("report", SAMPLE, "-o", other.toString());
    assertThat(other).content().startsWith("<!DOCTYPE html>");
  }

  @Test
  void withoutAFileThePageIsNamedAfterTheCaseAndAnOlderOneStays() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("named"));
    for (int n = 0; n < 2; n++) {
      assertThat(program(folder, Map.of(), Path.of(SAMPLE).toAbsolutePath().toString())).isZero();
    }
    assertThat(program(folder, Map.of(), Path.of(SAMPLE).toAbsolutePath().toString(), "--redact"))
        .isZero();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "temp",
              "SyncTrace-Finance-Workstations-2026-10-13.html",
              "SyncTrace-Finance-Workstations-2026-10-13-2.html",
              "SyncTrace-redacted-2026-10-13.html");
    }
  }

  @Test
  void aCaseWithNothingToExplainSaysWhatToCollect() {
    CommandRun run =
        CommandRun.of(
            "report",
            SAMPLE + "/CLIENT-042/CcmAad.log",
            "-o",
            temp.resolve("page.html").toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("nothing to explain. docs/collect.md lists what to collect");
  }

  @Test
  void whatCouldNotBeReadIsNamedAndThePageIsWrittenAllTheSame() throws IOException {
    Path broken = Files.writeString(temp.resolve("broken.zip"), "PK\u0003\u0004 is no archive");
    Path page = temp.resolve("report.html");
    CommandRun run = CommandRun.of("report", SAMPLE, broken.toString(), "-o", page.toString());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("synctrace: broken.zip: ");
    assertThat(page).content().contains("CLIENT-088");
  }

  @Test
  void anOldPageStaysWhenTheNewOneFails() throws IOException {
    Path page = Files.writeString(temp.resolve("report.html"), "the old one");
    CommandRun run =
        CommandRun.of(
            "report", SAMPLE, "-o", page.toString(), "--causes", temp.resolve("none").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(page).hasContent("the old one");
    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void aFolderOrAMissingFolderIsNoPlaceForAPage() {
    assertThat(CommandRun.of("report", SAMPLE, "-o", temp.toString()).err())
        .contains("is a folder: name a file in it, such as report.html");
    assertThat(CommandRun.of("report", SAMPLE, "-o", temp.resolve("no/page.html").toString()).err())
        .contains("cannot be written: its folder does not exist");
  }

  @Test
  void sourceDateEpochFixesTheBytesAndNoCaseIsLeft() throws IOException, InterruptedException {
    Path first = inItsOwnProgram("1789000000", "first");
    Path second = inItsOwnProgram("1789000000", "second");
    assertThat(first).hasSameTextualContentAs(second);
    assertThat(first).content().contains("2026-09-10 00:26:40");
    assertThat(first.resolveSibling("temp")).isEmptyDirectory();
  }

  private Path inItsOwnProgram(String epoch, String folder)
      throws IOException, InterruptedException {
    Path own = Files.createDirectory(temp.resolve(folder));
    String sample = Path.of(SAMPLE).toAbsolutePath().toString();
    assertThat(program(own, Map.of("SOURCE_DATE_EPOCH", epoch), sample, "-o", "page.html"))
        .isZero();
    return own.resolve("page.html");
  }

  private static int program(Path own, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    Files.createDirectories(own.resolve("temp"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=temp",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "report"));
    command.addAll(List.of(args));
    ProcessBuilder report = new ProcessBuilder(command);
    report.directory(own.toFile()).inheritIO();
    report.environment().putAll(environment);
    return report.start().waitFor();
  }
}
