package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in a grammar file that ANTLR does not report. */
class GrammarFilesTest {
  private static final Path FOLDER = Path.of("../grammar/src/main/antlr4/dev/synctrace/grammar");
  private static final Pattern LITERAL = Pattern.compile("'((?:\\\\.|[^'\\\\])+)'");

  /** Spelled in two ways a word makes two tokens, of which one never matches. */
  @ParameterizedTest
  @MethodSource("grammars")
  void aWordIsSpelledInOneWay(Path grammar) throws IOException {
    Map<String, String> spellings = new TreeMap<>();
    for (String line : Files.readAllLines(grammar)) {
      if (!line.startsWith("//")) {
        LITERAL
            .matcher(line)
            .results()
            .map(match -> match.group(1))
            .forEach(word ->
                assertThat(word)
                    .isEqualTo(
                        spellings.computeIfAbsent(word.toLowerCase(Locale.ROOT), w -> word)));
      }
    }
    assertThat(spellings).isNotEmpty();
  }

  /** All message grammars; the frames' grammars have no words. */
  private static List<Path> grammars() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".g4"))
          .filter(file -> !file.getFileName().toString().startsWith("RecordFrame"))
          .sorted()
          .toList();
    }
  }
}
