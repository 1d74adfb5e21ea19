package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.Case;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.TextPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read first: the answer, the most urgent, and what to do next. */
class FirstLinesTest {
  private static final String SAMPLE = "../samples/sync-removed-by-admin";

  @TempDir private static Path temp;

  private static CommandRun ingest;

  @BeforeAll
  static void ingest() {
    ingest = CommandRun.of("ingest", SAMPLE, "--case", folder());
  }

  private static String folder() {
    return temp.resolve("case of NW").toString();
  }

  @Test
  void ingestSaysWhatItReadAndWhichCommandsAnswer() {
    assertThat(ingest.out())
        .containsPattern("\\n\\d+ files, 1 machine, 20[-0-9]+ [:0-9]+ to 20[-0-9]+ [:0-9]+ UTC\\n")
        .endsWith(
            """

            3 of 4 members are in their group; 1 is not. 1 is outside the collection.

            Next
              synctrace explain --case "%1$s"
              synctrace report --case "%1$s"
            """
                .formatted(folder()));
  }

  @Test
  void ingestSaysNothingOfItWhereItIsNotAsked() {
    for (String[] options : List.of(new String[] {"-q"}, new String[] {"--format", "csv"})) {
      assertThat(CommandRun.of(with(options, "ingest", SAMPLE, "--case", folder())).out())
          .doesNotContain("Next", "3 of 4 members");
    }
  }

  @Test
  void filesWithoutMappingOrActionLeadToTheirRecords() {
    String log = "../samples/contoso-group-sync/CLIENT-042/ClientIDManagerStartup.log";
    CommandRun run = CommandRun.of("ingest", log, "--case", temp.resolve("text").toString());

    assertThat(run.out())
        .contains("\n1 source, 12 records added")
        .contains("Next\n  synctrace log --case", "\n  synctrace search --case");
  }

  @Test
  void explainBeginsWithTheAnswerAndTheMostUrgentMember() {
    String out = explain().out();

    assertThat(out).startsWith("3 of 4 members are in their group; 1 is not. 1 is outside");
    assertThat(out.indexOf("WH-SCAN-03    ✗ REMOVED"))
        .isPositive()
        .isLessThan(out.indexOf("OFFICE-PC-77  ! UNEXPECTED"));
    assertThat(out.indexOf("OFFICE-PC-77")).isLessThan(out.indexOf("COLLECTION"));
  }

  @Test
  void prerequisitesThatAreMetAreCountedAndListedOnRequest() {
    assertThat(explain().out())
        .containsPattern("Prerequisites: \\d+ of \\d+ met \\(-v lists all\\)\\n")
        .doesNotContain("✓ PASS");
    assertThat(explain("-v").out())
        .containsPattern("Prerequisites: \\d+ of \\d+ met\\n")
        .contains("✓ PASS");
  }

  @Test
  void aTerminalShowsVerdictsAndGradesInColor() throws IOException {
    StringWriter out = new StringWriter();
    try (Case opened = CaseAddress.of(folder()).store().open()) {
      new VerdictListing(
              Diagnosis.of(opened, CauseCatalogue.builtIn(), null),
              ExplainRequest.all(),
              Redaction.secretsOnly())
          .print(new TextPage(new PrintWriter(out), 100, true));
    }

    assertThat(out.toString())
        .contains("\u001b[31m✗ REMOVED\u001b[0m", "\u001b[33m! UNEXPECTED\u001b[0m")
        .contains("\u001b[1;36m●●● PROVEN\u001b[0m", "\u001b[32m✓ PASS\u001b[0m");
    assertThat(explain().out()).doesNotContain("\u001b");
  }

  private static CommandRun explain(String... options) {
    return CommandRun.of(with(options, "explain", "--case", folder()));
  }

  private static String[] with(String[] options, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }
}
