package dev.synctrace.diagnosis.trace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.diagnosis.trace.IngestedCase;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.join.Clocks;
import dev.synctrace.diagnosis.trace.model.ClockDifference.Basis;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts and genuine logs that are outside the project; skipped where they are absent. */
class PublishedTextsTest {
  @TempDir private Path folder;

  @Test
  void thePublishedSampleIsOneTaskAForeignAnswerAndARefusal() throws IOException {
    Path seeds = shared("seeds");
    Path text;
    try (Stream<Path> files = Files.list(seeds)) {
      text =
          files.filter(f -> f.getFileName().toString().startsWith("004")).findFirst().orElseThrow();
    }

    try (Case opened = IngestedCase.of(folder, text)) {
      List<Trace> traces = IngestedCase.traces(opened);

      assertThat(traces)
          .extracting(Trace::outcome)
          .containsExactly(
              ActionOutcome.RECEIVED, ActionOutcome.UNKNOWN, ActionOutcome.UNAUTHORIZED);
      Trace task = traces.getFirst();
      assertThat(task.ids().taskGuid()).isEqualTo("a43dd1b3-a006-4604-b012-5529380b3b6f");
      assertThat(task.ids().pushId()).isEqualTo(7);
      assertThat(task.stoppedAt()).as("no log shows that it stopped").isNull();
      assertThat(task.steps()).noneMatch(step -> step.kind() == StepKind.ANSWERED);
      assertThat(task.steps()).hasSize(7);
      assertThat(traces.get(1).ids().pushId()).isEqualTo(8);
      assertThat(traces.get(2).ids().userId()).isEqualTo("3a1e89e6-e190-4615-9d38-a208b0eb1c78");
      for (Trace trace : traces) {
        String id = trace.ids().userId() == null ? "8" : trace.ids().userId();
        assertThat(new Traces(opened).find(id)).contains(trace);
      }
    }
  }

  @Test
  void theLabsPushIsOneTraceOfFourServerStepsAndOneClientStep() throws IOException {
    Path push = shared("corpus").resolve("bgb/push-task-delivered");

    try (Case opened = IngestedCase.of(folder, push)) {
      List<Trace> traces = IngestedCase.traces(opened);

      assertThat(traces).hasSize(1);
      Trace trace = traces.getFirst();
      assertThat(trace.steps())
          .extracting(Step::kind)
          .containsExactly(
              StepKind.TAKEN,
              StepKind.STARTED,
              StepKind.SENT,
              StepKind.TASK_RECEIVED,
              StepKind.REPORTED);
      assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
      assertThat(trace.ids().pushId()).isEqualTo(13);

      Clocks clocks = new Clocks();
      clocks.add(trace);
      assertThat(clocks.differences())
          .extracting(ClockDifference::median)
          .containsExactly(Duration.ofMillis(50));
    }
  }

  @Test
  void theLabsStatusMessageShowsThatItsZoneIsRead() throws IOException {
    Path firewall = shared("corpus").resolve("bgb/firewall-warning");

    try (Case opened = IngestedCase.of(folder, firewall)) {
      Clocks clocks = new Clocks();
      clocks.addStatusMessages(opened.events());

      assertThat(clocks.differences())
          .singleElement()
          .satisfies(difference -> {
            assertThat(difference.basis()).isEqualTo(Basis.STATUS_MESSAGE);
            assertThat(difference.median()).isEqualTo(Duration.ofMillis(880));
            assertThat(difference.showsWrongZone()).isFalse();
          });
    }
  }

  private static Path shared(String name) {
    Path found =
        Stream.of("../shared", "../../shared")
            .map(Path::of)
            .map(path -> path.resolve(name))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("absent"));
    assumeTrue(Files.isDirectory(found), "skipped: there is no ../shared/" + name);
    return found;
  }
}
