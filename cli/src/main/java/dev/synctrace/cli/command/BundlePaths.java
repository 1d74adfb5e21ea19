package dev.synctrace.cli.command;

import dev.synctrace.cli.option.UsageException;
import dev.synctrace.index.search.DidYouMean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The paths of bundles as they are typed. */
final class BundlePaths {
  /** A folder with more entries is not looked through for a name like the one typed. */
  private static final int MOST_NEIGHBOURS = 2_000;

  private BundlePaths() {}

  /**
   * Refuses a path that does not exist, before anything is created or read: it is mistyped.
   *
   * @throws UsageException for the first such path, with names like it in its folder
   */
  static void check(List<Path> bundles) {
    for (Path bundle : bundles) {
      if (!Files.exists(bundle) && !Files.exists(bundle, LinkOption.NOFOLLOW_LINKS)) {
        List<String> near = near(bundle);
        throw new UsageException(
            bundle
                + " does not exist"
                + (near.isEmpty()
                    ? ". Check the path"
                    : ": did you mean " + String.join(" or ", near) + "?"));
      }
    }
  }

  private static List<String> near(Path bundle) {
    Path name = bundle.getFileName();
    Path folder = bundle.toAbsolutePath().getParent();
    if (name == null || folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> neighbours = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (neighbours.size() == MOST_NEIGHBOURS) {
          return List.of();
        }
        neighbours.add(String.valueOf(entry.getFileName()));
      }
    } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException _) {
      return List.of(); // a hint only
    }
    return DidYouMean.to(name.toString(), neighbours).stream()
        .map(near -> bundle.resolveSibling(near).toString())
        .toList();
  }
}
