package dev.synctrace.parsers.bundle;

import dev.synctrace.parsers.bundle.file.BundleOrder;
import dev.synctrace.parsers.bundle.file.MemberName;
import dev.synctrace.parsers.bundle.file.RotatedName;
import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;

/**
 * Entry of a folder on disk, links followed.
 *
 * @param name for the path inside the bundle
 * @param link whether it is a link to the thing
 * @param trouble why it is {@link Type#UNREADABLE}, and what to do; else empty
 */
record DiskEntry(Path file, String name, Type type, boolean link, String trouble) {

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
          : unreadable(file, name, link, "is a pipe or a device. Save its content as a file first");
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
