package dev.synctrace.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.generate.GeneratedActions.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedActionsTest {
  private static final String CONNECTOR = "CM01/CMGatewayNotificationWorker.log";
  private static final String SERVER = "MP01/BgbServer.log";

  @TempDir private Path temp;

  @Test
  void itHoldsTheActionsItWasAskedFor() throws IOException {
    Counts counts = GeneratedActions.write(temp, 150);

    assertThat((long) counts.refused()).isEqualTo(times(CONNECTOR, "Unauthorized")).isEqualTo(2);
    assertThat(counts.unpushed()).isEqualTo(2);
    assertThat(times(CONNECTOR, "Forwarded BGB remote task")).isEqualTo(148);
    assertThat(times(SERVER, "Starting to send push task")).isEqualTo(146);
    assertThat((long) counts.failed()).isEqualTo(times(SERVER, "FailedClients: 1")).isEqualTo(1);
    assertThat((long) counts.completed())
        .isEqualTo(times(SERVER, "ReportedClients: 1"))
        .isEqualTo(145);
  }

  @Test
  void theTaskItNamesIsOneThatCompleted() throws IOException {
    Counts counts = GeneratedActions.write(temp, 60);

    assertThat(times(CONNECTOR, counts.task())).isEqualTo(1);
    assertThat(times(SERVER, counts.task().toUpperCase(Locale.ROOT))).isEqualTo(1);
  }

  private long times(String file, String text) throws IOException {
    return Pattern.compile(Pattern.quote(text))
        .matcher(Files.readString(temp.resolve(file)))
        .results()
        .count();
  }
}
