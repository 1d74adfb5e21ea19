package dev.synctrace.report.view.member;

import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.member.MembersView.CauseCountView;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the members that each cause blocks. */
public final class CauseTally {
  private static final int NAMED = 3;

  private static final Comparator<Entry> MOST_FIRST =
      Comparator.comparingLong((Entry entry) -> entry.first)
          .thenComparingLong(entry -> entry.members)
          .reversed()
          .thenComparing(entry -> entry.cause.id());

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Adds the causes of one member but for consequences: what solves their root solves them. */
  public void add(MemberView member) {
    for (int i = 0; i < member.causes().size(); i++) {
      CauseView cause = member.causes().get(i);
      if (cause.folded()) {
        continue;
      }
      entries.computeIfAbsent(cause.id(), _ -> new Entry(cause)).add(member, cause, i == 0);
    }
  }

  /** The causes, first those that are the best explanation of most members. */
  public List<CauseCountView> causes(int limit) {
    return entries.values().stream().sorted(MOST_FIRST).limit(limit).map(Entry::view).toList();
  }

  /** How many causes fit at all. */
  public int size() {
    return entries.size();
  }

  private static final class Entry {
    private final CauseView cause;
    private final StringBuilder names = new StringBuilder();
    private GradeView surest = GradeView.POSSIBLE;
    private long members;
    private long first;

    Entry(CauseView cause) {
      this.cause = cause;
    }

    void add(MemberView member, CauseView found, boolean isBest) {
      if (members < NAMED) {
        names.append(members == 0 ? "" : ", ").append(member.name());
      }
      members++;
      first += isBest ? 1 : 0;
      surest = surest.compareTo(found.grade()) < 0 ? surest : found.grade();
    }

    CauseCountView view() {
      return new CauseCountView(
          cause.id(),
          cause.title(),
          surest,
          members,
          members > NAMED ? names + " and others" : names.toString(),
          cause.fix(),
          cause.links());
    }
  }
}
