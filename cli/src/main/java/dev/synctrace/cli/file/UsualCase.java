package dev.synctrace.cli.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The case of a command that names none. */
public final class UsualCase {
  /** Its name in the current folder. */
  static final String FOLDER = ".synctrace";

  private UsualCase() {}

  /** Returns the case for this process. */
  public static String ofThisProcess() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(""),
        Path.of(System.getProperty("user.home", "")),
        System.getenv());
  }

  /**
   * Returns the case in the current folder. On Windows a prompt often begins in a folder that its
   * user must not write to; where there is no case in it, the case is in the user's own folder.
   *
   * @param system name of the operating system
   * @param current the current folder
   * @param home of the user
   */
  static String of(String system, Path current, Path home, Map<String, String> environment) {
    Path there = current.toAbsolutePath();
    boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
    return windows && !Files.exists(there.resolve(FOLDER)) && !Files.isWritable(there)
        ? UserFolder.of(system, home, environment).resolve("case").toString()
        : FOLDER;
  }
}
