package dev.synctrace.cli;

import java.util.ArrayList;
import java.util.List;

/** Commands with what they print, one after the other in one case. */
public final class Transcript {
  private static final String PROMPT = "$ synctrace ";

  private Transcript() {}

  /**
   * Runs the commands of a transcript again.
   *
   * @param address of the case; shown as {@code .synctrace}
   * @return the transcript as it is now
   */
  public static String rerun(String transcript, String address) {
    StringBuilder actual = new StringBuilder();
    for (String line : transcript.lines().toList()) {
      if (line.startsWith(PROMPT)) {
        actual.append(actual.isEmpty() ? "" : "\n").append(line).append('\n');
        actual.append(answer(line.substring(PROMPT.length()), address));
      }
    }
    return actual.toString();
  }

  /** What one command prints, with its exit status. */
  public static String answer(String command, String address) {
    List<String> args = new ArrayList<>(words(command));
    args.addAll(List.of("--case", address));
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    return (run.out() + run.err()).replace(address, ".synctrace") + "[exit " + run.status() + "]\n";
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
