package dev.synctrace.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ClusterCases;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.annotation.RecordNote;
import dev.synctrace.index.annotation.SavedSearch;
import dev.synctrace.index.ingest.CaseCopy;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.opensearch.node.LocalCluster;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes and saved searches of a case in a real cluster. */
@Tag("cluster")
class ClusterAnnotationsTest {
  private static final Instant WRITTEN = Instant.parse("2026-10-13T12:47:21.967Z");
  private static final RecordNote NOTE =
      new RecordNote("BgbServer.log", 1, true, "The push begins\n</script> ●", WRITTEN);
  private static final SavedSearch SEARCH =
      new SavedSearch("errors", "severity:error", "2h", "", SavedSearch.Sort.NEWEST);
  private static final Annotations BOTH =
      Annotations.of(List.of(NOTE), List.of(SEARCH))
          .with(new CaseLabel("Finance workstations", "INC0012345"));

  @TempDir private Path temp;

  private static ClusterCases cluster(String name) {
    return new OpenSearchConnector().connect(TestCluster.get().address(name), Map.of());
  }

  /** A case with one source. */
  private static CaseStore filled(String name) {
    CaseStore store = cluster(name).store();
    ingest(store, "BgbServer.log");
    return store;
  }

  private static void ingest(CaseStore store, String path) {
    String sha256 = String.format("%064x", path.hashCode() & 0xFFFFFFFFL);
    try (CaseWriter writer = store.openForWriting();
        SourceWriter source = writer.begin(path, sha256, 1).orElseThrow()) {
      source.add(event(path));
      source.complete(
          new SourceSummary(
              path,
              sha256,
              1,
              "BgbServer",
              "sms",
              "UTF-8",
              1,
              1,
              1,
              0,
              WRITTEN,
              WRITTEN,
              List.of(),
              SourceSummary.State.READING));
    }
  }

  private static Event event(String path) {
    return new Event(
        WRITTEN,
        WRITTEN,
        0,
        path,
        1,
        1,
        "BgbServer",
        "SMS_NOTIFICATION_SERVER",
        "1",
        Severity.INFO,
        Kind.OTHER,
        "Starting to send",
        Attributes.builder().build());
  }

  private static Annotations read(CaseStore store) {
    try (Case opened = store.open()) {
      return opened.annotations().read();
    }
  }

  private static Annotations add(CaseStore store, Annotations more) {
    try (Case opened = store.open()) {
      return opened.annotations().update(stored -> stored.with(more));
    }
  }

  @Test
  void theyAreStoredAtOnceAndSurviveAnotherIngest() {
    CaseStore store = filled("notes-stored");
    assertThat(read(store)).isEqualTo(Annotations.NONE);

    try (Case before = store.open()) {
      assertThat(add(store, BOTH)).isEqualTo(BOTH);
      assertThat(before.annotations().read()).isEqualTo(BOTH);
    }
    ingest(store, "SMS_Notification.log");

    assertThat(read(store)).isEqualTo(BOTH);
    try (Case opened = store.open()) {
      assertThat(opened.sources())
          .extracting(SourceSummary::path)
          .containsExactly("BgbServer.log", "SMS_Notification.log");
    }
    assertThat(cluster("notes-stored").info().sources()).isEqualTo(2);
  }

  @Test
  void theyAreNotReadFromAnotherCaseAndGoWithTheirOwn() {
    CaseStore store = filled("notes-mine");
    CaseStore other = filled("notes-mine-2");
    add(store, BOTH);
    assertThat(read(other)).isEqualTo(Annotations.NONE);

    cluster("notes-mine").delete();
    ingest(store, "BgbServer.log");

    assertThat(read(store)).isEqualTo(Annotations.NONE);
  }

  @Test
  void writersThatAddAtOnceLoseNothing() throws Exception {
    CaseStore store = filled("notes-shared");
    List<Callable<@Nullable Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      String source = writer + ".log";
      writers.add(() -> {
        // Each with a connection of its own, as processes have.
        try (Case opened = store.open()) {
          for (int line = 1; line <= 10; line++) {
            RecordNote note = new RecordNote(source, line, true, "", WRITTEN);
            opened.annotations().update(stored -> stored.with(note));
          }
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<?> done : threads.invokeAll(writers)) {
        done.get();
      }
    }
    assertThat(read(store).notes()).hasSize(4 * 10);
  }

  @Test
  void asManyAsACaseCanHaveAreStored() {
    CaseStore store = filled("notes-full");
    Annotations full =
        Annotations.of(
            IntStream.rangeClosed(1, 990)
                .mapToObj(
                    line -> new RecordNote("a.log", line, true, "x\u0001".repeat(2_000), WRITTEN))
                .toList(),
            List.of());

    add(store, full);

    assertThat(read(store)).isEqualTo(full);
  }

  @Test
  void aDamagedDocumentIsRefusedAndKept() throws IOException, InterruptedException {
    LocalCluster cluster = TestCluster.get();
    CaseStore store = filled("notes-damaged");
    String document = "/synctrace-sources-notes-damaged/_doc/annotations";
    String damaged = "{\"type\":\"annotations\",\"summary\":\"{\\\"format\\\":9}\"}";
    cluster.send("PUT", document, damaged);

    try (Case opened = store.open()) {
      assertThatThrownBy(() -> opened.annotations().update(stored -> stored.with(NOTE)))
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("The notes and saved searches of the case at")
          .hasMessageContaining("are damaged (its format is neither 1 nor 2)");
    }
    assertThat(cluster.send("GET", document, "")).contains("format\\\":9");
  }

  @Test
  void aCopyTakesThemAlongInEveryDirection() {
    CaseStore folder = new LuceneCaseStore(temp.resolve("case"));
    CaseStore inCluster = cluster("notes-copied").store();
    CaseStore other = cluster("notes-copied-2").store();
    CaseStore back = new LuceneCaseStore(temp.resolve("back"));
    ingest(folder, "BgbServer.log");
    add(folder, BOTH);

    new CaseCopy(folder, inCluster).run();
    new CaseCopy(inCluster, other).run();
    CaseCopy.Result result = new CaseCopy(other, back).run();

    assertThat(result.annotations()).isEqualTo(BOTH);
    assertThat(List.of(read(inCluster), read(other), read(back))).containsOnly(BOTH);
  }
}
