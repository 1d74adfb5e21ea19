package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The paths of docs/architecture.md can be followed: each names few types, and all exist. */
class ArchitectureTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");
  private static final int MOST_TYPES = 15;

  @Test
  void eachPathNamesAFewTypesThatExist() throws IOException {
    List<String> paths = sections().stream().filter(text -> text.startsWith("From ")).toList();

    assertThat(paths).hasSize(3);
    assertThat(paths)
        .allSatisfy(
            path -> assertThat(types(path)).hasSizeBetween(8, MOST_TYPES).isSubsetOf(existing()));
  }

  @Test
  void everyModuleHasItsRow() throws IOException {
    String table = sections().getFirst();

    Stream<String> modules =
        Pattern.compile("<module>([^</]+)</module>")
            .matcher(Files.readString(PROJECT.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1));
    assertThat(modules)
        .isNotEmpty()
        .allSatisfy(folder -> assertThat(table).contains("| `" + folder + "` |"));
  }

  private static List<String> sections() throws IOException {
    return List.of(Files.readString(PROJECT.resolve("docs/architecture.md")).split("(?m)^## "));
  }

  private static Set<String> types(String path) {
    return TYPE.matcher(path).results().map(type -> type.group(1)).collect(Collectors.toSet());
  }

  private static Set<String> existing() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(file -> file.toString().contains("src/main/java"))
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
