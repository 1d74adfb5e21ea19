package dev.synctrace.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The grammars ignore case, but to ANTLR {@code 'online'} and {@code 'Online'} are two words of
 * which the second never matches; it gives no warning.
 */
class GrammarLiteralsTest {
  private static final Path GRAMMARS = Path.of("../grammar/src/main/antlr4/dev/synctrace/grammar");
  private static final Pattern COMMENT = Pattern.compile("//.*");
  private static final Pattern LITERAL = Pattern.compile("'((?:[^'\\\\]|\\\\.)+)'");

  @TestFactory
  Stream<DynamicTest> eachWordIsWrittenInOneCaseOnly() throws IOException {
    return Files.list(GRAMMARS)
        .sorted()
        .map(grammar ->
            DynamicTest.dynamicTest(
                grammar.getFileName().toString(),
                () ->
                    assertThat(spellings(Files.readString(grammar)))
                        .allSatisfy((word, spellings) -> assertThat(spellings).hasSize(1))));
  }

  private static Map<String, TreeSet<String>> spellings(String grammar) {
    return LITERAL
        .matcher(COMMENT.matcher(grammar).replaceAll(""))
        .results()
        .map((MatchResult literal) -> literal.group(1))
        .collect(
            Collectors.groupingBy(
                literal -> literal.toLowerCase(Locale.ROOT),
                Collectors.toCollection(TreeSet::new)));
  }
}
