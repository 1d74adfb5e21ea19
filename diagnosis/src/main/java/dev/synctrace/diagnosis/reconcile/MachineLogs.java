package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Kind;
import dev.synctrace.index.SourceSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which logs the case holds of each client. That one device's log is there says nothing about
 * another's; a log of a machine that nothing names may be any device's. For one thread.
 */
final class MachineLogs {
  private final CaseContext context;
  private final ClientMachines machines;
  private final Map<String, List<String>> sourcesByLog = new HashMap<>();
  private final Map<String, Boolean> unnamed = new HashMap<>();

  MachineLogs(CaseContext context, ClientMachines machines) {
    this.context = context;
    this.machines = machines;
    for (SourceSummary source : context.events().sources()) {
      if (source.log() != null) {
        sourcesByLog
            .computeIfAbsent(source.log().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(source.path());
      }
    }
  }

  /** Whether the case holds a log of that name, without case, of the device or of any. */
  boolean holds(Identity device, String log) {
    List<String> sources = sourcesByLog.getOrDefault(log.toLowerCase(Locale.ROOT), List.of());
    if (sources.isEmpty()) {
      return false;
    }
    Set<String> own = Set.copyOf(machines.sourcesOf(device));
    return sources.stream().anyMatch(own::contains)
        || sources.stream().anyMatch(source -> unnamed.computeIfAbsent(source, this::isUnnamed));
  }

  /** Whether neither a registration nor the name of a folder says which client wrote it. */
  private boolean isUnnamed(String source) {
    if (!machines.isKnownByFolderName(source)) {
      return false;
    }
    String[] folders = source.split("/");
    for (int i = folders.length - 2; i >= 0; i--) {
      if (isNameOfDevice(folders[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isNameOfDevice(String folder) {
    List<String> name = List.of(folder);
    return context
            .events()
            .count(
                EventQuery.of(Kind.FACT_SYSTEM, Kind.FACT_COLLECTION_MEMBER, Kind.FACT_DEVICE)
                    .naming(Attribute.HOST_NAME, name)
                    .naming(Attribute.NAME, name))
        > 0;
  }
}
