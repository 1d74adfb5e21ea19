package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.RecordLinks;
import dev.synctrace.report.view.SentenceLinks;
import dev.synctrace.report.view.SentenceLinks.Part;
import dev.synctrace.report.view.ViewFormatter;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceLinksTest {
  private final SentenceLinks links =
      new SentenceLinks(
          List.of("owners.json", "graph/owners.json", "logs of MP01/CCM_STS.log"),
          new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC),
          new RecordLinks() {
            @Override
            public String log(String source) {
              return "";
            }

            @Override
            public String record(String source, long line) {
              return source + "#" + line;
            }

            @Override
            public String around(String source, long line) {
              return "";
            }
          });

  @Test
  void theLongestPathIsMeant() {
    assertThat(links.parts("See (graph/owners.json:6) and owners.json:7."))
        .containsExactly(
            new Part("See (", ""),
            new Part("graph/owners.json:6", "graph/owners.json#6"),
            new Part(") and ", ""),
            new Part("owners.json:7", "owners.json#7"),
            new Part(".", ""));
  }

  @Test
  void pathsHaveBlanksAndTimesAreNoLines() {
    assertThat(links.parts("At 12:47:21 logs of MP01/CCM_STS.log:33 said so"))
        .extracting(Part::href)
        .containsExactly("", "logs of MP01/CCM_STS.log#33", "");
    assertThat(links.parts("other.log:5 is in no case")).extracting(Part::href).containsOnly("");
    assertThat(links.parts("")).isEmpty();
  }
}
