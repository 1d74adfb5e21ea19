package dev.synctrace.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.redact.pseudonym.RedactionKey.RedactionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RedactOptionsTest {
  private static final String SAMPLE = "../samples/sync-all-well";

  @TempDir private Path temp;

  private final StringWriter err = new StringWriter();

  @Test
  void withoutTheOptionOnlySecretsAreMasked() throws IOException {
    assertThat(shown("FAB-LT-01 eyJhbGciOiJub25l")).startsWith("FAB-LT-01 [masked, ");
  }

  @Test
  void aKeyFileIsMadeOnceAndGivesTheSamePseudonymsAfterwards() throws IOException {
    String key = temp.resolve("team.key").toString();

    String first = shown("hostname SCCM01", "--redact", "--redact-key", key);
    assertThat(err.toString()).contains("created a redaction key: " + key);
    err.getBuffer().setLength(0);
    assertThat(shown("hostname SCCM01", "--redact", "--redact-key", key)).isEqualTo(first);
    assertThat(first).matches("hostname host-[0-9a-z]{8}");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFileTooShortForAKeyIsRefused() throws IOException {
    Path key = Files.writeString(temp.resolve("short.key"), "secret\n");

    assertThatThrownBy(() -> shown("x", "--redact", "--redact-key", key.toString()))
        .isInstanceOf(RedactionException.class)
        .hasMessageStartingWith(key + " is too short for a redaction key (at least 16 characters)");
  }

  @Test
  void aLineBreakAtTheEndOfAKeyFileChangesNothing() throws IOException {
    Path one = Files.writeString(temp.resolve("one.key"), "a secret of the team");
    Path other = Files.writeString(temp.resolve("other.key"), "a secret of the team\r\n");

    assertThat(shown("SCCM01", "--redact", "--redact-key", one.toString()))
        .isEqualTo(shown("SCCM01", "--redact", "--redact-key", other.toString()));
  }

  @Test
  void theMapIsWrittenWhenEverythingIsShown() throws IOException {
    Path map = temp.resolve("map.csv");

    String shown = shown("SCCM01", "--redact", "--redact-map", map.toString());
    assertThat(shown).matches("host-\\d{4}");
    assertThat(Files.readString(map)).containsIgnoringCase(shown + ",host,sccm01");
  }

  @Test
  void aMapIsNeverWrittenOverAnotherFile() throws IOException {
    Path map = Files.writeString(temp.resolve("map.csv"), "mine");

    assertThatThrownBy(() -> shown("x", "--redact", "--redact-map", map.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            map + " already exists. Specify a new file for --redact-map, or remove the file");
    assertThat(map).hasContent("mine");
  }

  @Test
  void keyAndMapNeedTheOptionTheyBelongTo() {
    assertThatThrownBy(() -> shown("x", "--redact-key", "k"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--redact-key requires --redact");
    assertThatThrownBy(() -> shown("x", "--redact-map", "m"))
        .isInstanceOf(UsageException.class)
        .hasMessage("--redact-map requires --redact");
  }

  @Test
  void formsOfAReportAreRefusedByOtherCommands() {
    for (String format : new String[] {"md", "html"}) {
      CommandRun run =
          CommandRun.of("kinds", "--format", format, "--case", temp.resolve("case").toString());
      assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
      assertThat(run.err())
          .isEqualTo(
              "synctrace: --format %s is for synctrace report only. Use table, json, ndjson or csv%n"
                  .formatted(format)
                  .replace("\r\n", "\n"));
    }
  }

  private String shown(String text, String... args) throws IOException {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(args);
    RedactOptions options = holder.options;
    Path folder = temp.resolve("case");
    if (!Files.exists(folder)) {
      CommandRun.of("ingest", SAMPLE, "--case", folder.toString());
    }
    try (Case opened = new LuceneCaseStore(folder).open()) {
      Redaction redaction = options.of(opened, new PrintWriter(err), false);
      String shown = redaction.text(text);
      options.finish(redaction);
      return shown;
    }
  }

  /** A command that has the options as a report has them. */
  @CommandLine.Command(name = "holder")
  private static final class Holder {
    @CommandLine.Mixin private RedactOptions options = new RedactOptions();
  }
}
