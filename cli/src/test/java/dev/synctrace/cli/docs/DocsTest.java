package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.Main;
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
    isFresh("kinds.md", KindsPage.text());
  }

  @Test
  void causesPageMatchesTheCatalogue() throws IOException {
    isFresh("causes.md", CausesPage.of(CauseCatalogue.builtIn().all()));
  }

  @Test
  void collectPageMatchesTheCatalogue() throws IOException {
    isFresh("collect.md", CollectPage.text());
  }

  @Test
  void errorCodesPageMatchesTheTable() throws IOException {
    isFresh("error-codes.md", ErrorCodesPage.text());
  }

  @Test
  void graphPermissionsPageMatchesTheSets() throws IOException {
    isFresh("graph-permissions.md", GraphPermissionsPage.text());
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
