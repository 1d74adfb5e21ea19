package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page cannot send is refused where it is dropped, and nothing is sent. */
@Tag("browser")
class DroppedFilesTest {
  /** A browser lets no script make a drop with folders, so the event carries its own transfer. */
  private static final String DROP =
      """
      const files = Array.from({length: arguments[0]}, (_, i) => new File(['x'], i + '.log'));
      const entry = {isDirectory: arguments[1]};
      const drop = new Event('drop', {cancelable: true});
      drop.dataTransfer = {files, items: files.map(() => ({webkitGetAsEntry: () => entry}))};
      document.getElementById('upload').dispatchEvent(drop);
      """;

  @TempDir private Path temp;
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void aServerAndABrowser() throws IOException {
    server = TestServer.in(temp.resolve("data"));
    visitor = new Visitor(server.address(), temp);
    visitor.open("/");
    visitor.awaitText("No cases yet.");
  }

  @AfterEach
  void goHome() throws IOException {
    if (visitor != null) {
      visitor.close();
    }
    server.close();
  }

  @Test
  void aFolderIsRefusedWithWhatToDo() {
    visitor.run(DROP, 1, true);

    visitor.awaitText("A folder cannot be uploaded. Zip the folder and drop the zip file.");
    assertThat(server.log()).doesNotContain("POST /cases");
  }

  @Test
  void moreFilesThanTheServerTakesAreRefusedWithWhatToDo() {
    visitor.run(DROP, 1_001, false);

    visitor.awaitText("1001 files are more than this server accepts at once. Zip the folder");
    assertThat(server.log()).doesNotContain("POST /cases");
  }

  @Test
  void aFileIsSent() {
    visitor.run(DROP, 1, false);

    server.awaitLog("POST /cases");
  }
}
