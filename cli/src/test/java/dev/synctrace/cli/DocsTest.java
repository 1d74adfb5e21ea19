package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.output.CausesOutput;
import dev.synctrace.cli.output.ErrorOutput;
import dev.synctrace.cli.output.KindsOutput;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Generated pages are as fresh as their data; {@code -Dsynctrace.update=true} writes them anew. */
class DocsTest {
  private static final Path DOCS = Path.of("../docs");

  @Test
  void kindsPageMatchesTheCatalogue() throws IOException {
    isFresh("kinds.md", KindsOutput.everything().markdown());
  }

  @Test
  void causesPageMatchesTheCatalogue() throws IOException {
    isFresh("causes.md", new CausesOutput(CauseCatalogue.builtIn().all()).markdown());
  }

  @Test
  void errorCodesPageMatchesTheTable() throws IOException {
    isFresh("error-codes.md", ErrorOutput.markdown());
  }

  private static void isFresh(String name, String content) throws IOException {
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("synctrace.update")) {
      Files.createDirectories(DOCS);
      Files.writeString(page, content);
    }
    assertThat(page).content().isEqualTo(content);
  }
}
