package dev.synctrace.parsers.bundle;

import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.bundle.file.BundleVisitor;
import dev.synctrace.parsers.bundle.file.RotatedName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads bundles: a zip, a gzip file, a folder or any single file. Files are handed over one at a
 * time and streamed; what is held is a list of names. Whatever cannot be read is reported, and the
 * rest is read.
 *
 * <p>The order is the same on every file system: the files of a folder first, rotated sets together
 * from the oldest file on ({@link RotatedName}), then its folders by name.
 */
public final class BundleReader {
  private final Path temp;
  private final ArchiveLimits limits;
  private final List<Path> ours;
  private final boolean followsLinks;

  /**
   * @param temp folder for nested archives while they are read; made when it is not there, left
   *     empty
   * @param limits for each archive that is on disk
   * @param ours folders that are passed over in silence where they are inside a bundle, such as the
   *     case that is being filled
   */
  public BundleReader(Path temp, ArchiveLimits limits, Path... ours) {
    this(temp, limits, List.of(ours), false);
  }

  private BundleReader(Path temp, ArchiveLimits limits, List<Path> ours, boolean followsLinks) {
    this.temp = temp;
    this.limits = limits;
    this.ours = ours;
    this.followsLinks = followsLinks;
  }

  /**
   * Returns a reader that also reads what links inside a bundle lead to. Other readers report each
   * link: who made the bundle could have made one to any file of the machine it is read on.
   */
  public BundleReader followingLinks() {
    return new BundleReader(temp, limits, ours, true);
  }

  /**
   * Reads one bundle.
   *
   * @param bundle an archive, a folder, or a file
   * @throws IOException from the visitor or from writing to the temp folder, never because of what
   *     is in the bundle
   */
  public void read(Path bundle, BundleVisitor visitor) throws IOException {
    read(bundle, "", visitor);
  }

  /**
   * Reads one bundle that has another name than its file, such as an upload.
   *
   * @param name of the bundle; empty for the name of its file
   * @throws IOException as {@link #read(Path, BundleVisitor)}
   */
  public void read(Path bundle, String name, BundleVisitor visitor) throws IOException {
    PrivateFiles.createFolders(temp);
    DiskReader reader = new DiskReader(temp, limits, followsLinks, visitor);
    reader.passOver(temp);
    for (Path folder : ours) {
      reader.passOver(folder);
    }
    reader.read(bundle, name);
  }
}
