package dev.synctrace.output.markdown;

import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts verdicts and causes as they pass and keeps the first members that are not in order. */
final class MemberTally {
  /** A cause and how many members have it. */
  record Counted(FoundCause cause, long members) {}

  private final int most;
  private final Map<VerdictState, Long> verdicts = new EnumMap<>(VerdictState.class);
  private final Map<String, Counted> causes = new LinkedHashMap<>();
  private final List<MemberVerdict> unhealthy = new ArrayList<>();

  /**
   * @param most how many members to keep
   */
  MemberTally(int most) {
    this.most = most;
  }

  void add(MemberVerdict member) {
    VerdictState verdict = member.status().verdict();
    verdicts.merge(verdict, 1L, Long::sum);
    for (FoundCause cause : member.causes()) {
      if (member.chain().role(cause) == CauseChain.Role.CONSEQUENCE) {
        // What solves its root solves it.
        continue;
      }
      causes.merge(
          cause.id(),
          new Counted(cause, 1),
          (known, _) -> new Counted(known.cause(), known.members() + 1));
    }
    if (verdict != VerdictState.SYNCED && unhealthy.size() < most) {
      unhealthy.add(member);
    }
  }

  /** In the order of {@link VerdictState}; without those no one has. */
  Map<VerdictState, Long> verdicts() {
    return verdicts;
  }

  /** How many are not in order. */
  long unhealthyCount() {
    return verdicts.entrySet().stream()
        .filter(count -> count.getKey() != VerdictState.SYNCED)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  List<MemberVerdict> unhealthy() {
    return unhealthy;
  }

  /** Those most members have first. */
  List<Counted> topCauses(int count) {
    return causes.values().stream()
        .sorted(
            Comparator.comparingLong(Counted::members)
                .reversed()
                .thenComparing(counted -> counted.cause().id()))
        .limit(count)
        .toList();
  }
}
