package dev.synctrace.parsers.bundle;

import dev.synctrace.parsers.bundle.archive.ArchiveBudget;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.bundle.archive.ArchiveReader;
import dev.synctrace.parsers.bundle.file.BundleOrder;
import dev.synctrace.parsers.bundle.file.BundleProblem;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.DiskFile;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.RotatedName;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
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

  /**
   * Entry of a folder on disk, links followed.
   *
   * @param name for the path inside the bundle
   * @param link whether it is a link to the thing
   * @param trouble why it is {@link Type#UNREADABLE}, and what to do; else empty
   */
  private record DiskEntry(Path file, String name, Type type, boolean link, String trouble) {

    enum Type {
      FILE,
      FOLDER,
      /** Not there, not to be looked at, or nothing with an end: a pipe, a device. */
      UNREADABLE
    }

    /** Files before folders, and folders before links to folders: the folder proper is read. */
    static final Comparator<DiskEntry> ORDER =
        Comparator.comparing(DiskEntry::isFolder)
            .thenComparing(entry -> entry.isFolder() && entry.link())
            .thenComparing(DiskEntry::byName);

    static DiskEntry at(Path file) {
      boolean link = Files.isSymbolicLink(file);
      Path last = file.toAbsolutePath().normalize().getFileName();
      String raw = last == null ? "" : last.toString();
      String name = MemberName.inside(raw).orElseGet(() -> MemberName.clean(raw));
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
          return new DiskEntry(file, name, Type.FOLDER, link, "");
        }
        return attributes.isRegularFile()
            ? new DiskEntry(file, name, Type.FILE, link, "")
            : unreadable(
                file, name, link, "is a pipe or a device. Save its content as a file first");
      } catch (IOException e) {
        String trouble =
            link
                ? "is a link to a file that does not exist. Copy the target file"
                : UnreadableSourceException.of(e).advice();
        return unreadable(file, name, link, trouble);
      }
    }

    private static DiskEntry unreadable(Path file, String name, boolean link, String trouble) {
      return new DiskEntry(file, name, Type.UNREADABLE, link, trouble);
    }

    private boolean isFolder() {
      return type == Type.FOLDER;
    }

    private static int byName(DiskEntry one, DiskEntry other) {
      return one.isFolder()
          ? BundleOrder.BY_NAME.compare(one.name, other.name)
          : RotatedName.of(one.name).compareTo(RotatedName.of(other.name));
    }
  }
}
