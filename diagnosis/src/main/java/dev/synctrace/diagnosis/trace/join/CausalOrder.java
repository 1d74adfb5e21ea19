package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.index.source.RotatedLogSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts the steps of one action in the order they must have happened: by time, but nothing before
 * what caused it, since each machine writes by its own clock. Says where times contradict.
 */
final class CausalOrder {
  private static final Comparator<Step> BY_RECORD = CausalOrder::byRecord;

  private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

  private final List<Step> byKind;

  /** What caused the step of the same place in {@link #byKind}. */
  private final @Nullable Step[] causes;

  /** When the step of the same place can have been at the earliest. */
  private final Instant[] earliest;

  CausalOrder(List<Step> steps) {
    byKind = new ArrayList<>(steps);
    byKind.sort(BY_RECORD);
    causes = new @Nullable Step[byKind.size()];
    earliest = new Instant[byKind.size()];
    for (int i = 0; i < earliest.length; i++) {
      Step step = byKind.get(i);
      Step cause = causeOf(step);
      Instant time = step.time() == null ? UnboundedInstants.BEFORE_ALL : step.time();
      Instant after = cause == null ? UnboundedInstants.BEFORE_ALL : earliest(cause, i);
      causes[i] = cause;
      earliest[i] = time.isBefore(after) ? after : time;
    }
  }

  private Instant earliest(Step cause, int before) {
    for (int i = 0; i < before; i++) {
      if (byKind.get(i) == cause) {
        return earliest[i];
      }
    }
    return UnboundedInstants.BEFORE_ALL;
  }

  List<Step> sorted() {
    // Stable, and by kind and record already, which decides where times are the same.
    List<Integer> places = new ArrayList<>(earliest.length);
    for (int i = 0; i < earliest.length; i++) {
      places.add(i);
    }
    places.sort((a, b) -> earliest[a].compareTo(earliest[b]));
    List<Step> sorted = new ArrayList<>(earliest.length);
    for (int place : places) {
      sorted.add(byKind.get(place));
    }
    return sorted;
  }

  private static int byRecord(Step one, Step other) {
    int order = one.kind().compareTo(other.kind());
    order = order != 0 ? order : compare(one.time(), other.time());
    order = order != 0 ? order : one.event().source().compareTo(other.event().source());
    return order != 0 ? order : Long.compare(one.event().line(), other.event().line());
  }

  /** None comes first. */
  private static int compare(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return one.compareTo(other);
  }

  /** One sentence for each pair of logs whose times contradict the order, with the largest gap. */
  List<String> contradictions() {
    Map<List<RotatedLogSet>, Contradiction> worst = new HashMap<>();
    for (int i = 0; i < causes.length; i++) {
      Step step = byKind.get(i);
      Step cause = causes[i];
      if (cause != null && behind(step, cause).isPositive()) {
        worst.merge(
            List.of(step.log(), cause.log()),
            new Contradiction(step, cause),
            (a, b) -> a.gap().compareTo(b.gap()) >= 0 ? a : b);
      }
    }
    if (worst.isEmpty()) {
      return List.of();
    }
    return worst.values().stream()
        .sorted(Comparator.comparing(Contradiction::step, BY_RECORD))
        .map(contradiction -> sentence(contradiction.step(), contradiction.cause()))
        .toList();
  }

  private record Contradiction(Step step, Step cause) {
    Duration gap() {
      return behind(step, cause);
    }
  }

  private static String sentence(Step step, Step cause) {
    String by = DurationFormatter.of(behind(step, cause));
    if (step.log().equals(cause.log())) {
      return "The times in "
          + step.log().label()
          + " go back by "
          + by
          + " between '"
          + cause.kind().phrase()
          + "' and '"
          + step.kind().phrase()
          + "': its clock was changed, or a record has another time zone.";
    }
    return "'"
        + step.kind().phrase()
        + "' in "
        + step.log().label()
        + " is "
        + by
        + " before '"
        + cause.kind().phrase()
        + "' in "
        + cause.log().label()
        + ": the clock of the former is behind by at least this amount, or a time zone is wrong.";
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
      case FAILED -> last(step, s -> s.kind().compareTo(StepKind.FORWARDED) < 0);
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

  /** Writes durations for people. */
  private static final class DurationFormatter {
    private DurationFormatter() {}

    /** Such as {@code 50 ms}, {@code 12.3 s}, {@code 5 min 2 s} or {@code 1 h 30 min}. */
    public static String of(Duration duration) {
      Duration length = duration.abs();
      String sign = duration.isNegative() ? "-" : "";
      if (length.toMillis() < 1_000) {
        return sign + length.toMillis() + " ms";
      }
      if (length.toSeconds() < 60) {
        return sign + String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
      }
      if (length.toHours() < 1) {
        return sign + length.toMinutes() + " min " + length.toSecondsPart() + " s";
      }
      return sign + length.toHours() + " h " + length.toMinutesPart() + " min";
    }
  }
}
