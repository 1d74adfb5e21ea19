package dev.synctrace.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows the tutorials and the README from the first command to the last and compares what they
 * print with what the page shows; {@code -Dsynctrace.update=true} rewrites the page.
 *
 * <p>A comment before a block of output says how much of it is shown: {@code <!-- output lines
 * 1-3,7-9 columns 100 -->}. Missing lines are shown as {@code ...}, and so is the rest of a line.
 *
 * <p>{@code <!-- exit 1 -->} before a command is its exit code. {@code <!-- file NAME -->} before a
 * block writes the block into a file, {@code <!-- change NAME -->} replaces the line of the file
 * that begins with the same word.
 */
class TutorialTest {
  private static final String PROGRAM = "./synctrace ";
  private static final String FOLDER = "mkdir ";
  private static final Pattern OUTPUT =
      Pattern.compile("<!-- output(?: lines ([\\d,-]+))?(?: columns (\\d+))? -->");

  private static final Pattern EXIT = Pattern.compile("<!-- exit (\\d) -->");
  private static final Pattern EDIT = Pattern.compile("<!-- (file|change) (\\S+) -->");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"../docs/tutorial.md", "../docs/own-causes.md", "../README.md"})
  void aPageShowsWhatItsCommandsPrint(Path file) throws IOException {
    String page = Files.readString(file);
    String followed = follow(page);
    if (Boolean.getBoolean("synctrace.update")) {
      Files.writeString(file, followed);
    } else {
      assertThat(followed).isEqualTo(page);
    }
  }

  private String follow(String page) throws IOException {
    int exit = 0;
    @Nullable Matcher edit = null;
    List<String> block = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<String> printed = List.of();
    boolean isOld = false;
    boolean isShown = false;
    for (String line : page.lines().toList()) {
      isOld &= !line.equals("```");
      if (!isOld) {
        lines.add(line);
      }
      Matcher output = OUTPUT.matcher(line);
      if (edit != null) {
        if (line.equals("```")) {
          write(edit, block);
          edit = null;
          block.clear();
        } else if (!line.equals("```yaml")) {
          block.add(line);
        }
      } else if (EDIT.matcher(line).matches()) {
        edit = EDIT.matcher(line);
      } else if (EXIT.matcher(line).matches()) {
        exit = Integer.parseInt(EXIT.matcher(line).replaceFirst("$1"));
      } else if (line.startsWith(FOLDER)) {
        Files.createDirectory(temp.resolve(line.substring(FOLDER.length())));
      } else if (line.startsWith(PROGRAM)) {
        printed = run(line.substring(PROGRAM.length()), exit);
        exit = 0;
      } else if (output.matches()) {
        printed = excerpt(printed, output);
        isShown = true;
      } else if (isShown && line.equals("```text")) {
        lines.addAll(printed);
        isOld = true;
        isShown = false;
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private void write(Matcher edit, List<String> block) throws IOException {
    assertThat(edit.matches()).isTrue();
    Path file = temp.resolve(edit.group(2));
    assertThat(file).exists();
    if (edit.group(1).equals("file")) {
      Files.write(file, block);
      return;
    }
    String changed = block.getFirst();
    String start = changed.substring(0, changed.indexOf(':') + 1);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    assertThat(lines).filteredOn(line -> line.startsWith(start)).hasSize(1);
    lines.replaceAll(line -> line.startsWith(start) ? changed : line);
    Files.write(file, lines);
  }

  private List<String> run(String command, int exit) {
    List<String> args = new ArrayList<>();
    for (String word : WORD.matcher(command).results().map(MatchResult::group).toList()) {
      boolean isFile =
          !args.isEmpty() && List.of("-o", "--case", "--causes", "check").contains(args.getLast());
      args.add(
          isFile
              ? temp.resolve(word).toString()
              : word.replace("\"", "").replaceFirst("^samples/", "../samples/"));
    }
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertThat(run.status()).as(command + run.err()).isEqualTo(exit);
    return (run.out() + run.err())
        .replace(temp + "/", "")
        .lines()
        .map(String::stripTrailing)
        .toList();
  }

  private static List<String> excerpt(List<String> printed, Matcher output) {
    String lines = output.group(1);
    String width = output.group(2);
    String ranges = lines == null ? "1-" + printed.size() : lines;
    int columns = width == null ? Integer.MAX_VALUE : Integer.parseInt(width);
    List<String> shown = new ArrayList<>();
    int next = 1;
    for (String range : ranges.split(",", -1)) {
      String[] ends = range.split("-", -1);
      int first = Integer.parseInt(ends[0]);
      int last = Math.min(Integer.parseInt(ends[ends.length - 1]), printed.size());
      if (first > next) {
        shown.add("...");
      }
      for (int number = first; number <= last; number++) {
        String line = printed.get(number - 1);
        shown.add(line.length() > columns ? line.substring(0, columns) + " ..." : line);
      }
      next = last + 1;
    }
    if (next <= printed.size()) {
      shown.add("...");
    }
    return shown;
  }
}
