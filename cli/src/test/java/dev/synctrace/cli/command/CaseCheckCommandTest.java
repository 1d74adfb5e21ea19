package dev.synctrace.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.index.Case;
import dev.synctrace.index.annotation.RecordNote;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bits of a case that changed on disk are found, named, and never read as logs. */
class CaseCheckCommandTest {
  private static final int FLIPS_PER_FILE = 6;

  @TempDir private Path temp;
  private Path caseFolder;

  @BeforeEach
  void aCaseWithKeptAnswersAndANote() throws IOException {
    caseFolder = temp.resolve("case");
    for (String sample : List.of("contoso-group-sync", "contoso-tenant-attach")) {
      String bundle = Path.of("..", "samples", sample).toString();
      assertThat(CommandRun.of("ingest", bundle, "--case", caseFolder.toString()).status())
          .isZero();
    }
    try (Case opened = new LuceneCaseStore(caseFolder).open()) {
      opened.resultCache().keep("actions", "1", out -> out.write("what was worked out".getBytes()));
      opened
          .annotations()
          .update(stored ->
              stored.with(new RecordNote("MP01/CCM_STS.log", 33, true, "See here", Instant.EPOCH)));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(caseFolder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> path.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  @Test
  void aWholeCaseIsWhole() {
    CommandRun run = CommandRun.of("case", "check", caseFolder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("verified, none damaged");
    assertThat(run.status()).isZero();
    CommandRun json =
        CommandRun.of("case", "check", "--case", caseFolder.toString(), "--format", "json");
    assertThat(json.out()).contains("\"damaged\" : [ ]");
  }

  @Test
  void aFlippedByteAnywhereIsNamedWithItsFileAndTheRemedy() throws IOException {
    Random random = new Random(20_261_130);
    List<String> tried = new ArrayList<>();
    for (Path file : files()) {
      byte[] whole = Files.readAllBytes(file);
      for (int flip = 0; flip < FLIPS_PER_FILE; flip++) {
        byte[] damaged = whole.clone();
        // The ends as well: there are the header and the checksum itself.
        int at = flip == 0 ? 0 : flip == 1 ? whole.length - 1 : random.nextInt(whole.length);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, damaged);
        String name = name(caseFolder, file);
        tried.add(name);
        CommandRun run = CommandRun.of("case", "check", caseFolder.toString());
        String where = name + " at " + at;
        assertThat(run.status()).as(where).isEqualTo(ExitCode.FAILED.status());
        assertThat(run.out()).as(where).contains(name);
        assertThat(run.err()).as(where).hasLineCount(1).contains("is damaged (" + name);
        assertThat(run.err())
            .as(where)
            .contains(
                name.startsWith("kept/")
                    ? "Delete " + name
                    : name.startsWith("index/")
                        ? "Delete the folder index in it and ingest the bundles again"
                        : "Restore it from a backup");
        if (name.startsWith("index/")) {
          CommandRun report = CommandRun.of("report", "--case", caseFolder.toString(), "-o", "-");
          assertThat(report.status()).as(where).isEqualTo(ExitCode.FAILED.status());
          assertThat(report.err()).as(where).hasLineCount(1).contains(name, "ingest the bundles");
          assertThat(report.out()).as(where).isEmpty();
        }
      }
      Files.write(file, whole);
    }
    assertThat(tried)
        .anyMatch(name -> name.startsWith("index/segments_"))
        .contains("kept/actions", "annotations.json");
    assertThat(CommandRun.of("case", "check", caseFolder.toString()).status()).isZero();
  }

  @Test
  void aMissingOrCutFileIsNamed() throws IOException {
    Path largest =
        files().stream()
            .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
            .get();
    byte[] whole = Files.readAllBytes(largest);
    String name = name(caseFolder, largest);
    for (int length : new int[] {0, 7, whole.length / 2, whole.length - 1}) {
      Files.write(largest, Arrays.copyOf(whole, length));
      CommandRun run = CommandRun.of("case", "check", caseFolder.toString());
      assertThat(run.err()).as("cut to %s", length).hasLineCount(1).contains(name);
      assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    }
    Files.delete(largest);
    CommandRun run = CommandRun.of("case", "check", caseFolder.toString());
    assertThat(run.err()).hasLineCount(1).contains(name + ": missing");
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
  }

  @Test
  void aCopyTakesTheNotesAlongAndSaysSo() {
    Path copy = temp.resolve("copy");

    CommandRun run = CommandRun.of("case", "copy", caseFolder.toString(), copy.toString());

    assertThat(run.out())
        .as(run.err())
        .contains(" events, 1 note and 0 saved searches are in both cases")
        .contains("counts and hashes match");
    try (Case opened = new LuceneCaseStore(copy).open()) {
      assertThat(opened.annotations().read().note("MP01/CCM_STS.log", 33)).isPresent();
    }
    assertThat(CommandRun.of("case", "delete", copy.toString()).status()).isZero();
    assertThat(copy).doesNotExist();
  }

  @Test
  void whatIsNoCaseIsSaidAsSearchSaysIt() throws IOException {
    CommandRun none = CommandRun.of("case", "check", temp.resolve("none").toString());
    assertThat(none.err()).hasLineCount(1).contains("No case exists at");
    assertThat(none.status()).isEqualTo(ExitCode.FAILED.status());
    DirectoryCleanup.remove(caseFolder.resolve("index"));
    CommandRun foreign = CommandRun.of("case", "check", caseFolder.toString());
    assertThat(foreign.err()).hasLineCount(1);
    assertThat(foreign.status()).isEqualTo(ExitCode.FAILED.status());
    CommandRun cluster =
        CommandRun.of("case", "check", "opensearch://search.contoso.com:9200/case42");
    assertThat(cluster.status()).isEqualTo(ExitCode.USAGE.status());
  }
}
