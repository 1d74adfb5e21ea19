package dev.synctrace.bench.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One process from start to end, with what it took. CPU and memory come from /proc, so they are
 * zero on systems without it.
 *
 * @param status its exit status
 * @param wall from before it was started until it had ended
 * @param cpu of it and of what it waited for, exact to the kernel's tick of 10 ms
 * @param peakBytes the largest resident memory seen
 * @param complaint the last line on standard error that is not blank; empty when there is none
 */
public record ProcessRun(
    int status, Duration wall, Duration cpu, long peakBytes, String complaint) {
  private static final Path SELF = Path.of("/proc/self/stat");
  private static final long TICK_MILLIS = 10;

  /** Places in /proc/PID/stat behind the name; CPU of children that have ended (proc(5)). */
  private static final int CHILDREN_USER = 13;

  private static final int CHILDREN_SYSTEM = 14;
  private static final Duration SHORTEST_LOOK = Duration.ofMillis(2);
  private static final Duration LONGEST_LOOK = Duration.ofMillis(50);

  /** Something that starts one process and waits for it. */
  @FunctionalInterface
  public interface Start {
    ProcessRun launch() throws IOException, InterruptedException;
  }

  /** Starts a command and waits for its end. Its output is discarded. */
  public static ProcessRun of(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path complaints = Files.createTempFile("synctrace-bench", ".err");
    try {
      return of(command, environment, complaints);
    } finally {
      Files.delete(complaints);
    }
  }

  private static ProcessRun of(
      List<String> command, Map<String, String> environment, Path complaints)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(complaints.toFile());
    builder.environment().putAll(environment);
    long cpuBefore = childrenCpuMillis(read(SELF));
    long start = System.nanoTime();
    Process process = builder.start();
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    long peak = 0;
    Duration look = SHORTEST_LOOK;
    while (!process.waitFor(look)) {
      peak = Math.max(peak, peakBytes(read(status)));
      look = nextLook(look);
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    long cpu = childrenCpuMillis(read(SELF)) - cpuBefore;
    return new ProcessRun(
        process.exitValue(), wall, Duration.ofMillis(cpu), peak, lastLine(complaints));
  }

  /** The median by wall time of so many runs. */
  public static ProcessRun median(int runs, Start start) throws IOException, InterruptedException {
    List<ProcessRun> all = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      all.add(start.launch());
    }
    return median(all);
  }

  /** The same after one run that is not counted: files are in the system's cache then. */
  public static ProcessRun medianOfWarm(int runs, Start start)
      throws IOException, InterruptedException {
    start.launch();
    return median(runs, start);
  }

  /** The medians of two commands. */
  public record Pair(ProcessRun first, ProcessRun second) {}

  /**
   * Two commands in turn, so that what disturbs the machine for a while disturbs both. One run of
   * each is not counted.
   */
  public static Pair mediansInTurn(int runs, Start first, Start second)
      throws IOException, InterruptedException {
    first.launch();
    second.launch();
    List<ProcessRun> firsts = new ArrayList<>();
    List<ProcessRun> seconds = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      firsts.add(first.launch());
      seconds.add(second.launch());
    }
    return new Pair(median(firsts), median(seconds));
  }

  /** Of an even number, the slower of the two in the middle. */
  static ProcessRun median(List<ProcessRun> launches) {
    return launches.stream()
        .sorted(Comparator.comparing(ProcessRun::wall))
        .skip(launches.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  public double wallSeconds() {
    return wall.toNanos() / 1e9;
  }

  public double cpuSeconds() {
    return cpu.toMillis() / 1e3;
  }

  public double peakMegabytes() {
    return peakBytes / 1e6;
  }

  /** Looking costs CPU, too: the longer a process runs, the less often. */
  private static Duration nextLook(Duration look) {
    Duration longer = look.multipliedBy(11).dividedBy(10);
    return longer.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : longer;
  }

  static long childrenCpuMillis(String stat) {
    int afterName = stat.lastIndexOf(") ");
    if (afterName < 0) {
      return 0;
    }
    String[] fields = stat.substring(afterName + 2).split(" ");
    return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]))
        * TICK_MILLIS;
  }

  static long peakBytes(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
        .findFirst()
        .orElse(0);
  }

  private static String lastLine(Path complaints) throws IOException {
    return new String(Files.readAllBytes(complaints), UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce("", (last, line) -> line);
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
