package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.lucene.store.CaseCodec;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseLifeCycleTest {
  @TempDir private Path temp;

  private Path folder() {
    return temp.resolve(".synctrace");
  }

  private CaseStore store() {
    return new LuceneCaseStore(folder());
  }

  @Test
  void aSourceIsKnownByItsContentAndAddingItTwiceChangesNothing() {
    try (CaseWriter writer = store().openForWriting()) {
      assertThat(writer.contains(LuceneTestCase.sha("a.log"))).isFalse();
      LuceneTestCase.add(writer, "a.log", events("a.log", 10));
      assertThat(writer.contains(LuceneTestCase.sha("a.log"))).isTrue();
      assertThat(writer.begin("a.log", LuceneTestCase.sha("a.log"), 10)).isEmpty();
    }
    try (CaseWriter writer = store().openForWriting()) {
      assertThat(writer.contains(LuceneTestCase.sha("a.log"))).isTrue();
      assertThat(writer.begin("copy of a.log", LuceneTestCase.sha("a.log"), 10)).isEmpty();
    }

    assertThat(LuceneTestCase.count(store())).isEqualTo(10);
  }

  @Test
  void aSourceThatIsRemovedIsGoneWithItsEventsAndItsNameStaysTaken() {
    try (CaseWriter writer = store().openForWriting()) {
      LuceneTestCase.add(writer, "a.log", events("a.log", 10));
      LuceneTestCase.add(writer, "b.log", events("b.log", 4));
      writer.remove("a.log");
      writer.remove("never there.log");
      assertThat(writer.contains(LuceneTestCase.sha("a.log"))).isFalse();
      assertThat(writer.uniquePath("a.log", LuceneTestCase.sha("another"), "bundle"))
          .isEqualTo("bundle/a.log");
    }
    assertThat(LuceneTestCase.count(store())).isEqualTo(4);
    try (Case opened = store().open()) {
      assertThat(opened.sources()).extracting(SourceSummary::path).containsExactly("b.log");
    }
  }

  @Test
  void theEntryOfASourceComesBackWhole() {
    SourceSummary summary =
        new SourceSummary(
            "logs/Übung \"1\".log",
            LuceneTestCase.sha("x"),
            1_234,
            null,
            "mixed",
            "UTF-16LE",
            10,
            9,
            8,
            7,
            Instant.parse("2026-09-25T23:35:04.1234567Z"),
            null,
            List.of("line 3: never closed", ""),
            State.READING);
    try (CaseWriter writer = store().openForWriting();
        SourceWriter source = writer.begin(summary.path(), summary.sha256(), 1_234).orElseThrow()) {
      source.complete(summary);
    }

    try (Case opened = store().open()) {
      assertThat(opened.sources()).containsExactly(summary.withState(State.COMPLETE));
      assertThat(opened.incompleteSources()).isEmpty();
    }
  }

  @Test
  void aReaderSeesTheCommitItOpened() {
    try (CaseWriter writer = store().openForWriting()) {
      LuceneTestCase.add(writer, "a.log", events("a.log", 3));
      writer.commit();
      try (Case before = store().open()) {
        LuceneTestCase.add(writer, "b.log", events("b.log", 4));
        writer.commit();
        assertThat(LuceneTestCase.events(before, SearchRequest.all())).hasSize(3);
        assertThat(before.sources()).hasSize(1);
      }
      assertThat(LuceneTestCase.count(store())).isEqualTo(7);
    }
  }

  @Test
  void anAbandonedWriterLeavesACaseThatSaysWhatIsMissingAndIsCompletedByTheNext()
      throws IOException {
    Path killed = temp.resolve("killed");
    try (CaseWriter writer = store().openForWriting()) {
      LuceneTestCase.add(writer, "a.log", events("a.log", 5));
      SourceWriter half = writer.begin("b.log", LuceneTestCase.sha("b.log"), 9).orElseThrow();
      events("b.log", 3).forEach(half::add);
      writer.commit();
      copy(folder(), killed);
      half.close();
    }

    CaseStore store = new LuceneCaseStore(killed);
    try (Case opened = store.open()) {
      assertThat(opened.incompleteSources())
          .extracting(SourceSummary::path)
          .containsExactly("b.log");
      assertThat(opened.sources())
          .extracting(SourceSummary::state)
          .containsExactly(State.COMPLETE, State.READING);
      assertThat(opened.events().search(SearchRequest.all()).total()).isEqualTo(8);
    }
    try (CaseWriter writer = store.openForWriting()) {
      assertThat(writer.contains(LuceneTestCase.sha("a.log"))).isTrue();
      assertThat(writer.contains(LuceneTestCase.sha("b.log"))).isFalse();
      assertThat(LuceneTestCase.count(store)).isEqualTo(5);
      LuceneTestCase.add(writer, "b.log", events("b.log", 9));
    }
    assertThat(LuceneTestCase.count(store)).isEqualTo(14);
  }

  @Test
  void aSourceThatFailsHalfWayIsTakenOutAgainAndItsTwinInOtherCaseStays() {
    try (CaseWriter writer = store().openForWriting()) {
      LuceneTestCase.add(writer, "logs/A.log", events("logs/A.log", 5));
      try (SourceWriter source =
          writer.begin("logs/a.log", LuceneTestCase.sha("logs/a.log"), 9).orElseThrow()) {
        events("logs/a.log", 3).forEach(source::add);
      }
      assertThat(writer.sources()).extracting(SourceSummary::path).containsExactly("logs/A.log");
    }

    assertThat(LuceneTestCase.count(store())).isEqualTo(5);
  }

  @Test
  void sourcesOfOnePathGetDifferentNames() {
    try (CaseWriter writer = store().openForWriting()) {
      assertThat(writer.uniquePath("a.log", "1", "site")).isEqualTo("a.log");
      assertThat(writer.uniquePath("a.log", "1", "site")).isEqualTo("a.log");
      assertThat(writer.uniquePath("a.log", "2", "site")).isEqualTo("site/a.log");
      assertThat(writer.uniquePath("a.log", "3", "site")).isEqualTo("site/a.log (2)");
      assertThat(writer.uniquePath("a.log", "4", "site")).isEqualTo("site/a.log (3)");
      assertThat(writer.uniquePath("a.log", "5", "client")).isEqualTo("client/a.log");
      assertThatThrownBy(() -> writer.begin("a.log", "9", 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a.log");
      writer.begin("a.log", "1", 1).orElseThrow().complete(summary("a.log", "1"));
      writer.begin("site/a.log", "2", 1).orElseThrow().complete(summary("site/a.log", "2"));
    }
    try (CaseWriter writer = store().openForWriting()) {
      assertThat(writer.uniquePath("other.log", "2", "site")).isEqualTo("site/a.log");
      assertThat(writer.uniquePath("a.log", "3", "site")).isEqualTo("site/a.log (2)");
    }
  }

  @Test
  void anEventOfAnotherSourceIsRefused() {
    try (CaseWriter writer = store().openForWriting();
        SourceWriter source = writer.begin("a.log", "1", 1).orElseThrow()) {
      Event foreign = event().at("b.log", 1).build();
      assertThatThrownBy(() -> source.add(foreign)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> source.complete(summary("b.log", "2")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void onlyOneWritesAtATime() {
    try (CaseWriter writer = store().openForWriting()) {
      assertThatThrownBy(() -> store().openForWriting())
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("Another process is writing to the case at " + folder())
          .hasMessageContaining("Wait");
      LuceneTestCase.add(writer, "a.log", events("a.log", 1));
    }
    store().openForWriting().close();
    assertThat(LuceneTestCase.count(store())).isEqualTo(1);
  }

  @Test
  void whatIsNoCaseIsRefusedAndLeftAlone() throws IOException {
    assertThatThrownBy(() -> store().open())
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("No case exists at")
        .hasMessageContaining("synctrace ingest");
    assertThat(folder()).doesNotExist();

    Path file = Files.writeString(temp.resolve("file"), "x");
    refused(file, "is a file, not a case");

    Path foreign = Files.createDirectory(temp.resolve("foreign"));
    Files.writeString(foreign.resolve("thesis.txt"), "x");
    refused(foreign, "is a folder with other content");

    Path otherIndex = temp.resolve("other");
    Files.createDirectory(otherIndex);
    try (var directory = FSDirectory.open(otherIndex.resolve("index"))) {
      new IndexWriter(directory, new IndexWriterConfig()).close();
    }
    refused(otherIndex, "is a folder with other content");

    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThatThrownBy(() -> new LuceneCaseStore(empty).open())
        .hasMessageContaining("No case exists at");
    new LuceneCaseStore(empty).openForWriting().close();
    assertThat(LuceneTestCase.count(new LuceneCaseStore(empty))).isZero();
  }

  @Test
  void aCaseThatWasBornDeadIsNoCaseButCanBeBegunAgain() throws IOException {
    Files.createDirectories(folder().resolve("index"));
    Files.writeString(folder().resolve("index/write.lock"), "");

    assertThatThrownBy(() -> store().open()).hasMessageContaining("No case exists at");
    store().openForWriting().close();
    assertThat(LuceneTestCase.count(store())).isZero();
  }

  @Test
  void aCaseOfANewerVersionSaysSo() throws IOException {
    writeFormat("9");
    refused(
        folder(),
        "written by a later version of SyncTrace (format 9; this version supports format 8)");
    writeFormat("3");
    refused(folder(), "written by another version of SyncTrace (format 3");
  }

  @Test
  void aCaseInFilesOfANewerVersionSaysSo() throws IOException {
    Codec later = new FilterCodec("SyncTrace9", new CaseCodec()) {};
    Files.createDirectories(folder());
    try (var directory = FSDirectory.open(folder().resolve("index"));
        var index = new IndexWriter(directory, new IndexWriterConfig().setCodec(later))) {
      index.addDocument(List.of());
    }

    refused(folder(), "written by a later version of SyncTrace");
  }

  @Test
  void aCaseOfANewerLuceneSaysSo() throws IOException {
    store().openForWriting().close();
    Path segments = file("segments_");
    byte[] bytes = Files.readAllBytes(segments);
    // The header: magic, codec name with its length, then the version of the format.
    int version = 4 + 1 + "segments".length();
    bytes[version + 3] = 127;
    Files.write(segments, bytes);

    refused(folder(), "written by a later version of SyncTrace");
  }

  @Test
  void aDamagedCaseSaysSo() throws IOException {
    try (CaseWriter writer = store().openForWriting()) {
      LuceneTestCase.add(writer, "a.log", events("a.log", 100));
    }
    Path damaged = temp.resolve("damaged");
    for (String name : List.of("segments_", "_0.si", "_0.cfs", "_0.cfe")) {
      for (int keep : new int[] {0, 5, -20, -1}) {
        deleteAll(damaged);
        copy(folder(), damaged);
        Path file = file(damaged, name);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, keep < 0 ? bytes.length + keep : keep));

        assertThatThrownBy(() -> new LuceneCaseStore(damaged).open())
            .as(name + " cut to " + keep)
            .isInstanceOf(CaseException.class)
            .hasMessageContaining("is damaged")
            .hasMessageContaining("ingest the bundles again")
            .hasMessageNotContaining("\n");
      }
    }
    deleteAll(damaged);
    copy(folder(), damaged);
    Files.delete(file(damaged, "_0.cfs"));
    refused(damaged, "is damaged");
  }

  @Test
  void twoThreadsAddWhileCommitsHappenAndNothingIsLost() throws Exception {
    LuceneCaseStore store =
        new LuceneCaseStore(folder(), Duration.ofMillis(2), directory -> directory);
    try (CaseWriter writer = store.openForWriting();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Void>> work =
          IntStream.range(0, 40)
              .<Callable<Void>>mapToObj(i ->
                  () -> {
                    LuceneTestCase.add(writer, i + ".log", events(i + ".log", 100));
                    return null;
                  })
              .toList();
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }

    assertThat(LuceneTestCase.count(store)).isEqualTo(4_000);
    try (Case opened = store.open()) {
      assertThat(opened.sources()).hasSize(40);
      assertThat(opened.incompleteSources()).isEmpty();
    }
  }

  private void refused(Path folder, String why) {
    CaseStore store = new LuceneCaseStore(folder);
    for (Callable<?> open : List.<Callable<?>>of(store::open, store::openForWriting)) {
      assertThatThrownBy(open::call)
          .isInstanceOf(CaseException.class)
          .hasMessageContaining(why)
          .hasMessageContaining(folder.toString())
          .hasMessageNotContaining("\n");
    }
  }

  private void writeFormat(String format) throws IOException {
    deleteAll(folder());
    try (var directory = FSDirectory.open(folder().resolve("index"));
        var index = new IndexWriter(directory, new IndexWriterConfig())) {
      index.setLiveCommitData(Map.of("synctrace.format", format).entrySet());
      index.commit();
    }
  }

  private Path file(String prefix) throws IOException {
    return file(folder(), prefix);
  }

  private static Path file(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<Event> events(String source, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(line -> event().at(source, line).message("line " + line).build())
        .toList();
  }

  private static SourceSummary summary(String path, String sha256) {
    return SourceSummary.reading(path, sha256, 1);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
