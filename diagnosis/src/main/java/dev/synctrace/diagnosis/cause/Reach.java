package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.coverage.KindSources;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.event.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A grade a cause can have, and what evidence it takes: worked out from the conditions of the
 * cause's file by the rules of {@link CauseMatcher}.
 *
 * @param from alternatives, each a sentence without its full stop
 */
public record Reach(Grade grade, List<String> from) {
  public Reach {
    from = List.copyOf(from);
  }

  /** The grades a cause can have, the surest first; none for a cause that is never found. */
  public static List<Reach> of(Cause cause) {
    Map<Grade, List<String>> reached = new LinkedHashMap<>();
    for (Grade grade : Grade.values()) {
      List<String> ways =
          ways(cause).stream()
              .filter(way -> capped(cause, way) == grade)
              .map(Reach::sentence)
              .distinct()
              .toList();
      if (!ways.isEmpty()) {
        reached.computeIfAbsent(grade, g -> new ArrayList<>()).addAll(ways);
      }
    }
    supported(cause)
        .ifPresent(way -> reached.computeIfAbsent(Grade.LIKELY, g -> new ArrayList<>()).add(way));
    partly(cause)
        .ifPresent(way -> reached.computeIfAbsent(Grade.POSSIBLE, g -> new ArrayList<>()).add(way));
    weakened(cause, reached);
    return reached.entrySet().stream()
        .map(entry -> new Reach(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Reach::grade).reversed())
        .toList();
  }

  private static List<Way> ways(Cause cause) {
    return Way.together(cause.when().stream().map(Condition::waysToHold).toList());
  }

  private static Grade capped(Cause cause, Way way) {
    return CauseMatcher.capped(cause, way.grade(), way.generic());
  }

  /** A weak answer that something else supports. */
  private static Optional<String> supported(Cause cause) {
    boolean weak = ways(cause).stream().anyMatch(way -> way.grade() == Grade.POSSIBLE);
    return !weak || cause.supports().isEmpty() || cause.ceiling() == Grade.POSSIBLE
        ? Optional.empty()
        : Optional.of("as POSSIBLE, with: " + alternatives(cause.supports()));
  }

  /** Conditions the case cannot decide leave an answer open as long as another one holds. */
  private static Optional<String> partly(Cause cause) {
    return cause.when().size() < 2
        ? Optional.empty()
        : Optional.of("a part of it holds, and the case lacks what would tell the rest");
  }

  /** Each sign against it takes one grade. */
  private static void weakened(Cause cause, Map<Grade, List<String>> reached) {
    if (cause.against().isEmpty() || reached.isEmpty()) {
      return;
    }
    Grade surest = reached.keySet().stream().max(Grade::compareTo).orElseThrow();
    if (surest != Grade.POSSIBLE) {
      Grade less = Grade.values()[surest.ordinal() - 1];
      reached
          .computeIfAbsent(less, g -> new ArrayList<>())
          .add("as %s, and against it: %s".formatted(surest, alternatives(cause.against())));
    }
  }

  private static String alternatives(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(condition -> condition.waysToHold().stream())
        .map(Reach::sentence)
        .distinct()
        .collect(Collectors.joining("; or: "));
  }

  private static String sentence(Way way) {
    List<String> sources = way.kinds().stream().flatMap(Reach::sources).distinct().toList();
    return String.join("; and ", way.says())
        + (sources.isEmpty() ? "" : " (" + String.join(", ", sources) + ")");
  }

  private static Stream<String> sources(Kind kind) {
    return KindSources.titles(kind).stream();
  }
}
