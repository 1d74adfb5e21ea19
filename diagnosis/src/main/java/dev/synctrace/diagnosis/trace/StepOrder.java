package dev.synctrace.diagnosis.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts the steps of one action in the order they must have happened: by time, but nothing before
 * what caused it, since each machine writes by its own clock. Says where times contradict.
 */
final class StepOrder {
  private static final Comparator<Step> BY_RECORD =
      Comparator.comparing(Step::kind)
          .thenComparing(Step::time, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(step -> step.event().source())
          .thenComparingLong(step -> step.event().line());

  private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

  private final List<Step> byKind;
  // A step is looked up as itself: comparing records would compare whole messages.
  private final IdentityHashMap<Step, Instant> earliest = new IdentityHashMap<>();
  private final IdentityHashMap<Step, Step> causes = new IdentityHashMap<>();

  StepOrder(List<Step> steps) {
    byKind = new ArrayList<>(steps);
    byKind.sort(BY_RECORD);
    for (Step step : byKind) {
      Step cause = causeOf(step);
      Instant time = step.time() == null ? Instant.MIN : step.time();
      if (cause != null) {
        causes.put(step, cause);
        Instant after = earliest.getOrDefault(cause, Instant.MIN);
        time = time.isBefore(after) ? after : time;
      }
      earliest.put(step, time);
    }
  }

  List<Step> sorted() {
    Comparator<Step> order =
        Comparator.comparing((Step step) -> earliest.getOrDefault(step, Instant.MIN))
            .thenComparing(BY_RECORD);
    List<Step> sorted = new ArrayList<>(byKind);
    sorted.sort(order);
    return sorted;
  }

  /** One sentence for each pair of logs whose times contradict the order, with the largest gap. */
  List<String> contradictions() {
    Map<List<LogSet>, Step> worst = new HashMap<>();
    List<String> sentences = new ArrayList<>();
    for (Step step : byKind) {
      Step cause = causes.get(step);
      if (cause != null && behind(step, cause).isPositive()) {
        worst.merge(
            List.of(step.log(), cause.log()),
            step,
            (a, b) -> behind(a).compareTo(behind(b)) >= 0 ? a : b);
      }
    }
    worst.values().stream()
        .sorted(BY_RECORD)
        .forEach(step -> sentences.add(sentence(step, causes.getOrDefault(step, step))));
    return sentences;
  }

  private static String sentence(Step step, Step cause) {
    String by = Durations.of(behind(step, cause));
    if (step.log().equals(cause.log())) {
      return "The times in "
          + step.log().label()
          + " go back by "
          + by
          + " between '"
          + cause.kind().phrase()
          + "' and '"
          + step.kind().phrase()
          + "': its clock was set, or a record has another time zone.";
    }
    return "'"
        + step.kind().phrase()
        + "' in "
        + step.log().label()
        + " stands "
        + by
        + " before '"
        + cause.kind().phrase()
        + "' in "
        + cause.log().label()
        + ": the clock of the former is behind by at least that, or a time zone is wrong.";
  }

  private Duration behind(Step step) {
    Step cause = causes.get(step);
    return cause == null ? Duration.ZERO : behind(step, cause);
  }

  /** How much the step is too early; zero where that may come from times in whole seconds. */
  private static Duration behind(Step step, Step cause) {
    Instant time = step.time();
    Instant after = cause.time();
    if (time == null || after == null || !time.isBefore(after)) {
      return Duration.ZERO;
    }
    Duration behind = Duration.between(time, after);
    boolean rounded = isWholeSecond(time) || isWholeSecond(after);
    return rounded && behind.compareTo(WHOLE_SECOND) <= 0 ? Duration.ZERO : behind;
  }

  private static boolean isWholeSecond(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private @Nullable Step causeOf(Step step) {
    return switch (step.kind()) {
      case RECEIVED -> null;
      case VALIDATED -> last(step, s -> s.kind() == StepKind.RECEIVED);
      case AUTHORIZED, UNAUTHORIZED -> last(step, s -> s.kind().compareTo(StepKind.VALIDATED) <= 0);
      case FORWARDED -> last(step, s -> s.kind() == StepKind.AUTHORIZED);
      case TAKEN, STARTED -> first(s -> s.kind() == StepKind.FORWARDED);
      case SENT, REPORTED -> last(step, s -> isStartOf(step, s));
      case TASK_RECEIVED -> sentAs(step);
      case ANSWERED -> last(step, s -> s.kind() == StepKind.TASK_RECEIVED && sameNumbers(step, s));
    };
  }

  private @Nullable Step sentAs(Step receipt) {
    Step start = first(s -> s.kind() == StepKind.STARTED && sameNumbers(receipt, s));
    if (start == null) {
      start = first(s -> s.kind() == StepKind.STARTED);
    }
    return start == null ? first(s -> s.kind() == StepKind.FORWARDED) : start;
  }

  private static boolean isStartOf(Step step, Step other) {
    return other.kind() == StepKind.STARTED && sameNumbers(step, other);
  }

  private static boolean sameNumbers(Step one, Step other) {
    return one.numbers().agree(other.numbers());
  }

  private @Nullable Step first(Predicate<Step> fits) {
    for (Step step : byKind) {
      if (fits.test(step)) {
        return step;
      }
    }
    return null;
  }

  /** The latest fitting step of the same log that is not later than this one, else the first. */
  private @Nullable Step last(Step of, Predicate<Step> fits) {
    Step found = null;
    for (Step step : byKind) {
      boolean better = found == null || !isLater(step, of);
      if (step.log().equals(of.log()) && fits.test(step) && better) {
        found = step;
      }
    }
    return found;
  }

  private static boolean isLater(Step step, Step of) {
    Instant time = step.time();
    Instant other = of.time();
    return time != null && other != null && time.isAfter(other);
  }
}
