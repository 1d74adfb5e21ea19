package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that look like a timestamp and are none reach every output as they are. */
class TimestampLikeTextTest {
  private static final Path SAMPLE = Path.of("..", "samples", "contoso-group-sync");
  private static final String NO_SUCH_DAY = "2026-02-30T00:00:00Z";
  private static final String NO_SUCH_HOUR = "2026-10-13T25:61:61.000Z";

  @TempDir private Path temp;
  private String caseFolder = "";

  @BeforeEach
  void aCaseWithSuchAnActorAndSuchADevice() throws IOException {
    Path bundle = temp.resolve("bundle");
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = bundle.resolve(SAMPLE.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        String text = Files.readString(file, ISO_8859_1);
        Files.writeString(
            copy,
            text.replace("megan.bowen@contoso.com", NO_SUCH_DAY)
                .replace("CLIENT-088", NO_SUCH_HOUR),
            ISO_8859_1);
      }
    }
    caseFolder = temp.resolve("case").toString();
    assertThat(CommandRun.of("ingest", bundle.toString(), "--case", caseFolder, "-q").status())
        .isIn(0, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search --format table",
        "search --format json",
        "search --format csv",
        "explain --format table",
        "explain --format json",
        "explain --format csv",
        "trace --format table",
        "trace --format json",
        "report --format json",
        "report --format csv",
        "report --format md",
        "report --format html --redact -o -",
      })
  void everyOutputIsMade(String command) {
    CommandRun run = CommandRun.of((command + " --case " + caseFolder).split(" ", -1));

    // The sample holds no tenant-attach action.
    assertThat(run.status()).as(run.err()).isEqualTo(command.startsWith("trace") ? 4 : 0);
    assertThat(run.out().isEmpty()).isEqualTo(command.equals("trace --format table"));
  }

  @Test
  void theReportShowsThemAsTheyAre() throws IOException {
    Path page = temp.resolve("report.html");

    CommandRun run = CommandRun.of("report", "--case", caseFolder, "-o", page.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(page)).contains(NO_SUCH_DAY, NO_SUCH_HOUR);
  }
}
