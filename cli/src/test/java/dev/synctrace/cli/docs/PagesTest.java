package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** The pages of the project: links lead somewhere, commands exist, the README stays short. */
class PagesTest {
  private static final Path ROOT = Path.of("..");
  private static final int README_LINES = 150;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern COMMAND =
      Pattern.compile("(?:\\./|`|^)synctrace ([a-z][a-z-]*)", Pattern.MULTILINE);

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> samples = Files.walk(ROOT.resolve("samples"))) {
      return Stream.of(top, docs, samples)
          .flatMap(paths -> paths)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFilesAndHeadings(Path page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(page));
    for (String link : links.results().map(result -> result.group(1)).toList()) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
      assertThat(target).as(link).exists();
      if (parts.length == 2) {
        assertThat(headings(target)).as(link).contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsExist(Path page) throws IOException {
    Set<String> known =
        Main.commandLine().getSubcommands().keySet().stream()
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> named =
        COMMAND.matcher(Files.readString(page)).results().map(each -> each.group(1)).toList();
    assertThat(known).containsAll(named);
  }

  @Test
  void theReadmeIsShortAndNamesItsTwoCommands() throws IOException {
    List<String> readme = Files.readAllLines(ROOT.resolve("README.md"));
    assertThat(readme).hasSizeLessThanOrEqualTo(README_LINES);
    List<String> firstScreen = readme.subList(0, 40);
    assertThat(firstScreen)
        .contains("./synctrace report samples/contoso-group-sync -o report.html", "mvn verify")
        .anyMatch(line -> line.startsWith("![") && line.contains("docs/report.png"));
    assertThat(String.join(" ", firstScreen)).contains("builds SyncTrace", "minutes");
  }

  /** Every page of docs/ can be found from its index. */
  @Test
  void theIndexNamesEveryPage() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/README.md"));
    Set<String> linked =
        LINK.matcher(index).results().map(result -> result.group(1)).collect(Collectors.toSet());
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      assertThat(
              docs.map(path -> path.getFileName().toString())
                  .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
          .allSatisfy(name -> assertThat(linked).contains(name));
    }
  }

  @Test
  void theCommandsPageHasEveryCommand() throws IOException {
    CommandSpec root = Main.commandLine().getCommandSpec();
    Set<String> headings = headings(ROOT.resolve("docs/commands.md"));
    assertThat(headings)
        .containsAll(
            ManPage.shown(root).stream().map(command -> command.qualifiedName("-")).toList())
        .contains("synctrace-graph-fetch", "exit-codes");
  }

  /** Anchors as GitHub makes them. */
  private static Set<String> headings(Path page) throws IOException {
    return Pattern.compile("^#+ (.+)$", Pattern.MULTILINE)
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult heading) ->
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
