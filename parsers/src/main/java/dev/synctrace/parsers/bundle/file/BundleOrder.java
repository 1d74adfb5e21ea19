package dev.synctrace.parsers.bundle.file;

import java.util.Comparator;
import java.util.List;

/**
 * Position of a file in the order of delivery, the same on every file system and for a folder and
 * its zip: the files of a folder first, rotated sets together, then its folders by name.
 */
public record BundleOrder(List<String> folders, RotatedName name)
    implements Comparable<BundleOrder> {
  /** As Windows shows folders; exact where that leaves a tie. */
  public static final Comparator<String> BY_NAME =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  public static BundleOrder of(String path) {
    List<String> steps = List.of(path.split("/"));
    return new BundleOrder(steps.subList(0, steps.size() - 1), RotatedName.of(path));
  }

  @Override
  public int compareTo(BundleOrder other) {
    int shared = Math.min(folders.size(), other.folders.size());
    for (int i = 0; i < shared; i++) {
      int order = BY_NAME.compare(folders.get(i), other.folders.get(i));
      if (order != 0) {
        return order;
      }
    }
    return folders.size() == other.folders.size()
        ? name.compareTo(other.name)
        : Integer.compare(folders.size(), other.folders.size());
  }
}
