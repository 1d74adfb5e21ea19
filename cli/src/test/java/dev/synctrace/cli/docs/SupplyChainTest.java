package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build refuses what it cannot trust, and SECURITY.md describes what is there. */
class SupplyChainTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void everyModuleThatMakesAClassPathMustConverge() throws IOException {
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .containsPattern(
            "(?s)</pluginManagement>.*maven-enforcer-plugin.*<goal>enforce</goal>"
                + ".*<dependencyConvergence>");
    try (Stream<Path> modules = Files.walk(ROOT, 3)) {
      List<Path> skipping =
          modules
              .filter(path -> path.endsWith("pom.xml"))
              .filter(path -> text(path).contains("enforcer.skip"))
              .toList();
      assertThat(skipping).containsExactly(ROOT.resolve("dist/pom.xml"));
    }
  }

  @Test
  void aDownloadWithAWrongChecksumEndsTheBuild() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve(".mvn/maven.config")))
        .contains("--strict-checksums");
  }

  @Test
  void securityMdNamesFilesThatAreThereAndTheScan() throws IOException {
    String page = Files.readString(ROOT.resolve("SECURITY.md"));

    assertThat(page).contains("## Report a vulnerability", "bill of materials", "CycloneDX");
    assertThat(page).contains("dist/target/synctrace-VERSION-bom.json");
    assertThat(Files.readString(ROOT.resolve("dist/pom.xml"))).contains("cyclonedx-maven-plugin");
    List<String> named =
        Pattern.compile("`([a-z-]+/[\\w./-]+\\.(?:tsv|xml))`")
            .matcher(page)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(1);
    assertThat(named).allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
