package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectCommandTest {
  @TempDir private Path temp;

  @Test
  void withoutACaseEverythingIsListedByPlace() {
    CommandRun run = CommandRun.of("collect");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Service connection point\n", "Management point\n", "Site database\n")
        .contains("select * from ClientKeyData", "CMGatewayNotificationWorker.log");
  }

  @Test
  void aQuestionAndDevicesNarrowIt() throws IOException {
    CommandRun run =
        CommandRun.of(
            "collect",
            "--for",
            "tenant-attach",
            "--device",
            "CLIENT-042",
            "CLIENT-107",
            "--format",
            "json");

    JsonNode rows = new ObjectMapper().readTree(run.out()).get("collect");
    assertThat(rows.findValuesAsText("id")).contains("action-log").doesNotContain("client-keys");
    assertThat(rows.findValuesAsText("machine")).contains("CLIENT-042", "CLIENT-107");
  }

  @Test
  void aTicketGetsMarkdown() {
    CommandRun run = CommandRun.of("collect", "--for", "group-sync", "--format", "md");

    assertThat(run.out())
        .startsWith("## Service connection point\n\n")
        .contains("| `select * from ClientKeyData` |");
  }

  @Test
  void aScriptIsWrittenForASite() {
    Path script = temp.resolve("collect.ps1");
    CommandRun run = CommandRun.of("collect", "--site", "PS1", "-o", script.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("elevated Windows PowerShell");
    assertThat(script).content().startsWith("\uFEFF<#").contains("[string] $Site = 'PS1'");
  }

  @Test
  void whatTheCaseHasIsNotListed() {
    String caseFolder = temp.resolve("case").toString();
    CommandRun.of("ingest", "../samples/contoso-tenant-attach", "--case", caseFolder);
    CommandRun run = CommandRun.of("collect", "--case", caseFolder, "--for", "tenant-attach");

    assertThat(run.out())
        .contains("Service connection point CM01", "older part, if the folder has one")
        .doesNotContain("BgbServer", "v_R_User");
  }

  @Test
  void wrongValuesAreRefusedWithWhatIsPossible() {
    assertThat(CommandRun.of("collect", "--for", "sync").err())
        .contains("group-sync or tenant-attach");
    assertThat(CommandRun.of("collect", "--site", "'; x").err()).contains("such as PS1");
    CommandRun both = CommandRun.of("collect", "-o", "x.ps1", "--format", "json");
    assertThat(both.status()).isEqualTo(2);
    assertThat(both.err()).contains("Omit one of them");
  }
}
