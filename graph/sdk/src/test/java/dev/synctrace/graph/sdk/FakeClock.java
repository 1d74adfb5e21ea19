package dev.synctrace.graph.sdk;

import dev.synctrace.graph.call.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while someone sleeps. */
final class FakeClock implements WallClock {
  private Instant now;
  private final List<Duration> slept = new ArrayList<>();

  FakeClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration length) {
    slept.add(length);
    now = now.plus(length);
  }

  void pass(Duration length) {
    now = now.plus(length);
  }

  /** How long each sleep was, in order. */
  List<Duration> slept() {
    return List.copyOf(slept);
  }
}
