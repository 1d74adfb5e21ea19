package dev.synctrace.diagnosis.collect;

import dev.synctrace.diagnosis.collect.CollectItem.Data;
import dev.synctrace.diagnosis.collect.CollectItem.Versions;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the catalogue with what a case has. Nothing that the case has is missing. */
final class MissingFromCase {
  private final CaseInventory inventory;

  MissingFromCase(CaseInventory inventory) {
    this.inventory = inventory;
  }

  /** Returns what is missing, whole logs and exports before older parts of logs. */
  List<CollectTask> tasks(Set<CollectScenario> scenarios) {
    List<CollectTask> exports = new ArrayList<>();
    List<CollectItem> items =
        CollectCatalogue.of(scenarios).stream().filter(i -> isWanted(i, scenarios)).toList();
    items.stream().filter(item -> !item.role().isOfMachines()).forEach(item -> add(item, exports));
    if (exports.stream().noneMatch(task -> task.item().decides())) {
      inventory.addUndecided();
    }
    List<CollectTask> tasks = new ArrayList<>();
    items.stream().filter(item -> item.role().isOfMachines()).forEach(item -> add(item, tasks));
    tasks.addAll(exports);
    return tasks.stream().sorted(Comparator.comparing(CollectTask::onlyRotated)).toList();
  }

  private boolean isWanted(CollectItem item, Set<CollectScenario> scenarios) {
    String members = item.members();
    boolean ofActions =
        scenarios.contains(CollectScenario.TENANT_ATTACH)
            && item.scenarios().contains(CollectScenario.TENANT_ATTACH);
    if (members != null && !ofActions && !inventory.mayHaveMembers(members)) {
      return false;
    }
    Versions versions = item.versions();
    return versions == null
        || inventory.version().stream()
            .mapToObj(versions::include)
            .findFirst()
            .orElseGet(() -> inventory.mayWrite(item));
  }

  private void add(CollectItem item, List<CollectTask> tasks) {
    if (item.role().isOfMachines()) {
      List<String> machines = inventory.machinesOf(item.role());
      if (machines.isEmpty() && !(item.role().isOfClients() && inventory.allMembersAreWell(item))) {
        onMachine(item, null).ifPresent(tasks::add);
      }
      machines.forEach(machine -> onMachine(item, machine).ifPresent(tasks::add));
    } else if (item.data() instanceof Data.Audit audit) {
      if (inventory.sourcesOf(audit, null).isEmpty()) {
        tasks.add(task(item, null, Optional.empty()));
      }
    } else if (item.data() instanceof Data.Fact fact) {
      addExport(item, fact.kind(), tasks);
    }
  }

  private void addExport(CollectItem item, Kind fact, List<CollectTask> tasks) {
    boolean ofGroups = "group".equals(item.each());
    Map<String, Optional<String>> owners =
        item.each() == null ? Map.of() : ofGroups ? inventory.groups() : inventory.collections();
    if (owners.isEmpty() && !inventory.has(fact)) {
      tasks.add(task(item, null, Optional.empty()));
    }
    Attribute owner = ofGroups ? Attribute.GROUP_ID : Attribute.COLLECTION_ID;
    owners.forEach((id, name) -> {
      if (!inventory.has(fact, owner, id)) {
        tasks.add(task(item, id, name));
      }
    });
  }

  private static CollectTask task(
      CollectItem item, @Nullable String subject, Optional<String> name) {
    return new CollectTask(item, null, subject, name.orElse(null), item.files(), false);
  }

  private Optional<CollectTask> onMachine(CollectItem item, @Nullable String machine) {
    List<SourceSummary> present = inventory.sourcesOf(item.data(), machine);
    List<String> files = new ArrayList<>(item.files());
    if (item.data() instanceof Data.Log) {
      if (present.stream().anyMatch(source -> !CaseInventory.isRotated(source))) {
        files.removeIf(file -> file.endsWith(".log"));
      }
      if (present.stream().anyMatch(CaseInventory::isRotated)) {
        files.removeIf(file -> file.endsWith(".lo_"));
      }
    } else if (!present.isEmpty()) {
      files.clear();
    }
    if (machine != null) {
      files.removeIf(file -> inventory.isAbsent(machine, file));
    }
    boolean onlyRotated = !present.isEmpty() && files.stream().noneMatch(f -> f.endsWith(".log"));
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new CollectTask(item, machine, null, null, files, onlyRotated));
  }
}
