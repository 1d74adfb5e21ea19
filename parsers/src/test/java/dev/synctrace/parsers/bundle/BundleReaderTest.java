package dev.synctrace.parsers.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import dev.synctrace.parsers.bundle.file.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles as they are on disk: folders, single files, and what else may be stored there. */
class BundleReaderTest {
  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void makeFolders() throws IOException {
    bundle = Files.createDirectory(dir.resolve("bundle"));
    temp = dir.resolve("temp");
  }

  @Test
  void aFolderGivesItsFilesByPathWithRotatedSetsTogether() throws IOException {
    file("z.log", "z");
    file("site/BgbServer.log", "new");
    file("site/BgbServer.lo_", "old");
    file("site/BgbServer-20260115-090826.log", "older");
    file("site/AdminService.log", "admin");
    file("client/sub/CcmExec.log", "deep");
    file("client/BgbAgent.log", "agent");

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths())
        .containsExactly(
            "z.log",
            "client/BgbAgent.log",
            "client/sub/CcmExec.log",
            "site/AdminService.log",
            "site/BgbServer-20260115-090826.log",
            "site/BgbServer.lo_",
            "site/BgbServer.log");
    assertThat(collectingVisitor.texts()).containsEntry("site/BgbServer.lo_", "old");
    assertThat(collectingVisitor.problems()).isEmpty();
  }

  @Test
  void aFolderAndItsZipGiveTheSameInTheSameOrder() throws IOException {
    List<String> paths =
        List.of(
            "b.log", "B/a.log", "a/z/z.log", "a/b.lo_", "a/b.log", "a/c/x.log", "a.log", "a/B.csv");
    TestZip zip = TestZip.of();
    for (String path : paths) {
      file(path, path);
      zip.with(path, path);
    }

    CollectingVisitor fromFolder = CollectingVisitor.from(bundle, temp);
    CollectingVisitor fromZip = CollectingVisitor.from(zip.in(dir.resolve("bundle.zip")), temp);

    assertThat(fromFolder.paths()).hasSameSizeAs(paths).isEqualTo(fromZip.paths());
    assertThat(fromFolder.texts()).isEqualTo(fromZip.texts());
  }

  @Test
  void aSingleFileGoesByItsName() throws IOException {
    Path log = file("site/BgbServer.log", "one line");

    CollectingVisitor collectingVisitor = CollectingVisitor.from(log, temp);

    assertThat(collectingVisitor.texts()).containsExactly(entry("BgbServer.log", "one line"));
  }

  @Test
  void twoBundlesMayHoldTheSamePath() throws IOException {
    Path first = TestZip.of().with("logs/BgbServer.log", "first").in(dir.resolve("1.zip"));
    Path second = TestZip.of().with("logs/BgbServer.log", "second").in(dir.resolve("2.zip"));

    assertThat(CollectingVisitor.from(first, temp).texts())
        .containsEntry("logs/BgbServer.log", "first");
    assertThat(CollectingVisitor.from(second, temp).texts())
        .containsEntry("logs/BgbServer.log", "second");
  }

  @Test
  void anEmptyFileIsASource() throws IOException {
    file("Empty.log", "");

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.texts()).containsEntry("Empty.log", "");
    assertThat(collectingVisitor.problems()).isEmpty();
  }

  @Test
  void anEmptyFolderGivesNothing() throws IOException {
    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).isEmpty();
    assertThat(collectingVisitor.problems()).isEmpty();
  }

  @Test
  void aMissingBundleIsAProblemUnderThePathAsGiven() throws IOException {
    Path missing = bundle.resolve("nothing.zip");

    assertThat(CollectingVisitor.from(missing, temp).problems())
        .containsExactly(missing + " does not exist. Check the path");
  }

  @Test
  void aZipInAFolderStandsInThePathLikeAFolder() throws IOException {
    file("a.log", "a");
    TestZip.of().with("logs/BgbServer.log", "inside").in(bundle.resolve("client.zip"));

    assertThat(CollectingVisitor.from(bundle, temp).paths())
        .containsExactly("a.log", "client.zip/logs/BgbServer.log");
  }

  @Test
  void archivesThatAreNotReadHereAreNamedByWhatTheyAre() throws IOException {
    file("good.log", "good");
    bytes("c.rar", "Rar!\32\7\1\0");
    bytes("f.zip", "PK\5\6" + "\0".repeat(18));
    bytes("g.zip", "PK\7\10PK\3\4");

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("good.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "c.rar is a RAR archive, which is not supported. Extract it and pass the folder",
            "f.zip is an empty zip archive. Request a bundle that contains files",
            "g.zip is one part of a split zip archive. Extract all parts and pass the folder");
  }

  @Test
  void aWorkbookIsNotTakenForABundle() throws IOException {
    TestZip.of()
        .with("[Content_Types].xml", "<Types/>")
        .with("xl/workbook.xml", "<workbook/>")
        .in(bundle.resolve("members.xlsx"));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).isEmpty();
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "members.xlsx is an Office document. Save it as CSV or text and ingest that file");
  }

  @Test
  void aLinkIsNotFollowedUnlessAskedFor() throws IOException {
    file("a.log", "a");
    Path secret = Files.writeString(dir.resolve("secret.log"), "of this machine");
    link("logs.log", secret);
    link("folder", Files.createDirectory(dir.resolve("elsewhere")));

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .containsExactlyInAnyOrder(
            "logs.log is a link, which is not followed. Copy the target, or use"
                + " --follow-links",
            "folder is a link, which is not followed. Copy the target, or use" + " --follow-links");
  }

  @Test
  void aLoopOfLinksEndsAndIsTold() throws IOException {
    file("logs/a.log", "a");
    link("logs/again", bundle);

    CollectingVisitor collectingVisitor = CollectingVisitor.followingLinks(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("logs/a.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "logs/again points to a folder that was already read, so it was skipped."
                + " Nothing is missing");
  }

  @Test
  void aLinkedFolderIsReadOnceUnderItsOwnName() throws IOException {
    file("z/a.log", "a");
    link("b", bundle.resolve("z"));

    assertThat(CollectingVisitor.followingLinks(bundle, temp).paths()).containsExactly("z/a.log");
  }

  @Test
  void linksToAFileAndToAFolderElsewhereAreFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(dir.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("x.log"), "x");
    link("folder", elsewhere);
    link("file.log", elsewhere.resolve("x.log"));

    assertThat(CollectingVisitor.followingLinks(bundle, temp).paths())
        .containsExactly("file.log", "folder/x.log");
  }

  @Test
  void aLinkToNothingIsAProblemAndTheRestIsRead() throws IOException {
    file("a.log", "a");
    link("dead.log", dir.resolve("gone"));
    link("self.log", bundle.resolve("self.log"));

    CollectingVisitor collectingVisitor = CollectingVisitor.followingLinks(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "dead.log is a link to a file that does not exist. Copy the target file",
            "self.log is a link to a file that does not exist. Copy the target file");
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    file("a.log", "a");
    Path pipe = bundle.resolve("pipe.log");
    assumeTrue(makePipe(pipe), "no mkfifo here");

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .containsExactly("pipe.log is a pipe or a device. Save its content as a file first");
  }

  @Test
  void aDeviceIsAProblem() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "no /dev/null here");

    assertThat(CollectingVisitor.from(device, temp).problems())
        .containsExactly("/dev/null is a pipe or a device. Save its content as a file first");
  }

  @Test
  void aFileThatMayNotBeReadIsAProblem() throws IOException {
    file("a.log", "a");
    Path secret = file("secret.log", "s");
    assumeTrue(Files.getFileStore(secret).supportsFileAttributeView("posix"), "no permissions");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(secret), "this user may read everything");

    CollectingVisitor collectingVisitor = CollectingVisitor.from(bundle, temp);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems())
        .containsExactly(
            "secret.log cannot be read: access is denied. Allow read access, or ingest a copy");
  }

  @Test
  void aFileThatGoesAwayWhileReadingIsAProblemAndTheRestIsRead() throws IOException {
    file("a.log", "a");
    Path gone = file("b.log", "b");
    Path swapped = file("c.log", "c");
    file("d.log", "d");
    List<String> seen = new ArrayList<>();
    List<String> problems = new ArrayList<>();

    new BundleReader(temp, ArchiveLimits.defaults())
        .read(
            bundle,
            new BundleVisitor() {
              @Override
              public void source(SourceFile file) throws IOException {
                seen.add(file.path());
                if (file.path().equals("a.log")) {
                  Files.delete(gone);
                  Files.delete(swapped);
                  Files.createDirectory(swapped);
                }
              }

              @Override
              public void problem(BundleProblem problem) {
                problems.add(problem.toString());
              }
            });

    assertThat(seen).containsExactly("a.log", "d.log");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).isEqualTo("b.log does not exist. Check the path");
    assertThat(problems.get(1)).startsWith("c.log cannot be read (").endsWith("copy it again");
  }

  @Test
  void theFailureOfTheReaderOfSourcesIsNotTakenForABadFile() throws IOException {
    file("a.log", "a");
    CollectingVisitor full =
        new CollectingVisitor() {
          @Override
          public void source(SourceFile file) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThatThrownBy(() -> new BundleReader(temp, ArchiveLimits.defaults()).read(bundle, full))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
    assertThat(full.problems()).isEmpty();
  }

  @Test
  void theCaseAndTheTempFolderAreNoPartOfTheBundle() throws IOException {
    file("a.log", "a");
    file(".synctrace/segments.log", "index");
    file("work/nested-1.zip", "left over");
    CollectingVisitor collectingVisitor = new CollectingVisitor();

    new BundleReader(bundle.resolve("work"), ArchiveLimits.defaults(), bundle.resolve(".synctrace"))
        .read(bundle, collectingVisitor);

    assertThat(collectingVisitor.paths()).containsExactly("a.log");
    assertThat(collectingVisitor.problems()).isEmpty();
  }

  @Test
  void aNameWithAWindowsPathInItBecomesThatPath() throws IOException {
    assumeTrue(bundle.getFileSystem().getSeparator().equals("/"), "no such names on Windows");
    file("logs\\BgbServer.log", "unpacked by a careless tool");

    assertThat(CollectingVisitor.from(bundle, temp).paths()).containsExactly("logs/BgbServer.log");
  }

  private Path file(String path, String text) throws IOException {
    Path file = bundle.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void bytes(String path, String latin1) throws IOException {
    Files.write(bundle.resolve(path), latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void link(String path, Path target) {
    try {
      Files.createSymbolicLink(bundle.resolve(path), target);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here: " + e);
    }
  }

  private static boolean makePipe(Path pipe) throws InterruptedException {
    try {
      Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
      return mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
