package dev.synctrace.parsers.bundle.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.TestArchive;
import dev.synctrace.parsers.bundle.TestCabinet;
import dev.synctrace.parsers.bundle.TestTar;
import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each library is loaded when a bundle holds a file of its format, and no sooner. */
class LazyLibrariesTest {
  private static final String COMMONS_COMPRESS = "org.apache.commons.compress";
  private static final String XZ = "org.tukaani.xz";
  private static final String ZSTD = "com.github.luben.zstd";

  private static final String MIME4J = "org.apache.james.mime4j";

  private static final Pattern LOADED =
      Pattern.compile("\\] (%s|%s|%s|%s)\\.".formatted(COMMONS_COMPRESS, XZ, ZSTD, MIME4J));

  @TempDir Path dir;

  @Test
  void zipGzipAndCabinetNeedNone() throws Exception {
    TestZip.of()
        .with("a.log", "a")
        .with("b.log.gz", TestTar.gzip(new byte[100]))
        .with("c.cab", TestCabinet.of(TestCabinet.MSZIP).with("c.log", "c").bytes())
        .in(dir.resolve("bundle"));

    assertThat(loaded()).isEmpty();
  }

  @Test
  void eachOtherFormatLoadsItsOwn() throws Exception {
    Files.write(dir.resolve("bundle"), TestArchive.xz(new byte[100]));
    assertThat(loaded()).containsExactly(XZ);

    Files.write(dir.resolve("bundle"), TestArchive.zstd(new byte[100]));
    assertThat(loaded()).containsExactly(ZSTD);

    TestTar.of().with("a.log", "a").in(dir.resolve("bundle"));
    assertThat(loaded()).containsExactly(COMMONS_COMPRESS);

    Files.writeString(dir.resolve("bundle"), "From: a\nTo: b\nMIME-Version: 1.0\n\nA mail.\n");
    assertThat(loaded()).containsExactly(MIME4J);
  }

  /** The libraries that a JVM loads to read the bundle. */
  private List<String> loaded() throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName(),
                dir.resolve("bundle").toString(),
                dir.resolve("temp").toString())
            .redirectErrorStream(true)
            .start();
    String log = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(log).isZero();
    assertThat(log).contains("dev.synctrace.parsers.bundle.archive.ArchiveReader");
    assertThat(log).as("a library that uses what Java will remove").doesNotContain("WARNING");
    return LOADED
        .matcher(log)
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .toList();
  }

  /** Reads a bundle to its end in a JVM of its own. */
  static final class Reading {
    private Reading() {}

    public static void main(String[] arguments) throws IOException {
      new BundleReader(Path.of(arguments[1]), ArchiveLimits.defaults())
          .read(
              Path.of(arguments[0]),
              new BundleVisitor() {
                @Override
                public void source(SourceFile file) throws IOException {
                  try (InputStream bytes = file.open()) {
                    bytes.readAllBytes();
                  }
                }

                @Override
                public void problem(BundleProblem problem) {
                  throw new IllegalStateException(problem.toString());
                }
              });
    }
  }
}
