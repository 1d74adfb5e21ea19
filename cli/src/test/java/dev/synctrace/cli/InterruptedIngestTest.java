package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ingest that dies in the middle is completed by running it again; a second one adds nothing.
 */
@Tag("slow")
class InterruptedIngestTest {
  private static final Pattern TOTAL = Pattern.compile("\"total\" : (\\d+)");

  @TempDir private Path temp;

  @Test
  void killedAnywhereAndRunAgainTheCaseHoldsWhatACleanRunGives()
      throws IOException, InterruptedException {
    Path bundle = Files.createDirectory(temp.resolve("bundle"));
    long records = GeneratedBundle.write(bundle, 16_000_000);
    Path caseFolder = temp.resolve("case");

    int killed = 0;
    for (int milliseconds : List.of(900, 1500, 2500)) {
      Process ingest = start(bundle, caseFolder);
      if (!ingest.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
        ingest.destroyForcibly().waitFor();
        killed++;
      }
    }
    assertThat(killed).isPositive();

    assertThat(ingest(bundle, caseFolder).status()).isZero();
    assertThat(events(caseFolder)).isEqualTo(records);
    assertThat(ingest(bundle, caseFolder).out()).contains("0 sources, 0 records added");
    assertThat(events(caseFolder)).isEqualTo(records);
  }

  private static Process start(Path bundle, Path caseFolder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "ingest",
            bundle.toString(),
            "--case",
            caseFolder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static CommandRun ingest(Path bundle, Path caseFolder) {
    return CommandRun.of("ingest", bundle.toString(), "--case", caseFolder.toString());
  }

  private static long events(Path caseFolder) {
    Matcher total =
        TOTAL.matcher(
            CommandRun.of(
                    "search", "--limit", "1", "--format", "json", "--case", caseFolder.toString())
                .out());
    assertThat(total.find()).isTrue();
    return Long.parseLong(total.group(1));
  }
}
