package dev.synctrace.index;

import dev.synctrace.index.source.SourceSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A case opened for writing. Of a case in a folder only one exists at any time; to a case in a
 * cluster several processes can add, each source by one of them. Safe for use by many threads.
 *
 * <p>Events and the entry of their source become visible to readers together, at a commit. The
 * writer commits by itself from time to time and when it is closed; whenever the process dies, the
 * case is at its last commit.
 */
public interface CaseWriter extends AutoCloseable {
  /** Whether all events of the source with this SHA-256 are in the case already. */
  boolean contains(String sha256);

  /**
   * The name under which a source is in the case: its path, unless another source of the case has
   * that path; then the path below the bundle's name, and where that is taken too, followed by a
   * number from 2. The name is kept for this SHA-256 as long as this writer is open, and a source
   * the case knows keeps its name; so ask in the order of the bundle, and names don't depend on the
   * timing of threads.
   *
   * @param path path inside the bundle, with forward slashes
   * @param sha256 of the file
   * @param bundle the bundle's name, put before the path where needed
   */
  String uniquePath(String path, String sha256, String bundle);

  /**
   * Begins to add a source, which is registered as being read.
   *
   * @param path its name in the case, from {@link #uniquePath}
   * @return empty when the case has this source already, or another thread or process is adding it
   */
  Optional<SourceWriter> begin(String path, String sha256, long bytes);

  /**
   * Notes that another file has the bytes of a source: it is found under this path, too.
   *
   * @param sha256 of a source the case has; of another nothing is noted
   * @param path of the copy inside its bundle, as a rule not the name of a source
   */
  void addCopy(String sha256, String path);

  /**
   * Waits until no other process is adding any of these sources. Only where several can write to a
   * case at once is there anything to wait for.
   *
   * @param sha256s of sources that {@link #begin} refused
   * @return those of them that are not in the case after all, since whoever began has given up
   */
  default Set<String> awaitOthers(Set<String> sha256s) {
    return Set.of();
  }

  /**
   * Takes a complete source and its events out again, because something newer replaces it. Its name
   * stays taken.
   *
   * @param path its name in the case; nothing happens when no complete source has it
   */
  void remove(String path);

  /** All sources, with those being read, ordered by path. */
  List<SourceSummary> sources();

  /** Makes everything added so far visible and safe against a crash. */
  void commit();

  /**
   * Commits and ends writing. A source whose writer was not closed stays in the case as being read.
   * After a failed write, everything since the last commit is given up instead.
   */
  @Override
  void close();
}
