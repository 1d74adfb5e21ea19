package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.trace.model.ClockDifference.Basis;
import dev.synctrace.diagnosis.trace.model.PushNumbers;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.record.IsoTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how the clocks of the machines differ, from traces as they pass and from status
 * messages. Serves one thread.
 */
public final class Clocks {
  /** Finds the status messages that carry a time of their own. */
  public static final String STATUS_MESSAGES = "kind:" + Kind.STATMSG.label() + " AND utcTime:*";

  /** Pairs of logs that are kept, and measurements of each that the median is taken of. */
  private static final int PAIRS = 10_000;

  private static final int MEASURED = 1_000;

  private static final long AGREE_MILLIS = 1_000;

  private static final Comparator<ClockDifference> ORDER =
      Comparator.comparing(ClockDifference::basis)
          .thenComparing(difference -> difference.of().folder())
          .thenComparing(difference -> difference.of().name())
          .thenComparing(difference -> difference.from().folder())
          .thenComparing(difference -> difference.from().name());

  private record Pair(Basis basis, RotatedLogSet of, RotatedLogSet from) {}

  private final Map<Pair, Measurements> measured = new LinkedHashMap<>();

  /** Measures what a trace shows: receipts against their push, answers against their own stamp. */
  public void add(Trace trace) {
    for (Step step : trace.steps()) {
      if (step.kind() == StepKind.TASK_RECEIVED) {
        startOf(step, trace).ifPresent(start -> add(start, step));
      } else if (step.kind() == StepKind.ANSWERED) {
        addStamp(Basis.ANSWER_STAMP, step.event(), step.log());
      }
    }
  }

  /** Measures the status messages of the case, at most so many as to know each log's clock. */
  public void addStatusMessages(EventSearch events) {
    events.search(SearchRequest.of(STATUS_MESSAGES)).events().forEach(this::addStatusMessage);
  }

  /** Measures a status message. */
  public void addStatusMessage(Event event) {
    addStamp(Basis.STATUS_MESSAGE, event, RotatedLogSet.of(event.source()));
  }

  /** What was measured, by basis, then by log. */
  public List<ClockDifference> differences() {
    return measurements().stream().map(Measurement::difference).toList();
  }

  /** Returns what was measured with how far it agrees, by basis, then by log. */
  public List<Measurement> measurements() {
    return measured.entrySet().stream()
        .map(entry -> entry.getValue().measurement(entry.getKey()))
        .sorted(Comparator.comparing(Measurement::difference, ORDER))
        .toList();
  }

  /**
   * A difference, and how far the pairs agree.
   *
   * @param agreeing how many of the pairs are within a second of the median, so within two of each
   *     other
   * @param leastAgreeing the smallest of these; the median where there is none. Of pushes and
   *     receipts it has the least of the network in it
   */
  public record Measurement(ClockDifference difference, int agreeing, Duration leastAgreeing) {}

  /** The push a receipt came from; empty where several servers could have sent it. */
  private static Optional<Step> startOf(Step receipt, Trace trace) {
    PushNumbers numbers = receipt.numbers();
    Step found = null;
    for (Step step : trace.steps()) {
      if (step.kind() == StepKind.STARTED && numbers.agree(step.numbers())) {
        if (found != null) {
          return Optional.empty();
        }
        found = step;
      }
    }
    return Optional.ofNullable(found);
  }

  private void add(Step start, Step receipt) {
    Instant sent = start.time();
    Instant received = receipt.time();
    if (sent != null && received != null && !start.log().equals(receipt.log())) {
      add(
          new Pair(Basis.PUSH_AND_RECEIPT, receipt.log(), start.log()),
          Duration.between(sent, received));
    }
  }

  private void addStamp(Basis basis, Event event, RotatedLogSet log) {
    Instant time = event.time();
    Optional<Instant> stamp = event.attributes().get(Attribute.UTC_TIME).flatMap(Clocks::instant);
    if (time != null && stamp.isPresent()) {
      add(new Pair(basis, log, log), Duration.between(stamp.get(), time));
    }
  }

  private void add(Pair pair, Duration difference) {
    Measurements of = measured.get(pair);
    if (of == null && measured.size() < PAIRS) {
      of = new Measurements();
      measured.put(pair, of);
    }
    if (of != null) {
      of.add(difference);
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return IsoTime.read(text, ZoneOffset.UTC); // with any offset
    } catch (DateTimeException e) {
      return Optional.empty(); // a redacted or damaged stamp measures nothing
    }
  }

  /** Differences of one pair of logs. */
  private static final class Measurements {
    private long[] millis = new long[8];
    private int kept;
    private long pairs;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    void add(Duration difference) {
      long value = difference.toMillis();
      pairs++;
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (kept < MEASURED) {
        millis = kept == millis.length ? Arrays.copyOf(millis, kept * 2) : millis;
        millis[kept++] = value;
      }
    }

    Measurement measurement(Pair pair) {
      long[] sorted = Arrays.copyOf(millis, kept);
      Arrays.sort(sorted);
      long median = (sorted[(kept - 1) / 2] + sorted[kept / 2]) / 2;
      long[] agreeing =
          Arrays.stream(sorted).filter(value -> Math.abs(value - median) <= AGREE_MILLIS).toArray();
      return new Measurement(
          new ClockDifference(
              pair.basis(),
              pair.of(),
              pair.from(),
              Duration.ofMillis(median),
              Duration.ofMillis(least),
              Duration.ofMillis(most),
              pairs),
          agreeing.length,
          Duration.ofMillis(agreeing.length == 0 ? median : agreeing[0]));
    }
  }
}
