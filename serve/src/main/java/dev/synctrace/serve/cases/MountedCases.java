package dev.synctrace.serve.cases;

import dev.synctrace.index.CaseStore;
import dev.synctrace.serve.option.MountedCase;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that were given to the server. Each has an entry on the repository like an uploaded
 * one, and a folder for its answers; the case itself stays where it is.
 */
final class MountedCases {
  private final Map<CaseId, CaseStore> stores;

  private MountedCases(Map<CaseId, CaseStore> stores) {
    this.stores = Map.copyOf(stores);
  }

  /**
   * Puts the cases on the repository, to be read again, since they may have grown: each under the
   * id it had before. Those that are not given any more leave the repository.
   *
   * @param given one that comes twice counts once
   */
  static MountedCases place(Iterable<MountedCase> given, CaseRepository repository, Instant now)
      throws IOException {
    Map<String, MountedCase> byAddress = new LinkedHashMap<>();
    given.forEach(each -> byAddress.putIfAbsent(each.address(), each));
    Map<String, CaseId> known = known(repository, byAddress);
    Map<CaseId, CaseStore> stores = new HashMap<>();
    for (MountedCase each : byAddress.values()) {
      CaseId id = Optional.ofNullable(known.get(each.address())).orElseGet(CaseId::random);
      repository.add(CaseEntry.ofGiven(id, each.name(), each.address(), now));
      stores.put(id, each.store());
    }
    return new MountedCases(stores);
  }

  private static Map<String, CaseId> known(
      CaseRepository repository, Map<String, MountedCase> given) throws IOException {
    Map<String, CaseId> known = new HashMap<>();
    for (CaseEntry entry : repository.all()) {
      String address = entry.given();
      if (address != null && given.containsKey(address) && !known.containsKey(address)) {
        known.put(address, entry.id());
      } else if (address != null) {
        repository.remove(entry.id());
      }
    }
    return known;
  }

  /** Opens a given case; empty for an uploaded one. */
  Optional<CaseStore> store(CaseId id) {
    return Optional.ofNullable(stores.get(id));
  }
}
