package dev.synctrace.bench.measure;

import java.util.List;

/** How a time grows with a size. */
final class PowerLaw {
  private PowerLaw() {}

  /** Both are more than zero. */
  record Point(double size, double time) {}

  /**
   * The exponent p of the power {@code time = c * size ^ p} that fits best: the slope of a straight
   * line through the logarithms, by least squares.
   *
   * @param points of at least two sizes
   */
  static double exponent(List<Point> points) {
    double n = points.size();
    double x = points.stream().mapToDouble(point -> Math.log(point.size())).sum() / n;
    double y = points.stream().mapToDouble(point -> Math.log(point.time())).sum() / n;
    double above = 0;
    double below = 0;
    for (Point point : points) {
      double right = Math.log(point.size()) - x;
      above += right * (Math.log(point.time()) - y);
      below += right * right;
    }
    if (below == 0) {
      throw new IllegalArgumentException("one size alone does not tell how time grows");
    }
    return above / below;
  }
}
