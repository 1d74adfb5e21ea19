package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.output.BundleCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All that the pages of two samples say, without their markup. {@code -Dsynctrace.update=true}
 * writes the texts again.
 */
class GoldenPageTest {
  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"contoso-group-sync", "contoso-tenant-attach"})
  void thePageSaysWhatItSaid(String sample) throws IOException {
    Path page =
        Reports.of(
            BundleCase.SAMPLES.resolve(sample),
            temp,
            Reports.options(null, ZoneId.of("America/New_York")));
    String actual = text(Files.readString(page));
    Path golden = Path.of("src/test/golden", sample + ".txt");
    if (Boolean.getBoolean("synctrace.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  /** One line for each block. */
  private static String text(String page) {
    return page.replaceAll("(?s)<(style|script|head)\\b.*?</\\1>", "")
        .replaceAll("\\s+", " ")
        .replaceAll(
            "</?(h\\d|p|li|tr|dt|dd|pre|figcaption|summary|caption|button|text|desc)\\b[^>]*>",
            "\n")
        .replaceAll("</t[dh]>", " | ")
        .replaceAll("<[^>]+>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\b[0-9a-f]{64}\\b", "(SHA-256)")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals("|"))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
