package dev.synctrace.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void aFileIsReplacedWhenItIsWhole() throws IOException {
    Path report = Files.writeString(folder.resolve("report.html"), "old");

    write(report, "new");

    assertThat(report).hasContent("new");
    assertThat(names()).containsExactly("report.html");
  }

  @Test
  void whatFailsHalfWayLeavesTheOldOne() throws IOException {
    Path report = Files.writeString(folder.resolve("report.html"), "old");

    try (AtomicFile file = AtomicFile.of(report);
        Writer writer = file.writer()) {
      writer.write("half");
    }

    assertThat(report).hasContent("old");
    assertThat(names()).containsExactly("report.html");
  }

  @Test
  void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
    Path report = Files.writeString(folder.resolve("report.html"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("latest.html"), report);

    write(link, "new");

    assertThat(link).isSymbolicLink();
    assertThat(report).hasContent("new");
    assertThat(names()).containsExactly("latest.html", "report.html");
  }

  @Test
  @Timeout(30)
  void aPipeIsWrittenToAndStays() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no pipes here");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    FutureTask<String> read = new FutureTask<>(() -> readAll(pipe));
    Thread.ofPlatform().daemon().start(read);

    write(pipe, "new");

    assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("new");
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(names()).containsExactly("pipe");
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> AtomicFile.of(folder)).hasMessageContaining("is a folder");
  }

  private static void write(Path target, String text) throws IOException {
    try (AtomicFile file = AtomicFile.of(target)) {
      try (Writer writer = file.writer()) {
        writer.write(text);
      }
      file.replace();
    }
  }

  private static String readAll(Path pipe) throws IOException {
    try (InputStream in = Files.newInputStream(pipe)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
