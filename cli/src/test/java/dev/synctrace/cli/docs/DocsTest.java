package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.Main;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

  @Test
  void schemasPageMatchesTheWriters() throws IOException {
    isFresh("schemas.md", SchemasPage.text());
  }

  @Test
  void schemaFilesMatchTheWriters() throws IOException {
    Map<String, String> files = SchemasPage.files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      isFresh("schemas/" + file.getKey(), file.getValue());
    }
    try (Stream<Path> written = Files.list(DOCS.resolve("schemas"))) {
      assertThat(written.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(files.keySet());
    }
  }

  private static void isFresh(String name, String content) throws IOException {
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("synctrace.update")) {
      Files.createDirectories(Objects.requireNonNull(page.getParent()));
      Files.writeString(page, content);
    }
    assertThat(page).content().isEqualTo(content);
  }
}
