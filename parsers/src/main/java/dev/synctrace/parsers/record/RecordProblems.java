package dev.synctrace.parsers.record;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The problems of one source, counted by sort: however many there are, they stay few lines. */
final class RecordProblems {
  private final Map<ProblemKind, Tally> tallies = new EnumMap<>(ProblemKind.class);

  private record Tally(long count, long firstLine) {}

  void add(ProblemKind problem, long line) {
    tallies.merge(
        problem, new Tally(1, line), (old, one) -> new Tally(old.count + 1, old.firstLine));
  }

  /** One line each. */
  List<String> texts() {
    return tallies.entrySet().stream()
        .map(entry -> entry.getKey().text(entry.getValue().count, entry.getValue().firstLine))
        .toList();
  }
}
