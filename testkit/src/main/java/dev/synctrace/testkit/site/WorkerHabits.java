package dev.synctrace.testkit.site;

import java.util.ArrayList;
import java.util.List;

/**
 * What no documentation says about the sync worker. Each world draws it, so that a product that
 * takes one way for certain is found out; a prediction is judged only where all ways agree.
 *
 * @param retriesRefused whether an incremental cycle tries again what an earlier one could not do
 * @param carriesNewIdentity whether a client's first or changed verified device ID counts as a
 *     change of the collection
 * @param remembersObjects whether an object ID that was looked up once is used until the worker
 *     restarts
 * @param repeatsRefusedFull whether a full synchronization that could not write is tried again
 */
public record WorkerHabits(
    boolean retriesRefused,
    boolean carriesNewIdentity,
    boolean remembersObjects,
    boolean repeatsRefusedFull) {
  public static WorkerHabits draw(Dice dice) {
    return new WorkerHabits(dice.percent(80), dice.percent(80), dice.percent(30), dice.percent(50));
  }

  /** Every combination. */
  public static List<WorkerHabits> all() {
    List<WorkerHabits> all = new ArrayList<>();
    for (int bits = 0; bits < 16; bits++) {
      all.add(new WorkerHabits((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0));
    }
    return all;
  }
}
