package dev.synctrace.bench.measure;

/**
 * CPU time that grows evenly with the size, as two measured sizes tell.
 *
 * @param start seconds whatever the size, above all for the JVM to get warm
 * @param perMegabyte seconds for each megabyte
 */
record LinearCost(double start, double perMegabyte) {
  /** The line through what two different sizes took. */
  static LinearCost through(double megabytes, double seconds, double more, double longer) {
    if (megabytes == more) {
      throw new IllegalArgumentException("one size alone does not tell how a cost grows");
    }
    double perMegabyte = (longer - seconds) / (more - megabytes);
    return new LinearCost(seconds - perMegabyte * megabytes, perMegabyte);
  }

  LinearCost plus(LinearCost other) {
    return new LinearCost(start + other.start, perMegabyte + other.perMegabyte);
  }

  /**
   * The megabytes from which on so many machines that share this work, each from its own start, are
   * sooner done than one that does the other's.
   *
   * @return infinite where that is of no size on, 0 where it is of every size
   */
  double soonerFrom(int machines, LinearCost alone) {
    double gained = alone.perMegabyte - perMegabyte / machines;
    return gained <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, (start - alone.start) / gained);
  }
}
