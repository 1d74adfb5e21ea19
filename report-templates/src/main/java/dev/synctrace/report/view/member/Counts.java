package dev.synctrace.report.view.member;

import java.util.EnumMap;
import java.util.Map;

/** How many members stand where. */
public final class Counts {
  private final Map<Tab, Long> byTab = new EnumMap<>(Tab.class);

  public void add(Tab tab) {
    byTab.merge(tab, 1L, Long::sum);
  }

  public long of(Tab tab) {
    return byTab.getOrDefault(tab, 0L);
  }

  public long all() {
    return byTab.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Members of the collections, as far as known: all but those outside. */
  public long inCollections() {
    return all() - of(Tab.OUTSIDE);
  }
}
