package dev.synctrace.parsers.bundle;

import dev.synctrace.parsers.bundle.archive.ArchiveBudget;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.bundle.archive.ArchiveReader;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.DiskFile;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks one bundle as it is on disk. Links inside are followed only on request, and then no folder
 * is read twice, so a loop of links ends.
 */
final class DiskReader {
  private final Path temp;
  private final ArchiveLimits limits;
  private final boolean followsLinks;
  private final BundleVisitor visitor;
  private final Set<Path> passedOver = new HashSet<>();
  private final Set<Path> foldersRead = new HashSet<>();

  DiskReader(Path temp, ArchiveLimits limits, boolean followsLinks, BundleVisitor visitor) {
    this.temp = temp;
    this.limits = limits;
    this.followsLinks = followsLinks;
    this.visitor = visitor;
  }

  /** Leaves out a folder wherever it turns up; one that is not there is no matter. */
  void passOver(Path folder) throws IOException {
    passedOver.add(Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath());
  }

  /**
   * @param name of the bundle; empty for the name of its file
   */
  void read(Path bundle, String name) throws IOException {
    DiskEntry entry = DiskEntry.at(bundle);
    String shown = name.isEmpty() ? bundle.toString() : MemberName.clean(name);
    String path = name.isEmpty() ? entry.name() : MemberName.inside(name).orElseGet(() -> shown);
    switch (entry.type()) {
      case FOLDER -> folder(bundle, shown, "");
      case FILE -> file(new DiskFile(path, bundle), "");
      case UNREADABLE -> visitor.problem(new BundleProblem(shown, entry.trouble()));
    }
  }

  /**
   * @param path names the folder in a problem
   * @param prefix what is before the paths of its files
   */
  private void folder(Path folder, String path, String prefix) throws IOException {
    List<DiskEntry> entries;
    try {
      Path real = folder.toRealPath();
      if (passedOver.contains(real)) {
        return;
      }
      if (!foldersRead.add(real)) {
        throw new UnreadableSourceException(
            "points to a folder that was already read, so it was skipped. Nothing is missing");
      }
      entries = entries(folder);
    } catch (IOException e) {
      visitor.problem(UnreadableSourceException.of(e).problem(path));
      return;
    }
    for (DiskEntry entry : entries) {
      String inside = prefix + entry.name();
      if (entry.link() && !followsLinks) {
        visitor.problem(
            new BundleProblem(
                inside,
                "is a link, which is not followed. Copy the target, or use" + " --follow-links"));
        continue;
      }
      switch (entry.type()) {
        case FOLDER -> folder(entry.file(), inside, inside + "/");
        case FILE -> file(new DiskFile(inside, entry.file()), inside + "/");
        case UNREADABLE -> visitor.problem(new BundleProblem(inside, entry.trouble()));
      }
    }
  }

  private static List<DiskEntry> entries(Path folder) throws IOException {
    List<DiskEntry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> entries.add(DiskEntry.at(file)));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(DiskEntry.ORDER);
    return entries;
  }

  /**
   * @param prefix what is before the paths of its members when it is an archive
   */
  private void file(DiskFile file, String prefix) throws IOException {
    ArchiveBudget budget = new ArchiveBudget(limits, file.file().toFile().length());
    new ArchiveReader(budget, temp, visitor).read(file, prefix);
  }
}
