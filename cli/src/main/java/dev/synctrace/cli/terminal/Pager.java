package dev.synctrace.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program that shows long output page by page. It is chosen as git chooses it: {@code
 * SYNCTRACE_PAGER}, then {@code PAGER}, then {@code less} where it is installed.
 *
 * @param command for the shell
 * @param origin what names it, for messages
 */
record Pager(String command, String origin) {
  private static final String DEFAULT = "less";

  /** With options at most. */
  private static final Pattern LESS =
      Pattern.compile("\\s*(?:/[\\w./+-]*/)?less(?:\\s+-[\\w.-]+)*\\s*");

  /** A program with arguments, none of which means anything to the shell. */
  private static final Pattern PROGRAM =
      Pattern.compile("\\s*([\\w./+-]+)(?:\\s+[^;&|<>()$`\"'\\\\]*)?");

  /**
   * Returns the pager of a user.
   *
   * @param environment variables by name
   * @return empty where there is none, or where it is turned off: by an empty value, by {@code
   *     cat}, by a terminal that cannot move its cursor, and on Windows
   */
  static Optional<Pager> of(Map<String, String> environment) {
    String terminal = environment.getOrDefault("TERM", "dumb");
    if (File.separatorChar == '\\' || terminal.isEmpty() || terminal.equals("dumb")) {
      return Optional.empty();
    }
    for (String name : new String[] {"SYNCTRACE_PAGER", "PAGER"}) {
      String command = environment.get(name);
      if (command != null) {
        boolean off = command.isBlank() || command.strip().equals("cat");
        return off ? Optional.empty() : Optional.of(new Pager(command, name));
      }
    }
    // -F is of no use, as only what is longer than the screen gets here, and does no harm.
    return isInstalled(DEFAULT, environment)
        ? Optional.of(new Pager(DEFAULT + " -FRX", DEFAULT))
        : Optional.empty();
  }

  /**
   * Returns the pager that shows first the line that begins so, if it is one that can.
   *
   * @param beginning without characters that mean something to a regular expression or the shell
   */
  Pager openAt(String beginning) {
    return withLessOptions("-j.5 '+/^" + beginning + "'");
  }

  /** Returns the pager that shows the end first, if it is one that can. */
  Pager openAtEnd() {
    return withLessOptions("+G");
  }

  private Pager withLessOptions(String options) {
    return LESS.matcher(command).matches() ? new Pager(command + " " + options, origin) : this;
  }

  /** Returns whether the program exists, as far as that can be told without the shell. */
  boolean isInstalled(Map<String, String> environment) {
    Matcher program = PROGRAM.matcher(command);
    return !program.matches() || isInstalled(program.group(1), environment);
  }

  private static boolean isInstalled(String program, Map<String, String> environment) {
    if (program.contains("/")) {
      return Files.isExecutable(Path.of(program));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** Starts it; it reads what is written to the process. */
  Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // As git: a pager without options shows colours, and leaves the screen as it is.
    builder.environment().putIfAbsent("LESS", "FRX");
    builder.environment().putIfAbsent("LV", "-c");
    return builder.start();
  }
}
