package dev.synctrace.cli.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a program keeps what belongs to one user, as each system wants it. */
public final class UserFolder {
  private UserFolder() {}

  /**
   * The folder, which may not exist yet.
   *
   * @param system name of the operating system
   * @param home of the user
   */
  public static Path of(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return based(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"))
          .resolve("SyncTrace");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("SyncTrace");
    }
    return based(environment.get("XDG_DATA_HOME"), home.resolve(".local").resolve("share"))
        .resolve("synctrace");
  }

  private static Path based(@Nullable String said, Path otherwise) {
    return said == null || said.isBlank() ? otherwise : Path.of(said);
  }
}
