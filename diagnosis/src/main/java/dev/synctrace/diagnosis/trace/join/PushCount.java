package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.PushNumbers;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What one management point counts of one push. */
final class PushCount {
  private final RotatedLogSet server;
  private final Step first;
  private Step last;
  private @Nullable Long started;
  private @Nullable Long sent;
  @Nullable Long reported;
  @Nullable Long failed;
  int reports;

  /**
   * @param first its first record
   */
  PushCount(RotatedLogSet server, Step first) {
    this.server = server;
    this.first = first;
    this.last = first;
  }

  void add(Step step) {
    last = step;
    switch (step.kind()) {
      case STARTED -> started = more(started, step, Attribute.CLIENT_COUNT);
      case SENT -> sent = more(sent, step, Attribute.CLIENT_COUNT);
      default -> {
        reports++;
        reported = more(reported, step, Attribute.REPORTED_CLIENTS);
        failed = more(failed, step, Attribute.FAILED_CLIENTS);
      }
    }
  }

  RotatedLogSet server() {
    return server;
  }

  PushNumbers numbers() {
    return first.numbers();
  }

  @Nullable Instant firstTime() {
    return first.time();
  }

  /** Clients it goes to; null when no record tells. */
  @Nullable Long targets() {
    return started == null ? sent : started;
  }

  /** Whether its last record, a report, is older than the other push. */
  boolean endsBefore(PushCount other) {
    Instant end = last.time();
    Instant start = other.firstTime();
    return reports > 0 && end != null && start != null && !end.isAfter(start);
  }

  private static @Nullable Long more(@Nullable Long known, Step step, Attribute attribute) {
    OptionalLong value = step.event().attributes().number(attribute);
    if (value.isEmpty()) {
      return known;
    }
    return known == null ? value.getAsLong() : Math.max(known, value.getAsLong());
  }
}
