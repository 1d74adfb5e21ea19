package dev.synctrace.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TemporaryCaseTest {
  @TempDir private Path temp;

  /** Makes a temporary case, tells where, and lives until it is killed. */
  public static final class LivingRun {
    private LivingRun() {}

    public static void main(String[] args) throws Exception {
      TemporaryCase made = new TemporaryCase(Path.of(args[0]));
      Files.createDirectories(made.folder().resolve("index"));
      Files.writeString(made.folder().resolve("index/segments_1"), "of a customer");
      System.out.println(made.folder());
      Thread.sleep(100_000);
    }
  }

  private Process run() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LivingRun.class.getName(),
            temp.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> folders = Files.list(temp)) {
      return folders.toList();
    }
  }

  @Test
  void theCaseOfAKilledRunIsRemovedByTheNextAndThatOfALivingRunIsNot() throws Exception {
    Process killed = run();
    Process living = run();
    try {
      Path left = Path.of(killed.inputReader().readLine());
      Path used = Path.of(living.inputReader().readLine());
      assertThat(left).exists();
      killed.destroyForcibly().waitFor();
      try (TemporaryCase next = new TemporaryCase(temp)) {
        assertThat(left.getParent()).doesNotExist();
        assertThat(used.resolve("index/segments_1")).hasContent("of a customer");
        assertThat(next.folder()).doesNotExist();
      }
    } finally {
      living.destroyForcibly().waitFor();
    }
    new TemporaryCase(temp).close();
    assertThat(left()).isEmpty();
  }

  @Test
  void casesOfTheSameProcessLeaveEachOtherAlone() throws IOException {
    try (TemporaryCase first = new TemporaryCase(temp)) {
      Files.createDirectories(first.folder());
      try (TemporaryCase second = new TemporaryCase(temp);
          TemporaryCase third = new TemporaryCase(temp)) {
        assertThat(first.folder()).exists();
        assertThat(second.folder()).isNotEqualTo(third.folder());
      }
      assertThat(first.folder()).exists();
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsNoTemporaryCaseWithALockStays() throws IOException {
    Path other = Files.createDirectories(temp.resolve("synctrace-case-of-another"));
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("lock"), "");
    Path link = Files.createSymbolicLink(temp.resolve("synctrace-case-link"), elsewhere);
    new TemporaryCase(temp).close();
    assertThat(other).exists();
    assertThat(link).exists();
    assertThat(elsewhere.resolve("lock")).exists();
  }
}
