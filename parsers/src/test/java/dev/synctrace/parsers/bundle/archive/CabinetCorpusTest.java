package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cabinets that other programs made, and that broke other readers. They lie outside the project;
 * without them this test says so and skips.
 */
class CabinetCorpusTest {
  private static final Optional<Path> CORPUS =
      Stream.of("../shared/corpus/cab", "../../shared/corpus/cab")
          .map(Path::of)
          .filter(Files::isDirectory)
          .findFirst();

  @TempDir Path temp;

  @BeforeEach
  void corpusIsThere() {
    assumeTrue(CORPUS.isPresent(), "skipped: no cabinets in ../shared/corpus/cab");
  }

  /** The number of files and their CRC-32 as cabextract gives them; Quantum is not read here. */
  @ParameterizedTest
  @CsvSource({
    "simple.cab, 2, 1c8cb8c8",
    "normal_2files_1folder.cab, 2, 1c8cb8c8",
    "normal_2files_2folders.cab, 4, 15717fbe",
    "normal_255c_filename.cab, 1, b042d89e",
    "dir.cab, 2, ee918415",
    "mixed.cab, 2, 8a547a9c",
    "mszip_lzx_qtm.cab, 2, 8a547a9c",
    "reserve_---.cab, 2, 9743d030",
    "reserve_--D.cab, 2, 9743d030",
    "reserve_-F-.cab, 2, 9743d030",
    "reserve_-FD.cab, 2, 9743d030",
    "reserve_H--.cab, 2, 9743d030",
    "reserve_H-D.cab, 2, 9743d030",
    "reserve_HF-.cab, 2, 9743d030",
    "reserve_HFD.cab, 2, 9743d030",
    "case-utf8.cab, 6, 0"
  })
  void aSoundOneGivesWhatCabextractGives(String name, int files, String crc) throws IOException {
    CollectingVisitor visitor = read(name);

    assertThat(visitor.paths()).hasSize(files);
    assertThat(crc(visitor)).isEqualTo(crc);
  }

  @Test
  void eachEndsInTimeAndGivesWhatItGivesEachTime() throws IOException {
    try (Stream<Path> cabinets = Files.list(CORPUS.orElseThrow())) {
      for (Path cabinet : cabinets.sorted().toList()) {
        String name = cabinet.getFileName().toString();
        CollectingVisitor visitor =
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(name), name);
        if (name.matches("(?:bad_no|bad_folder|cve-|partial_|lzx-|multi_|hidden-file-).*")) {
          assertThat(visitor.problems()).as(name).isNotEmpty();
        }
        if (name.matches("(?:partial_|multi_|lzx-).*")) {
          assertThat(visitor.paths()).as(name).isEmpty();
        }
      }
    }
  }

  @Test
  void quantumIsNamed() throws IOException {
    assertThat(read("mixed.cab").problems())
        .containsExactly(
            "qtm.txt has an unsupported compression method (Quantum). Extract the archive and pass"
                + " the folder");
  }

  @Test
  void namesThatLeadOutAreNotTaken() throws IOException {
    CollectingVisitor visitor = read("dirwalk-vulns.cab");

    assertThat(visitor.paths()).noneMatch(path -> path.contains("../") || path.startsWith("/"));
    assertThat(visitor.problems())
        .hasSize(18)
        .allMatch(problem -> problem.contains(" has a name that points outside the bundle"));
  }

  private CollectingVisitor read(String name) throws IOException {
    return CollectingVisitor.from(CORPUS.orElseThrow().resolve(name), temp.resolve("unpacked"));
  }

  /** Of the files in the order of their names. */
  private static String crc(CollectingVisitor visitor) {
    CRC32 crc = new CRC32();
    new TreeMap<>(visitor.texts())
        .values()
        .forEach(text -> crc.update(text.getBytes(StandardCharsets.UTF_8)));
    return Long.toHexString(crc.getValue());
  }
}
