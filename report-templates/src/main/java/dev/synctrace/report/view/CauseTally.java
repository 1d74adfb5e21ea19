package dev.synctrace.report.view;

import dev.synctrace.report.view.CauseCardView.Named;
import dev.synctrace.report.view.CauseCardView.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the members, or the actions, that each cause holds back. For one thread. */
public final class CauseTally {
  private static final int NAMED = 5;

  private static final Comparator<Entry> MOST_FIRST =
      Comparator.comparingLong((Entry entry) -> entry.first)
          .thenComparingLong(entry -> entry.count)
          .reversed()
          .thenComparing(entry -> entry.cause.id());

  private final Scope scope;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  public CauseTally(Scope scope) {
    this.scope = scope;
  }

  /**
   * Adds the causes of one member or action but for consequences: what solves their root solves
   * them.
   *
   * @param causes best first
   */
  public void add(List<CauseView> causes, Named named) {
    for (int i = 0; i < causes.size(); i++) {
      CauseView cause = causes.get(i);
      if (!cause.folded()) {
        entries.computeIfAbsent(cause.id(), _ -> new Entry(cause)).add(named, cause, i == 0);
      }
    }
  }

  /** The causes, first those that are the best explanation of most. */
  public List<CauseCardView> causes(int limit) {
    return entries.values().stream()
        .sorted(MOST_FIRST)
        .limit(limit)
        .map(entry -> entry.card(scope))
        .toList();
  }

  /** How many causes fit at all. */
  public int size() {
    return entries.size();
  }

  private static final class Entry {
    private CauseView cause;
    private final List<Named> named = new ArrayList<>(NAMED);
    private final Map<GradeView, Long> grades = new EnumMap<>(GradeView.class);
    private long count;
    private long first;

    Entry(CauseView cause) {
      this.cause = cause;
    }

    void add(Named one, CauseView found, boolean isBest) {
      count++;
      first += isBest ? 1 : 0;
      if (found.grade().compareTo(cause.grade()) < 0) {
        cause = found;
        named.addFirst(one);
        while (named.size() > NAMED) {
          named.removeLast();
        }
      } else if (named.size() < NAMED) {
        named.add(one);
      }
      grades.merge(found.grade(), 1L, Long::sum);
    }

    CauseCardView card(Scope scope) {
      return CauseCardView.of(cause, scope, grades, List.copyOf(named));
    }
  }
}
