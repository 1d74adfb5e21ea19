package dev.synctrace.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.lucene.store.CaseCheck;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bits that rot in a case are named with their file and what to do, and give no answer. */
class DamagedCaseTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    List<Event> events =
        IntStream.rangeClosed(1, 2_000)
            .mapToObj(line ->
                SampleEvents.event().at("BgbServer.log", line).message("Push " + line).build())
            .toList();
    LuceneTestCase.of(folder, events).close();
  }

  private Path largestFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  @Test
  void aProcessThatStaysOpensNoCaseWithAFlippedBit() throws IOException {
    Path file = largestFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> LuceneCaseStore.mapped(folder).open())
        .isInstanceOf(CaseException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining("Delete the folder and ingest the bundles again");
  }

  @Test
  void whatFailsBecauseOfDamageNamesTheDamagedFile() throws IOException {
    Path file = largestFile();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));

    assertThatThrownBy(
            () -> {
              try (Case opened = new LuceneCaseStore(folder).open()) {
                opened.events().search(SearchRequest.all()).hits().forEach(_ -> {});
              }
            })
        .isInstanceOf(CaseException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining("Delete the folder and ingest the bundles again")
        .hasMessageNotContaining("NIOFSDirectory");
  }

  private Path commit() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("segments_"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void assertRefused(String... words) throws IOException {
    List<Path> before;
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      before = files.toList();
    }
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> new LuceneCaseStore(folder).open(),
            () -> LuceneCaseStore.mapped(folder).open(),
            () -> new LuceneCaseStore(folder).openForWriting(),
            () -> CaseCheck.all(folder).orThrow(folder))) {
      assertThatThrownBy(use)
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("The case at " + folder + " is damaged (")
          .message()
          .contains(words);
    }
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      assertThat(files).containsAll(before);
    }
  }

  @Test
  void aCaseWithoutItsCommitIsDamagedAndNotBegunAgain() throws IOException {
    Files.delete(commit());

    assertRefused("index/segments_N: missing", "Delete the folder and ingest the bundles again");
  }

  @Test
  void aCommitUnderAnotherNameIsNamed() throws IOException {
    Path commit = commit();
    Path renamed = commit.resolveSibling(commit.getFileName() + ".bak");
    Files.move(commit, renamed);
    assertRefused("index/segments_N: missing and 1 more damaged");

    Files.copy(renamed, commit);
    assertRefused(
        "index/" + renamed.getFileName() + ": not a file of the case", "Move it out of the folder");

    Files.delete(renamed);
    aWholeCaseIsOpened();
  }

  @Test
  void aWholeCaseIsOpened() {
    try (Case opened = LuceneCaseStore.mapped(folder).open()) {
      assertThat(opened.events().search(SearchRequest.all()).total()).isEqualTo(2_000);
    }
  }
}
