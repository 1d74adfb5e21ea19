package dev.synctrace.index.source;

import dev.synctrace.parsers.bundle.file.RotatedName;
import java.util.Locale;
import java.util.Optional;

/**
 * One log of one machine: a file with all its rotated files in one folder. Its records are one
 * stream by one clock.
 *
 * @param folder path of the folder inside the bundle; empty for the bundle's top
 * @param name name of the rotated set, such as {@code BgbServer}, in lower case
 */
public record RotatedLogSet(String folder, String name) {
  /** The set a source belongs to. */
  public static RotatedLogSet of(String source) {
    int slash = source.lastIndexOf('/');
    String folder = slash < 0 ? "" : source.substring(0, slash);
    return new RotatedLogSet(folder, RotatedName.of(source).base().toLowerCase(Locale.ROOT));
  }

  /** Name of the last folder of its path, often that of the machine; empty at the bundle's top. */
  public Optional<String> folderName() {
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(folder.substring(folder.lastIndexOf('/') + 1));
  }

  /** How people call the machine: the folder, or the name of the set where there is none. */
  public String label() {
    return folder.isEmpty() ? name : folder;
  }
}
