package dev.synctrace.diagnosis.compare;

import dev.synctrace.diagnosis.compare.CaseComparison.ActionDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.ActionSide;
import dev.synctrace.diagnosis.compare.CaseComparison.CauseDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.Change;
import dev.synctrace.diagnosis.compare.CaseComparison.CoverageDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.PrerequisiteDifference;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictDifference;
import dev.synctrace.diagnosis.compare.CaseSnapshot.ActionEntry;
import dev.synctrace.diagnosis.compare.CaseSnapshot.CoveredLog;
import dev.synctrace.diagnosis.compare.CaseSnapshot.MappingKey;
import dev.synctrace.diagnosis.compare.CaseSnapshot.MappingMembers;
import dev.synctrace.diagnosis.compare.CaseSnapshot.MemberEntry;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.index.search.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two cases by IDs, verdicts and codes, never by names and sentences: a member that was
 * renamed is the same, and a cause that is worded otherwise is too.
 */
public final class CaseComparer {
  private final CaseSnapshot older;
  private final CaseSnapshot newer;

  private CaseComparer(CaseSnapshot older, CaseSnapshot newer) {
    this.older = older;
    this.newer = newer;
  }

  /** Whether something is as it should be. */
  private enum Condition {
    GOOD,
    PENDING,
    BAD,
    UNKNOWN
  }

  /** Returns what differs. */
  public static CaseComparison compare(CaseSnapshot older, CaseSnapshot newer) {
    CaseComparer comparer = new CaseComparer(older, newer);
    return new CaseComparison(
        comparer.verdicts(),
        comparer.causes(),
        comparer.prerequisites(),
        comparer.actions(),
        comparer.coverage(),
        comparer.notes());
  }

