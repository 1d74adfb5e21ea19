package dev.synctrace.index.lucene;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ResultCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result is found by who kept it, while the case is as it was; in any other case it is not. */
class ResultCacheFilesTest {
  private static final String RESULT =
      IntStream.range(0, 5_000).mapToObj("row %d ●\n"::formatted).collect(Collectors.joining());

  @TempDir private Path temp;

  @BeforeEach
  void fill() {
    add("a.log");
    keep("build 1", RESULT);
  }

  @Test
  void isFoundAgainAsItWasKept() {
    assertThat(read("build 1")).as("the rows").matches(RESULT::equals);
    assertThat(read("build 1")).as("the rows").matches(RESULT::equals);
  }

  @Test
  void isNotFoundByAnotherBuildOfTheProgram() {
    assertThat(read("build 2")).isNull();
  }

  @Test
  void isNotFoundByAnotherName() throws IOException {
    try (Case opened = store().open()) {
      assertThat(opened.resultCache().read("others", "build 1")).isEmpty();
    }
  }

  @Test
  void isNotFoundOnceTheCaseHasMore() {
    add("b.log");
    assertThat(read("build 1")).isNull();

    keep("build 1", "rows of both");
    assertThat(read("build 1")).isEqualTo("rows of both");
  }

  @Test
  void isFoundAfterAnIngestThatAddedNothing() {
    add("a.log");
    assertThat(read("build 1")).as("the rows").matches(RESULT::equals);
  }

  @Test
  void isNotFoundInACaseThatWasMadeAnewInItsPlace() throws IOException {
    Path elsewhere = temp.resolve("elsewhere");
    Files.move(file(), elsewhere);
    fill();
    Files.move(elsewhere, file(), StandardCopyOption.REPLACE_EXISTING);
    try (Stream<Path> index = Files.list(temp.resolve("case/index"))) {
      for (Path part : index.toList()) {
        Files.delete(part);
      }
    }
    add("a.log");

    assertThat(read("build 1")).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 40, 1_000, -20, -1})
  void aDamagedOneIsNotFoundAndReplaced(int place) throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    bytes[place < 0 ? bytes.length + place : place] ^= 0x40;
    Files.write(file(), bytes);
    assertThat(read("build 1")).isNull();

    keep("build 1", RESULT);
    assertThat(read("build 1")).as("the rows").matches(RESULT::equals);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 50, 10_000, -1})
  void oneThatIsCutShortIsNotFound(int length) throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
    assertThat(read("build 1")).isNull();
  }

  @Test
  void whatCannotBeWorkedOutToItsEndLeavesTheOneBefore() throws IOException {
    try (Case opened = store().open()) {
      ResultCache kept = opened.resultCache();
      assertThatThrownBy(() ->
              kept.keep(
                  "rows",
                  "build 1",
                  out -> {
                    out.write(1);
                    throw new IOException("no space left");
                  }))
          .isInstanceOf(IOException.class)
          .hasMessage("no space left");
    }
    assertThat(read("build 1")).as("the rows").matches(RESULT::equals);
    assertThat(files()).containsExactly("rows");
  }

  @Test
  void whatAKilledProgramLeftIsRemovedByTheNext() throws IOException {
    Files.writeString(file().resolveSibling("rows_new_0.tmp"), "half");
    keep("build 1", RESULT);
    assertThat(files()).containsExactly("rows");
  }

  @Test
  void whatCannotBeReadIsNotFoundAndTheCaseOpens() throws IOException {
    Files.delete(file());
    Files.createDirectory(file());
    assertThat(read("build 1")).isNull();
    assertThat(LuceneTestCase.count(store())).isEqualTo(2);
  }

  private CaseStore store() {
    return new LuceneCaseStore(temp.resolve("case"));
  }

  private Path file() {
    return temp.resolve("case/kept/rows");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("case/kept"))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private void add(String path) {
    try (CaseWriter writer = store().openForWriting()) {
      if (!writer.contains(LuceneTestCase.sha(path))) {
        LuceneTestCase.add(
            writer,
            path,
            List.of(
                SampleEvents.event().at(path, 1).build(),
                SampleEvents.event().at(path, 2).build()));
      }
    }
  }

  private void keep(String program, String result) {
    try (Case opened = store().open()) {
      opened.resultCache().keep("rows", program, out -> out.write(result.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private @Nullable String read(String program) {
    try (Case opened = store().open()) {
      Optional<InputStream> found = opened.resultCache().read("rows", program);
      if (found.isEmpty()) {
        return null;
      }
      try (InputStream in = found.get()) {
        return new String(in.readAllBytes(), UTF_8);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
