package dev.synctrace.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes docs/performance.md. */
final class PerformancePage {
  private PerformancePage() {}

  static void write(Path page, List<Row> rows, int megabytes) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Performance

        Written by `bench/run %d` on %s; whole processes as a user starts them, medians of several
        runs. Machine: %d cores, %s, %s, Java %s. Read the ratios rather than the seconds: both
        sides of a ratio come from one run on one machine.

        | measure | measured | goal |
        | --- | --- | --- |
        """
            .formatted(
                megabytes,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("os.name"),
                System.getProperty("java.version")));
    for (Row row : rows) {
      text.append("| %s | %s | %s |\n".formatted(row.measure(), row.measured(), row.goal()));
    }
    Files.writeString(page, text);
  }

  private static String processor() throws IOException {
    Path cpu = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(cpu)) {
      return System.getProperty("os.arch");
    }
    return Files.readString(cpu)
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
