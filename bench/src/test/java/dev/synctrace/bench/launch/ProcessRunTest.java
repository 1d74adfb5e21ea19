package dev.synctrace.bench.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessRunTest {

  @Test
  void theMedianIsTheRunInTheMiddleByWallTime() {
    assertThat(ProcessRun.median(launches(30, 10, 20)).wall()).isEqualTo(Duration.ofMillis(20));
    assertThat(ProcessRun.median(launches(10)).wall()).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void ofAnEvenNumberTheSlowerOfTheMiddleIsTaken() {
    assertThat(ProcessRun.median(launches(40, 10, 30, 20)).wall()).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void cpuIsFoundBehindANameWithBlanksAndBrackets() {
    String stat = "42 (a b) c) S 1 2 3 4 5 6 7 8 9 10 100 200 150 50 20 0 1";
    assertThat(ProcessRun.childrenCpuMillis(stat)).isEqualTo(2_000);
  }

  @Test
  void withoutProcThereIsNoCpuAndNoMemory() {
    assertThat(ProcessRun.childrenCpuMillis("")).isZero();
    assertThat(ProcessRun.peakBytes("")).isZero();
  }

  @Test
  void thePeakIsTheHighWaterMarkInBytes() {
    assertThat(ProcessRun.peakBytes("VmPeak:\t 9 kB\nVmHWM:\t  1024 kB\nVmRSS:\t 7 kB\n"))
        .isEqualTo(1_048_576);
  }

  @Test
  void aProcessIsWaitedForAndItsStatusTold() throws Exception {
    ProcessRun launch =
        ProcessRun.of(
            List.of("sh", "-c", "sleep 0.1; echo oh >&2; echo no >&2; echo >&2; exit 3"), Map.of());

    assertThat(launch.status()).isEqualTo(3);
    assertThat(launch.complaint()).isEqualTo("no");
    assertThat(launch.wall()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aToolThatFailsIsNamedWithItsArguments() {
    ProgramInvocation tool =
        new ProgramInvocation(List.of("sh", "-c", "echo no space >&2; exit 7"), Map.of());

    assertThatThrownBy(() -> tool.run("ingest"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("exit status 7 of sh -c echo no space >&2; exit 7 ingest: no space");
  }

  @Test
  void optionsOfAToolAddUp() {
    ProgramInvocation tool =
        new ProgramInvocation(List.of("synctrace"), Map.of()).withoutCache().withHeap(256);

    assertThat(tool.environment())
        .isEqualTo(Map.of("SYNCTRACE_CACHE", "off", "SYNCTRACE_OPTS", "-Xmx256m"));
  }

  private static List<ProcessRun> launches(long... millis) {
    return Arrays.stream(millis)
        .mapToObj(wall -> new ProcessRun(0, Duration.ofMillis(wall), Duration.ZERO, 0, ""))
        .toList();
  }
}
