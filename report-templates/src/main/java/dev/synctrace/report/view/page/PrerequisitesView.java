package dev.synctrace.report.view.page;

import dev.synctrace.report.view.EnglishFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the synchronization needs.
 *
 * @param open what is not met, then what the case does not show
 * @param met what is met
 */
public record PrerequisitesView(List<PrerequisiteView> open, List<PrerequisiteView> met) {
  /** All of them, those that are met last. */
  public List<PrerequisiteView> all() {
    return Stream.concat(open.stream(), met.stream()).toList();
  }

  /** How many are met, such as {@code 11 of 13 met}. */
  public String summary() {
    return EnglishFormat.of("%d of %d met", met.size(), met.size() + open.size());
  }
}
