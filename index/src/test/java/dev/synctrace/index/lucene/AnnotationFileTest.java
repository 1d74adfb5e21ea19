package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseDamage;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.annotation.InvalidAnnotationException;
import dev.synctrace.index.annotation.RecordNote;
import dev.synctrace.index.annotation.SavedSearch;
import dev.synctrace.index.ingest.CaseCopy;
import dev.synctrace.index.lucene.store.CaseCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Notes and saved searches of a case in a folder. */
class AnnotationFileTest {
  private static final Instant WRITTEN = Instant.parse("2026-10-13T12:47:21.967Z");
  private static final RecordNote NOTE =
      new RecordNote("BgbServer.log", 1, true, "The push begins", WRITTEN);
  private static final SavedSearch SEARCH =
      new SavedSearch("errors", "severity:error", "2h", "", SavedSearch.Sort.NEWEST);
  private static final Annotations BOTH =
      Annotations.of(List.of(NOTE), List.of(SEARCH))
          .with(new CaseLabel("Finance workstations", "INC0012345"));

  @TempDir private Path temp;
  private Path folder;
  private Path file;

  @BeforeEach
  void fill() {
    folder = temp.resolve("case");
    file = folder.resolve("annotations.json");
    ingest(folder, "BgbServer.log");
  }

  private static void ingest(Path folder, String source) {
    try (CaseWriter writer = new LuceneCaseStore(folder).openForWriting()) {
      LuceneTestCase.add(writer, source, List.of(event().at(source, 1).build()));
    }
  }

