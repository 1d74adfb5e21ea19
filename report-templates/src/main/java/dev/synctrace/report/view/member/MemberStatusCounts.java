package dev.synctrace.report.view.member;

import java.util.EnumMap;
import java.util.Map;

/** How many members are in each tab. */
public final class MemberStatusCounts {
  private final Map<MemberStatusTab, Long> byTab = new EnumMap<>(MemberStatusTab.class);

  public void add(MemberStatusTab tab) {
    byTab.merge(tab, 1L, Long::sum);
  }

  public long of(MemberStatusTab tab) {
    return byTab.getOrDefault(tab, 0L);
  }

  public long all() {
    return byTab.values().stream().mapToLong(Long::longValue).sum();
  }
}
