package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.synctrace.parsers.bundle.TestArchive;
import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.bundle.file.CollectingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 7z archives. */
class SevenZipArchiveTest {
  private static final String DAMAGED =
      "bundle.7z is truncated or damaged. Copy it again. Complete files read from it: ";

  @TempDir Path dir;
  private Path bundle;
  private Path temp;

  @BeforeEach
  void nameFiles() {
    bundle = dir.resolve("bundle.7z");
    temp = dir.resolve("temp");
  }

  @ParameterizedTest
  @EnumSource(names = {"COPY", "LZMA", "LZMA2", "BZIP2", "DEFLATE"})
  void filesComeInTheOrderOfTheirSets(SevenZMethod method) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("logs/BgbServer.log", "3");
    files.put("logs/", "");
    files.put("logs/BgbServer.lo_", "2");
    files.put("logs/Empty.log", "");
    files.put("a/Büro 日本.log", "0");
    Files.write(bundle, TestArchive.sevenZip(files, method));

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts())
        .containsExactly(
            entry("a/Büro 日本.log", "0"),
            entry("logs/BgbServer.lo_", "2"),
            entry("logs/BgbServer.log", "3"),
            entry("logs/Empty.log", ""));
    assertThat(visitor.problems()).isEmpty();
  }

  @Test
  void aNestedOneIsReadAndLeavesNothing() throws IOException {
    byte[] inner = TestArchive.sevenZip(Map.of("logs/X.log", "deep"), SevenZMethod.LZMA2);
    TestZip.of().with("client.7z", inner).with("a.log", "a").in(bundle);

    assertThat(CollectingVisitor.from(bundle, temp).texts())
        .containsExactly(entry("a.log", "a"), entry("client.7z/logs/X.log", "deep"));
  }

  @Test
  void namesThatLeadOutOfTheBundleAreLeftOutAndTold() throws IOException {
    Map<String, String> files = Map.of("../up.log", "1", "a/../b.log", "inside");
    Files.write(bundle, TestArchive.sevenZip(files, SevenZMethod.LZMA2));

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("b.log", "inside"));
    assertThat(visitor.problems()).singleElement().asString().startsWith("../up.log has a name");
  }

  @Test
  void aCutOneHasLostItsDirectory() throws IOException {
    byte[] whole = TestArchive.sevenZip(Map.of("a.log", "a"), SevenZMethod.LZMA2);
    Files.write(bundle, Arrays.copyOf(whole, whole.length - 1));

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.paths()).isEmpty();
    assertThat(visitor.problems()).containsExactly(DAMAGED + 0);
  }

  @Test
  void aSpoiltStreamLosesItsFileAndNoOther() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("a.log", "first");
    files.put("b.log", "second");
    files.put("c.log", "third");
    byte[] archive = TestArchive.sevenZip(files, SevenZMethod.COPY);
    archive[TestZip.find(archive, "second")] = 'X';
    Files.write(bundle, archive);

    CollectingVisitor visitor = CollectingVisitor.from(bundle, temp);

    assertThat(visitor.texts()).containsExactly(entry("a.log", "first"), entry("c.log", "third"));
    assertThat(visitor.problems())
        .containsExactly(
            "b.log is damaged (Checksum verification failed). Copy it again", DAMAGED + 2);
  }

  @Test
  void aDictionaryThatTakesTooMuchMemoryIsRefused() throws IOException {
    byte[] archive = TestArchive.sevenZip(Map.of("a.log", "a"), SevenZMethod.LZMA2);
    Files.write(bundle, TestArchive.withHugeDictionary(archive));

    assertThat(CollectingVisitor.from(bundle, temp).problems())
        .containsExactly(
            "a.log needs more than 128 MiB of memory to extract, so it was not read. If you trust"
                + " it, extract it and pass the folder");
  }

  @Test
  void anEmptyOneIsTold() throws IOException {
    Files.write(bundle, TestArchive.sevenZip(Collections.emptyMap(), SevenZMethod.LZMA2));

    assertThat(CollectingVisitor.from(bundle, temp).problems())
        .containsExactly("bundle.7z is an empty archive. Request a bundle that contains files");
  }
}
