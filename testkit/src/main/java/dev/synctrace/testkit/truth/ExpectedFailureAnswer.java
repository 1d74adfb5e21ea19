package dev.synctrace.testkit.truth;

import dev.synctrace.testkit.site.InjectedFailure;
import java.util.Set;

/**
 * What a right answer says of a member that is not in the group since the site has no verified
 * identity of its device.
 *
 * @param resource of the device
 * @param failure why it has none
 * @param roots causes any of which is a right root: the failure's own, and what else is in force
 *     and would keep the device out by itself
 * @param shown whether the bundle holds the log that shows the failure
 * @param computer whose log it is; empty for a management point, which the product may call by its
 *     role
 */
public record ExpectedFailureAnswer(
    int resource, InjectedFailure failure, Set<String> roots, boolean shown, String computer) {
  public ExpectedFailureAnswer {
    roots = Set.copyOf(roots);
  }
}
