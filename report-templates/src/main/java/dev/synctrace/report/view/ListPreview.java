package dev.synctrace.report.view;

import java.util.List;

/**
 * A list of which the page shows the beginning at once and the rest on demand.
 *
 * @param first what is shown at once
 * @param total how many there are
 * @param packs the rest as packed markup, made while iterating; in order
 * @param left how many are in neither: the page says so
 */
public record ListPreview<T>(List<T> first, long total, Iterable<String> packs, long left) {
  /** How many wait in the packs. */
  public long waiting() {
    return total - first.size() - left;
  }

  /** Whether all of it is shown at once. */
  public boolean isWhole() {
    return total == first.size();
  }
}
