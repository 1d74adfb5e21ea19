package dev.synctrace.testkit.truth;

import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.BundleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Delta debugging: finds the fewest files of a bundle that still fail. */
public final class BundleMinimizer {
  private BundleMinimizer() {}

  /**
   * Leaves files out as long as the rest still fails, first by halves, then one by one.
   *
   * @param fails whether a bundle shows the failure; true for {@code failing}
   */
  public static Bundle smallest(Bundle failing, Predicate<Bundle> fails) {
    List<BundleFile> left = new ArrayList<>(failing.files());
    for (int size = Math.max(1, left.size() / 2); size >= 1; size /= 2) {
      boolean again = true;
      while (again) {
        again = false;
        for (int start = 0; start < left.size(); start += size) {
          List<BundleFile> fewer = new ArrayList<>(left);
          fewer.subList(start, Math.min(left.size(), start + size)).clear();
          if (!fewer.isEmpty() && fails.test(failing.only(fewer))) {
            left = fewer;
            again = true;
            start -= size;
          }
        }
      }
    }
    return failing.only(left);
  }
}
