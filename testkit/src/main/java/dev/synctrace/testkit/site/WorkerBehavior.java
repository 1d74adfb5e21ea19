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
public record WorkerBehavior(
    boolean retriesRefused,
    boolean carriesNewIdentity,
    boolean remembersObjects,
    boolean repeatsRefusedFull) {
  public static WorkerBehavior draw(RandomSource random) {
    return new WorkerBehavior(
        random.percent(80), random.percent(80), random.percent(30), random.percent(50));
  }

  /** Every combination. */
  public static List<WorkerBehavior> all() {
    List<WorkerBehavior> all = new ArrayList<>();
    for (int bits = 0; bits < 16; bits++) {
      all.add(
          new WorkerBehavior((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0));
    }
    return all;
  }
}
