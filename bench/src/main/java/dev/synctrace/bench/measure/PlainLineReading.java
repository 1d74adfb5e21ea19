package dev.synctrace.bench.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads the lines of a bundle with nothing but the JDK, over and over. */
final class PlainLineReading {
  private PlainLineReading() {}

  /**
   * {@code PlainLineReading BUNDLE RUNS}: prints the median of the megabytes in a second of CPU
   * time, after as many runs to warm up.
   */
  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Path.of(args[0]))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    int runs = Integer.parseInt(args[1]);
    double[] rates = new double[runs];
    for (int i = -runs; i < runs; i++) {
      double rate = rate(files);
      if (i >= 0) {
        rates[i] = rate;
      }
    }
    Arrays.sort(rates);
    System.out.println(rates[runs / 2]);
  }

  private static double rate(List<Path> files) throws IOException {
    long bytes = 0;
    long start = cpuNanos();
    for (Path file : files) {
      if (characters(file) == 0) {
        throw new IllegalStateException(file + " is empty");
      }
      bytes += Files.size(file);
    }
    return bytes * 1e3 / (cpuNanos() - start);
  }

  private static long characters(Path file) throws IOException {
    long characters = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        characters += line.length();
      }
    }
    return characters;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