  private static Annotations read(Path folder) {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      return opened.annotations().read();
    }
  }

  private static Annotations add(Path folder, Annotations more) {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      return opened.annotations().update(stored -> stored.with(more));
    }
  }

  @Test
  void aCaseHasNoneUntilSomeAreAdded() {
    assertThat(read(folder)).isEqualTo(Annotations.NONE);
    assertThat(add(folder, BOTH)).isEqualTo(BOTH);
    assertThat(read(folder)).isEqualTo(BOTH);
  }

  @Test
  void theyAreSeenByACaseThatWasOpenedBefore() {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      add(folder, BOTH);
      assertThat(opened.annotations().read()).isEqualTo(BOTH);
    }
  }

  @Test
  void theySurviveAnotherIngest() {
    add(folder, BOTH);
    ingest(folder, "SMS_Notification.log");

    assertThat(read(folder)).isEqualTo(BOTH);
  }

  @Test
  void whatWasComputedOfTheCaseIsStillFound() throws IOException {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      opened.resultCache().keep("rows", "build 1", out -> out.write(1));
    }
    add(folder, BOTH);

    try (Case opened = new LuceneCaseStore(folder).open()) {
      assertThat(opened.resultCache().read("rows", "build 1")).isPresent();
    }
  }

  @Test
  void theyAreNotReadFromAnotherCase() {
    Path other = temp.resolve("other");
    ingest(other, "BgbServer.log");
    add(folder, BOTH);

    assertThat(read(other)).isEqualTo(Annotations.NONE);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyTheOwnerCanReadThem() throws IOException {
    add(folder, BOTH);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aRefusedChangeLeavesWhatIsStored() {
    add(folder, BOTH);
    try (Case opened = new LuceneCaseStore(folder).open()) {
      assertThatThrownBy(() ->
              opened
                  .annotations()
                  .update(_ -> {
                    throw new InvalidAnnotationException("Too many.");
                  }))
          .isInstanceOf(InvalidAnnotationException.class);
    }
    assertThat(read(folder)).isEqualTo(BOTH);
  }

  @Test
  void everyByteIsCovered() throws IOException {
    add(folder, BOTH);
    byte[] bytes = Files.readAllBytes(file);

    for (int place = 0; place < bytes.length; place++) {
      byte[] flipped = bytes.clone();
      flipped[place] ^= 1;
      assertDamaged(flipped);
      assertDamaged(Arrays.copyOf(bytes, place));
    }
    assertDamaged(Arrays.copyOf(bytes, bytes.length + 1));
  }

  private void assertDamaged(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (Case opened = new LuceneCaseStore(folder).open()) {
      assertThatThrownBy(() -> opened.annotations().read())
          .isInstanceOf(CaseException.class)
          .hasMessageStartingWith(
              "The notes and saved searches of the case at "
                  + folder
                  + " are damaged (annotations.json: ")
          .hasMessageEndingWith(
              "). Restore it from a backup, or move it out of the folder to go without its notes.");
      assertThatThrownBy(() -> opened.annotations().update(stored -> stored.with(NOTE)))
          .isInstanceOf(CaseException.class);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aCheckOfTheCaseVerifiesThem() throws IOException {
    CaseCheck before = CaseCheck.all(folder);
    add(folder, BOTH);
    CaseCheck whole = CaseCheck.all(folder);
    Files.writeString(file, Files.readString(file).replace("push", "task"));
    CaseCheck damaged = CaseCheck.all(folder);

    assertThat(whole.damage()).isEmpty();
    assertThat(whole.files()).isEqualTo(before.files() + 1);
    assertThat(whole.bytes()).isEqualTo(before.bytes() + Files.size(file));
    assertThat(damaged.damage())
        .containsExactly(
            new CaseDamage(
                "annotations.json",
                "the checksum does not match",
                "Restore it from a backup, or move it out of the folder to go without its notes"));
  }

  @Test
  void aDamagedIndexCanBeReplacedWithoutLosingThem() throws IOException {
    add(folder, BOTH);
    Path index = folder.resolve("index");
    try (Stream<Path> files = Files.list(index)) {
      for (Path each : files.toList()) {
        Files.write(each, new byte[] {1, 2, 3});
      }
    }

    CaseStore store = new LuceneCaseStore(folder);
    assertThatThrownBy(store::open)
        .isInstanceOf(CaseException.class)
        .hasMessageContaining(
            "Delete the folder index in it and ingest the bundles again; your notes and saved searches"
                + " are kept");
    try (Stream<Path> files = Files.list(index)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(index);
    assertThatThrownBy(store::open).hasMessageContaining("No case exists at");
    ingest(folder, "BgbServer.log");

    assertThat(read(folder)).isEqualTo(BOTH);
  }

  @Test
  void aCopyOfTheCaseTakesThemAlong() {
    Path copy = temp.resolve("copy");
    add(folder, BOTH);
    CaseStore from = new LuceneCaseStore(folder);
    CaseStore to = new LuceneCaseStore(copy);

    CaseCopy.Result first = new CaseCopy(from, to).run();
    RecordNote other = new RecordNote("BgbServer.log", 2, true, "", WRITTEN);
    add(copy, Annotations.of(List.of(other), List.of()));
    CaseCopy.Result again = new CaseCopy(from, to).run();

    assertThat(first.annotations()).isEqualTo(BOTH);
    assertThat(again.annotations()).isEqualTo(BOTH);
    assertThat(read(copy)).isEqualTo(BOTH.with(other));
    assertThat(read(folder)).isEqualTo(BOTH);
  }

  @Test
  void aCopyWithDamagedNotesFailsAndSaysSo() throws IOException {
    add(folder, BOTH);
    Files.writeString(file, "{}");

    CaseCopy copy =
        new CaseCopy(new LuceneCaseStore(folder), new LuceneCaseStore(temp.resolve("copy")));
    assertThatThrownBy(copy::run)
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("The notes and saved searches of the case at " + folder);
  }

  @Test
  void threadsThatAddAtOnceLoseNothing() throws Exception {
    List<Callable<@org.jspecify.annotations.Nullable Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      String source = writer + ".log";
      writers.add(() -> {
        Writer.add(folder, source, 20);
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<?> done : threads.invokeAll(writers)) {
        done.get();
      }
    }
    assertThat(read(folder).notes()).hasSize(8 * 20);
  }

  @Test
  void processesThatAddAtOnceLoseNothing() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (int writer = 0; writer < 3; writer++) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  folder.toString(),
                  writer + ".log")
              .inheritIO()
              .start());
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(writer.exitValue()).isZero();
    }
    assertThat(read(folder).notes()).hasSize(3 * 100);
  }

  /** A process that adds notes. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      add(Path.of(args[0]), args[1], 100);
    }

    static void add(Path folder, String source, int notes) {
      try (Case opened = new LuceneCaseStore(folder).open()) {
        for (int line = 1; line <= notes; line++) {
          RecordNote note = new RecordNote(source, line, true, "", WRITTEN);
          opened.annotations().update(stored -> stored.with(note));
        }
      }
    }
  }
}