  private List<VerdictDifference> verdicts() {
    List<VerdictDifference> found = new ArrayList<>();
    Set<MappingKey> unmatched = new LinkedHashSet<>(newer.mappings().keySet());
    for (Map.Entry<MappingKey, MappingMembers> each : older.mappings().entrySet()) {
      MappingMembers before = each.getValue();
      Optional<MappingKey> same = same(each.getKey());
      if (same.isPresent()) {
        unmatched.remove(same.get());
        verdicts(before, Objects.requireNonNull(newer.mappings().get(same.get())), found);
      } else {
        before.members().forEach(one -> found.add(missing(before, one, false)));
      }
    }
    for (MappingKey key : unmatched) {
      MappingMembers after = Objects.requireNonNull(newer.mappings().get(key));
      after.members().forEach(one -> found.add(appeared(after, one)));
    }
    found.sort(
        Comparator.comparing(VerdictDifference::change)
            .thenComparing(VerdictDifference::mapping, Mapping.ORDER)
            .thenComparing(VerdictDifference::member, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(VerdictDifference::id));
    return found;
  }

  /** The same mapping of the newer case; where one case knows no collection, by the group alone. */
  private Optional<MappingKey> same(MappingKey key) {
    if (newer.mappings().containsKey(key)) {
      return Optional.of(key);
    }
    List<MappingKey> before = ofGroup(older, key);
    List<MappingKey> after = ofGroup(newer, key);
    boolean only = before.size() == 1 && after.size() == 1;
    return only && (key.collection().isEmpty() || after.getFirst().collection().isEmpty())
        ? Optional.of(after.getFirst())
        : Optional.empty();
  }

  private static List<MappingKey> ofGroup(CaseSnapshot snapshot, MappingKey key) {
    return snapshot.mappings().keySet().stream()
        .filter(other -> other.group().equals(key.group()))
        .toList();
  }

  private static void verdicts(
      MappingMembers before, MappingMembers after, List<VerdictDifference> found) {
    BitSet matched = new BitSet();
    for (MemberEntry member : after.members()) {
      OptionalInt same = find(member, before, matched);
      if (same.isEmpty()) {
        found.add(appeared(after, member));
        continue;
      }
      matched.set(same.getAsInt());
      MemberEntry old = before.members().get(same.getAsInt());
      if (!old.side().equals(member.side()) || old.inOrder() != member.inOrder()) {
        found.add(
            new VerdictDifference(
                member.name(),
                commonId(old, member),
                after.mapping(),
                old.side(),
                member.side(),
                change(condition(old), condition(member))));
      }
    }
    for (int i = 0; i < before.members().size(); i++) {
      if (!matched.get(i)) {
        found.add(missing(before, before.members().get(i), after.listed()));
      }
    }
  }

  /** The first ID that both have decides: a client's own IDs come before those of the directory. */
  private static OptionalInt find(MemberEntry member, MappingMembers before, BitSet matched) {
    for (Id id : member.ids()) {
      Integer at = before.byId().get(id);
      if (at != null && !matched.get(at)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  private static String commonId(MemberEntry old, MemberEntry member) {
    return member.ids().stream()
        .filter(old.ids()::contains)
        .findFirst()
        .orElse(member.ids().iterator().next())
        .display();
  }

  private static VerdictDifference appeared(MappingMembers after, MemberEntry member) {
    return new VerdictDifference(
        member.name(),
        member.ids().iterator().next().display(),
        after.mapping(),
        null,
        member.side(),
        Change.APPEARED);
  }

  /** A member of a mapping that the newer case has no list of cannot be seen any more. */
  private static VerdictDifference missing(
      MappingMembers before, MemberEntry member, boolean listed) {
    boolean decided = condition(member) != Condition.UNKNOWN;
    return new VerdictDifference(
        member.name(),
        member.ids().iterator().next().display(),
        before.mapping(),
        member.side(),
        null,
        listed || !decided ? Change.GONE : Change.LOST_SIGHT);
  }

  private static Condition condition(MemberEntry member) {
    return member.inOrder()
        ? Condition.GOOD
        : member.side().verdict() == VerdictState.PENDING
            ? Condition.PENDING
            : member.side().verdict() == VerdictState.UNKNOWN ? Condition.UNKNOWN : Condition.BAD;
  }

  private static Change change(Condition before, Condition after) {
    if (before == after || before == Condition.UNKNOWN) {
      return Change.CHANGED;
    }
    return switch (after) {
      case UNKNOWN -> Change.LOST_SIGHT;
      case GOOD -> Change.FIXED;
      case BAD -> Change.BROKEN;
      case PENDING -> Change.CHANGED;
    };
  }

  private List<CauseDifference> causes() {
    List<CauseDifference> found = new ArrayList<>();
    Set<String> ids = new TreeSet<>(older.causes().keySet());
    ids.addAll(newer.causes().keySet());
    for (String id : ids) {
      long before = older.causes().getOrDefault(id, 0L);
      long after = newer.causes().getOrDefault(id, 0L);
      if (before != after) {
        found.add(new CauseDifference(id, before, after));
      }
    }
    return found;
  }

  private List<PrerequisiteDifference> prerequisites() {
    List<PrerequisiteDifference> found = new ArrayList<>();
    for (String key : union(older.prerequisites(), newer.prerequisites())) {
      Prerequisite before = older.prerequisites().get(key);
      Prerequisite after = newer.prerequisites().get(key);
      if (before == null || after == null || before.state() != after.state()) {
        Prerequisite named = Objects.requireNonNull(after == null ? before : after);
        found.add(
            new PrerequisiteDifference(
                named.title(),
                before == null ? null : before.state(),
                after == null ? null : after.state(),
                before == null
                    ? Change.APPEARED
                    : after == null
                        ? Change.GONE
                        : change(condition(before.state()), condition(after.state()))));
      }
    }
    return found;
  }

  private static Condition condition(Prerequisite.State state) {
    return switch (state) {
      case PASS -> Condition.GOOD;
      case FAIL -> Condition.BAD;
      case UNKNOWN -> Condition.UNKNOWN;
    };
  }

  private List<ActionDifference> actions() {
    List<ActionDifference> found = new ArrayList<>();
    for (String task : union(older.actions(), newer.actions())) {
      ActionEntry before = older.actions().get(task);
      ActionEntry after = newer.actions().get(task);
      if (before == null || after == null || !before.side().equals(after.side())) {
        ActionEntry named = Objects.requireNonNull(after == null ? before : after);
        found.add(
            new ActionDifference(
                task,
                named.action(),
                named.start(),
                before == null ? null : before.side(),
                after == null ? null : after.side(),
                before == null
                    ? Change.APPEARED
                    : after == null
                        ? Change.GONE
                        : change(condition(before.side()), condition(after.side()))));
      }
    }
    found.sort(
        Comparator.comparing(ActionDifference::change)
            .thenComparing(
                ActionDifference::start, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(ActionDifference::taskGuid));
    return found;
  }

  private static Condition condition(ActionSide side) {
    ActionOutcome outcome = side.outcome();
    return switch (outcome) {
      case COMPLETED -> Condition.GOOD;
      case FAILED, UNAUTHORIZED -> Condition.BAD;
      case FORWARDED, PUSHED, RECEIVED -> Condition.PENDING;
      case UNKNOWN -> Condition.UNKNOWN;
    };
  }

  private List<CoverageDifference> coverage() {
    List<CoverageDifference> found = new ArrayList<>();
    Set<CoveredLog> all = new TreeSet<>(older.logs());
    all.addAll(newer.logs());
    for (CoveredLog log : all) {
      boolean before = older.logs().contains(log);
      boolean after = newer.logs().contains(log);
      if (before != after) {
        found.add(
            new CoverageDifference(
                log.log(), machine(log), after ? Change.APPEARED : Change.LOST_SIGHT));
      }
    }
    return found;
  }

  private static @Nullable String machine(CoveredLog log) {
    return log.machine().isEmpty() ? null : log.machine();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!older.tenants().isEmpty()
        && !newer.tenants().isEmpty()
        && Collections.disjoint(older.tenants(), newer.tenants())) {
      notes.add("The cases are of different tenants: no tenant is in both.");
    }
    if (older.mappings().isEmpty() != newer.mappings().isEmpty()) {
      notes.add(
          "The "
              + (older.mappings().isEmpty() ? "old" : "new")
              + " case contains no collection that is synchronized to a group, so no member can be"
              + " compared.");
    }
    if (!older.catalogues().isEmpty()
        && !newer.catalogues().isEmpty()
        && !older.catalogues().equals(newer.catalogues())) {
      notes.add(
          "The cases were ingested by different versions of SyncTrace, of which one may know"
              + " records that the other does not. Ingest the bundles of the older case again.");
    }
    if (!older.mappings().isEmpty()
        && !newer.mappings().isEmpty()
        && older.mappings().keySet().stream().allMatch(key -> same(key).isEmpty())) {
      notes.add("The cases have no mapping in common: they may be of different sites.");
    }
    Optional<TimeRange> before = older.time();
    Optional<TimeRange> after = newer.time();
    if (before.isPresent()
        && after.isPresent()
        && after.get().last().isBefore(before.get().last())) {
      notes.add(
          "The new case ends before the old one does. To compare in the order of time, exchange the"
              + " two.");
    }
    return notes;
  }

  private static <K> Set<K> union(Map<K, ?> some, Map<K, ?> others) {
    Set<K> all = new LinkedHashSet<>(some.keySet());
    all.addAll(others.keySet());
    return all;
  }
}
