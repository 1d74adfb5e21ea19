package dev.synctrace.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One process from start to end, with what it took. CPU and memory are read from /proc while it
 * runs, so they are zero on systems without it; CPU is exact to the kernel's tick of 10 ms.
 */
record Launch(int status, Duration wall, Duration cpu, long peakBytes) {
  private static final long TICK_MILLIS = 10;
  private static final int CPU_FIELD_AFTER_NAME = 11;

  /** What a command says goes nowhere; what it complains of goes to standard error. */
  static Launch of(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    long cpu = 0;
    long peak = 0;
    while (process.isAlive()) {
      cpu = Math.max(cpu, cpuMillis(proc));
      peak = Math.max(peak, peakBytes(proc));
      Thread.sleep(Duration.ofMillis(2));
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    return new Launch(process.waitFor(), wall, Duration.ofMillis(cpu), peak);
  }

  /** The median run by wall time of several; a first one is not counted. */
  static Launch median(int runs, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    of(command, environment);
    List<Launch> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      all.add(of(command, environment));
    }
    all.sort((a, b) -> a.wall.compareTo(b.wall));
    return all.get(runs / 2);
  }

  double wallSeconds() {
    return wall.toNanos() / 1e9;
  }

  double cpuSeconds() {
    return cpu.toMillis() / 1e3;
  }

  long peakMegabytes() {
    return peakBytes / 1_000_000;
  }

  private static long cpuMillis(Path proc) {
    String stat = read(proc.resolve("stat"));
    int afterName = stat.lastIndexOf(") ");
    if (afterName < 0) {
      return 0;
    }
    String[] fields = stat.substring(afterName + 2).split(" ");
    return (Long.parseLong(fields[CPU_FIELD_AFTER_NAME])
            + Long.parseLong(fields[CPU_FIELD_AFTER_NAME + 1]))
        * TICK_MILLIS;
  }

  private static long peakBytes(Path proc) {
    return read(proc.resolve("status"))
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
        .findFirst()
        .orElse(0);
  }

  /** Empty when the process has just ended, and where there is no /proc. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException ended) {
      return "";
    }
  }
}
