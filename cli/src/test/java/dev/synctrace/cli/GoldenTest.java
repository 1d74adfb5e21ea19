package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of each transcript in {@code src/test/golden} in one case and compares what
 * they print. {@code -Dsynctrace.update=true} writes the transcripts anew.
 */
class GoldenTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/golden");
  private static final String PROMPT = "$ synctrace ";

  @TempDir private Path temp;

  static Stream<Path> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void commandsPrintWhatTheTranscriptSays(Path transcript) throws IOException {
    String expected = Files.readString(transcript);
    String actual = run(expected);
    if (Boolean.getBoolean("synctrace.update")) {
      Files.writeString(transcript, actual);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  private String run(String transcript) {
    Path caseFolder = temp.resolve("case");
    StringWriter actual = new StringWriter();
    for (String line : transcript.lines().toList()) {
      if (!line.startsWith(PROMPT)) {
        continue;
      }
      actual.append(actual.getBuffer().isEmpty() ? "" : "\n").append(line).append('\n');
      List<String> args = new ArrayList<>(words(line.substring(PROMPT.length())));
      args.addAll(List.of("--case", caseFolder.toString()));
      StringWriter err = new StringWriter();
      StringWriter out = new StringWriter();
      int status =
          Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
      actual.append(out.toString().replace(caseFolder.toString(), ".synctrace"));
      actual.append(err.toString().replace(caseFolder.toString(), ".synctrace"));
      actual.append("[exit ").append(String.valueOf(status)).append("]\n");
    }
    return actual.toString().replace("\r\n", "\n");
  }

  /**
   * Splits a command at blanks outside single quotes; sample paths count from the project's root.
   */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : (command + " ").toCharArray()) {
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString().replaceFirst("^samples/", "../samples/"));
        }
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }
}
