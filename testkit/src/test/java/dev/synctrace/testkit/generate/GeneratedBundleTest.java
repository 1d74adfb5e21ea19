package dev.synctrace.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedBundleTest {
  private static final long BYTES = 2_000_000;

  @TempDir private Path temp;

  @Test
  void theSameSizeGivesTheSameBytes() throws IOException {
    GeneratedBundle.write(temp.resolve("one"), BYTES);
    GeneratedBundle.write(temp.resolve("two"), BYTES);

    assertThat(texts(temp.resolve("one"))).isEqualTo(texts(temp.resolve("two")));
  }

  @Test
  void aLogRepeatsItsFormatStringsWithOtherValues() throws IOException {
    GeneratedBundle.write(temp, BYTES);

    List<String> made =
        texts(temp).getFirst().lines().filter(line -> line.matches(".*LOG\\[C\\w+::.*")).toList();
    Map<String, Long> byFunction =
        made.stream()
            .map(line -> line.substring(line.indexOf("LOG[C"), line.indexOf("::")))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(made.size()).isGreaterThan(200);
    assertThat(byFunction.size()).isBetween(20, 48);
    assertThat(made.stream().distinct().count()).isGreaterThan(made.size() * 9L / 10);
  }

  private static List<String> texts(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.add(folder.relativize(file) + "\n" + Files.readString(file));
    }
    return texts;
  }
}
