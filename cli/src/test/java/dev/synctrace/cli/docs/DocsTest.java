package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.Main;
import dev.synctrace.cli.output.CauseCatalogueOutput;
import dev.synctrace.cli.output.ErrorOutput;
import dev.synctrace.cli.output.KindsOutput;
import dev.synctrace.cli.output.help.CommandsPage;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Generated pages match their data; {@code -Dsynctrace.update=true} rewrites them. */
class DocsTest {
  private static final Path DOCS = Path.of("../docs");

  @Test
  void kindsPageMatchesTheCatalogue() throws IOException {
    isFresh("kinds.md", KindsOutput.everything().markdown());
  }

  @Test
  void causesPageMatchesTheCatalogue() throws IOException {
    isFresh("causes.md", new CauseCatalogueOutput(CauseCatalogue.builtIn().all()).markdown());
  }

  @Test
  void errorCodesPageMatchesTheTable() throws IOException {
    isFresh("error-codes.md", ErrorOutput.markdown());
  }

  @Test
  void commandsPageMatchesTheOptions() throws IOException {
    isFresh("commands.md", new CommandsPage(Main.commandLine().getCommandSpec()).markdown());
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
