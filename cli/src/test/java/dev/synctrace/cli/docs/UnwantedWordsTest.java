package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What people read is plain English: no text of the product or of its documentation uses a word of
 * {@code unwanted-words.txt}. There are no exceptions; a text that fails is reworded.
 */
class UnwantedWordsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern UNWANTED = unwanted();

  /** Comments, characters, text blocks and strings, in this order; the last two are literals. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\\\n])+'"
              + "|(?<block>\"\"\".*?(?<!\\\\)\"\"\")|(?<string>\"(?:\\\\.|[^\"\\\\\\n])*+\")",
          Pattern.DOTALL);

  @Test
  void literalsOfTheProductArePlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files("src/main/java", ".java")) {
      found.addAll(inLiterals(file, Files.readString(file)));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void templatesScriptsAndCataloguesArePlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    for (String ending : List.of(".html", ".js", ".css", ".yaml")) {
      for (Path file : files("src/main/resources", ending)) {
        found.addAll(in(file, 1, Files.readString(file)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void documentationIsPlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : pages()) {
      found.addAll(in(file, 1, Files.readString(file)));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void literalsAreReadAndCommentsAreNot() {
    String java =
        """
        /* kind other */ String a = "one \\" kind other"; // kind other
        char quote = '"'; String b = "fine";
        /** Reads "kind other". */
        """;

    assertThat(inLiterals(Path.of("A.java"), java)).containsExactly("A.java:1: kind other");
  }

  @Test
  void wordsAreFoundInEveryFormAndOnlyAsWholeWords() {
    assertThat(UNWANTED.matcher("of KIND OTHER:").find()).isTrue();
    assertThat(UNWANTED.matcher("export=12 of rows").find()).isTrue();
    assertThat(
            UNWANTED
                .matcher("recommended, understood, fails, heartbeat, bearer, mankind others")
                .find())
        .isFalse();
  }

  private static List<String> inLiterals(Path file, String java) {
    List<String> found = new ArrayList<>();
    Matcher token = TOKEN.matcher(java);
    while (token.find()) {
      if (token.group("block") != null || token.group("string") != null) {
        int line =
            1 + (int) java.substring(0, token.start()).chars().filter(c -> c == '\n').count();
        found.addAll(in(file, line, token.group()));
      }
    }
    return found;
  }

  private static List<String> in(Path file, int firstLine, String text) {
    List<String> found = new ArrayList<>();
    int line = firstLine;
    for (String words : text.split("\n", -1)) {
      Matcher unwanted = UNWANTED.matcher(words);
      while (unwanted.find()) {
        found.add(file.normalize() + ":" + line + ": " + unwanted.group());
      }
      line++;
    }
    return found;
  }

  /** Files of all modules below a source folder. */
  private static List<Path> files(String folder, String ending) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> roots = Files.walk(ROOT, 4)) {
      List<Path> sources = roots.filter(path -> path.endsWith(folder)).sorted().toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        try (Stream<Path> walk = Files.walk(source)) {
          walk.filter(path -> path.toString().endsWith(ending)).sorted().forEach(all::add);
        }
      }
    }
    return all;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")) {
      pages.add(ROOT.resolve(name));
    }
    for (String folder : List.of("docs", "samples")) {
      try (Stream<Path> walk = Files.walk(ROOT.resolve(folder))) {
        walk.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  private static Pattern unwanted() {
    try (var in =
        Objects.requireNonNull(UnwantedWordsTest.class.getResourceAsStream("unwanted-words.txt"))) {
      String words =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.joining("|"));
      return Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
