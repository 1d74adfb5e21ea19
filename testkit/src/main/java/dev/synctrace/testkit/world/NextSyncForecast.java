package dev.synctrace.testkit.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Members of a group after a synchronization that has not happened yet.
 *
 * @param outcomes object ids of the members, for each way the worker may work
 * @param faulty whether a fault of the version may delete members besides
 */
public record NextSyncForecast(List<Set<String>> outcomes, boolean faulty) {
  public NextSyncForecast {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether an object is a member then; empty where the documentation does not decide it. */
  public Optional<Boolean> holds(String object) {
    boolean any = outcomes.stream().anyMatch(members -> members.contains(object));
    boolean all = outcomes.stream().allMatch(members -> members.contains(object));
    if (any != all || (faulty && any)) {
      return Optional.empty();
    }
    return Optional.of(all);
  }
}
