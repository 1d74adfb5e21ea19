package dev.synctrace.diagnosis.collect;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.collect.CollectItem.Data;
import dev.synctrace.index.Case;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What to collect: everything that answers a question, or what a case lacks of it. */
public final class CollectPlan {
  private CollectPlan() {}

  /**
   * Returns everything for some questions.
   *
   * @param devices computers with a client; none for any that is affected
   */
  public static List<CollectTask> of(Set<CollectScenario> scenarios, List<String> devices) {
    List<CollectTask> tasks = new ArrayList<>();
    for (CollectItem item : CollectCatalogue.of(scenarios)) {
      if (item.role().isOfClients() && !devices.isEmpty()) {
        devices.forEach(
            device -> tasks.add(new CollectTask(item, device, null, null, item.files(), false)));
      } else {
        tasks.add(new CollectTask(item, null, null, null, item.files(), false));
      }
    }
    return List.copyOf(tasks);
  }

  /**
   * Returns what a case lacks, whole logs and exports first, then older parts of its logs.
   *
   * @param scenarios the questions; none for those that the case is about
   * @param devices computers with a client that it is about; none for all that the case shows to be
   *     affected
   */
  public static List<CollectTask> missing(
      Case opened, Diagnosis diagnosis, Set<CollectScenario> scenarios, List<String> devices) {
    Set<CollectScenario> asked =
        scenarios.isEmpty() ? CaseInventory.scenarios(opened, diagnosis) : scenarios;
    return new MissingFromCase(new CaseInventory(opened, diagnosis, asked, devices)).tasks(asked);
  }

  /** Returns both questions where none is asked. */
  public static Set<CollectScenario> orAll(Set<CollectScenario> scenarios) {
    return scenarios.isEmpty() ? EnumSet.allOf(CollectScenario.class) : scenarios;
  }

  /** Returns whether an item is a file that is copied as it is, from a computer's disk. */
  public static boolean isCopied(CollectItem item) {
    return item.data() instanceof Data.Log || item.data() instanceof Data.EventLog;
  }
}
