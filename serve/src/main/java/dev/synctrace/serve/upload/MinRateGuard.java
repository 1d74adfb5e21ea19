package dev.synctrace.serve.upload;

import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.option.RequestLimits;
import java.util.function.LongSupplier;

/** Refuses a sender that keeps its place by sending a few bytes now and then. */
final class MinRateGuard {
  private static final double SECOND = 1e9;

  private final RequestLimits limits;
  private final LongSupplier nanos;
  private final long start;

  MinRateGuard(RequestLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** Looks at all that has come so far. */
  void check(long bytes) {
    long took = nanos.getAsLong() - start;
    if (took > limits.grace().toNanos() && bytes < limits.slowest() * (took / SECOND)) {
      throw new HttpProblem(408, "The upload is too slow. Try again with a faster connection.");
    }
  }
}
