package dev.synctrace.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.bundle.DirectoryCleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir private Path temp;

  @Test
  void aCheckoutIsLaidOutAsItIsInstalled() throws IOException {
    Path home = temp.resolve("home");

    Installation.of(checkout(), home);

    assertThat(home.resolve("synctrace")).hasContent("launcher");
    assertThat(home.resolve("lib/tool.jar")).hasContent("tool");
    assertThat(home.resolve("lib/graph/graph.jar")).hasContent("graph");
    assertThat(home.resolve("samples/story/README.md")).hasContent("story");
  }

  @Test
  void theGraphJarsCanBeTakenAwayAndNothingElse() throws IOException {
    Path home = temp.resolve("home");

    Installation.of(checkout(), home).removeGraph();

    assertThat(home.resolve("lib/graph")).doesNotExist();
    assertThat(home.resolve("lib/tool.jar")).exists();
  }

  @Test
  void anOlderInstallationIsReplaced() throws IOException {
    Path home = temp.resolve("home");
    file(home.resolve("lib/old.jar"), "old");

    Installation.of(checkout(), home);

    assertThat(home.resolve("lib/old.jar")).doesNotExist();
    assertThat(DirectoryCleanup.bytes(home)).isEqualTo("launchertoolgraphstory".length());
  }

  private Path checkout() throws IOException {
    Path checkout = temp.resolve("checkout");
    file(checkout.resolve("synctrace"), "launcher");
    file(checkout.resolve("cli/target/lib/tool.jar"), "tool");
    file(checkout.resolve("graph/sdk/target/lib/graph.jar"), "graph");
    file(checkout.resolve("samples/story/README.md"), "story");
    return checkout;
  }

  private static void file(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
