package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the web page downloads is what the command line prints. */
@Tag("slow")
class ServedDownloadsTest {
  @TempDir private Path temp;

  @Test
  void theFilesOfThePageAreTheOutputOfTheCommands() throws IOException, InterruptedException {
    String folder = temp.resolve("case").toString();
    String query = "severity:error OR kind:audit.*";
    CommandRun.of("ingest", "-q", "../samples/contoso-group-sync", "--case", folder);

    try (ServedCases served = ServedCases.start(temp, folder)) {
      for (String format : new String[] {"csv", "ndjson", "json"}) {
        CommandRun search =
            CommandRun.of(
                "search",
                query,
                "--since",
                "30d",
                "--limit",
                "0",
                "--facet",
                "thread",
                "--format",
                format,
                "--case",
                folder);
        CommandRun explain = CommandRun.of("explain", "--format", format, "--case", folder);
        String form = "format=" + format;

        String found =
            served.page(
                folder,
                "/search?since=30d&facet=thread&q="
                    + URLEncoder.encode(query, StandardCharsets.UTF_8)
                    + "&"
                    + form);
        // A run of a command is remembered with LF alone.
        assertThat(found.replace("\r\n", "\n")).as(format).isEqualTo(search.out());
        assertThat(search.out().lines()).as(format).hasSizeGreaterThan(20);
        assertThat(served.page(folder, "/members?" + form).replace("\r\n", "\n"))
            .as(format)
            .isEqualTo(explain.out());
      }
    }
  }
}
