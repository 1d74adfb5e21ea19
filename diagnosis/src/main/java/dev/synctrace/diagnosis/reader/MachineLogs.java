package dev.synctrace.diagnosis.reader;

import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
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
public final class MachineLogs {
  private final CaseAtInstant context;
  private final ClientSourceFinder machines;
  private final Map<String, List<String>> sourcesByLog = new HashMap<>();

  public MachineLogs(CaseAtInstant context, ClientSourceFinder machines) {
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
  public boolean holds(Identity device, String log) {
    List<String> sources = sourcesByLog.getOrDefault(log.toLowerCase(Locale.ROOT), List.of());
    if (sources.isEmpty()) {
      return false;
    }
    Set<String> own = Set.copyOf(machines.sourcesOf(device));
    return sources.stream().anyMatch(own::contains) || sources.stream().anyMatch(this::isUnnamed);
  }

  /** Whether nothing says which machine wrote it. */
  private boolean isUnnamed(String source) {
    SourceMachines known = context.events().machines();
    return known.of(source).isEmpty() && known.clientOf(source).isEmpty();
  }
}
