package dev.synctrace.bench.page;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Environment and time of the measurements.
 *
 * @param command as it was given
 * @param date in UTC
 * @param cores that the JVM may use
 * @param processor its name, or its architecture where no name is told
 * @param system the operating system
 * @param java version
 * @param load the system's load average before the first measure; negative where it is not told
 */
public record MeasuringEnvironment(
    String command,
    LocalDate date,
    int cores,
    String processor,
    String system,
    String java,
    double load) {

  /** Those of this process, now. */
  public static MeasuringEnvironment now(String command) throws IOException {
    return new MeasuringEnvironment(
        command,
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        processorName(),
        System.getProperty("os.name"),
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processorName() throws IOException {
    Path cpu = Path.of("/proc/cpuinfo");
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(cpu)) {
      return architecture;
    }
    return Files.readString(cpu)
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(architecture);
  }
}
