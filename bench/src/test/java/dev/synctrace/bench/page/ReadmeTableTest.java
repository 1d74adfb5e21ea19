package dev.synctrace.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTableTest {
  private static final String README =
      "# A tool\n\n<!-- bench/run writes from here -->\nold\n<!-- to here -->\n\n## More\n";
  private static final String PAGE =
      """
      # Performance

      ## Search

      | measure | measured | CPU time, peak memory | goal | met |
      | --- | --- | --- | --- | --- |
      | newest | 0.30 s | 0.40 CPU s, 99 MB | at most 0.50 s | yes |

      ## Report

      | measure | measured | CPU time, peak memory | goal | met |
      | --- | --- | --- | --- | --- |
      | 100,000 members | 8.00 s | 9.00 CPU s, 400 MB | at most 10.00 s | yes |
      | its file | 14.0 MB |  | at most 15.0 MB | yes |

      ## Trace

      | measure | measured | CPU time, peak memory | goal | met |
      | --- | --- | --- | --- | --- |
      | table | 3.00 s | 4.00 CPU s, 99 MB | at most 4.00 s | yes |
      """;

  @Test
  void theRowsOfTheReportReplaceWhatStoodBetweenTheMarks() {
    assertThat(ReadmeTable.update(README, PAGE))
        .startsWith("# A tool\n\n<!-- bench/run writes from here -->\n")
        .contains(
            """
            | --- | --- | --- |
            | 100,000 members | 8.00 s | 9.00 CPU s, 400 MB |
            | its file | 14.0 MB |  |

            <!-- to here -->
            """)
        .endsWith("<!-- to here -->\n\n## More\n")
        .doesNotContain("old", "newest", "table |");
  }

  @Test
  void writtenTwiceItIsTheSame() {
    String once = ReadmeTable.update(README, PAGE);
    assertThat(ReadmeTable.update(once, PAGE)).isEqualTo(once);
  }

  @Test
  void aReadmeWithoutTheMarksIsRefused() {
    assertThatThrownBy(() -> ReadmeTable.update("# A tool\n", PAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lacks the marks");
  }

  /** The README tells what docs/performance.md tells; before anybody measured, nothing. */
  @Test
  void theReadmeOfTheProjectIsAsFreshAsItsPage() throws IOException {
    Path page = Path.of("../docs/performance.md");
    String readme = Files.readString(Path.of("../README.md"));
    String expected = Files.exists(page) ? ReadmeTable.of(Files.readString(page)) : "";
    assertThat(ReadmeTable.between(readme)).isEqualTo(expected);
  }
}
