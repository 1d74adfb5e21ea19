package dev.synctrace.diagnosis.trace.join;

import static dev.synctrace.diagnosis.trace.join.ActionRecords.CLIENT;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.GATEWAY;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.SERVER;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.START;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.TASK;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.model.LogCoverage;
import dev.synctrace.diagnosis.trace.model.LogCoverage.Reach;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.log.LogDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an action's silence means, and what to collect. */
class MissingLogsTest {
  private final ActionRecords forwarded =
      new ActionRecords().in(GATEWAY).at(0).received().forwarded(TASK);

  @ParameterizedTest
  @EnumSource(TraceComponent.class)
  void machineAndFolderAreThoseOfTheCatalogue(TraceComponent component) {
    LogDescription log =
        LogDescription.all().stream()
            .filter(catalogue -> catalogue.log().equals(component.log()))
            .findFirst()
            .orElseThrow();

    assertThat(component.machine()).isEqualTo(log.machine());
    assertThat(component.folder()).isEqualTo(log.folder());
  }

  @Test
  void aServersLogThatIsNotThereIsAbsent() {
    Trace trace = trace(List.of());

    assertThat(reachOfServer(trace)).isEqualTo(Reach.ABSENT);
    assertThat(trace.missing().getFirst().how()).contains("2026-10-14 13:20:00 UTC", "SMS_CCM");
  }

  @Test
  void aServersLogOfAnotherDayDoesNotCover() {
    Trace trace =
        trace(
            List.of(
                summary(SERVER, START.minus(Duration.ofDays(2)), START.minus(Duration.ofDays(1)))));

    assertThat(reachOfServer(trace)).isEqualTo(Reach.DOES_NOT_COVER);
    assertThat(trace.missing().getFirst().how()).contains(SERVER, "does not cover");
  }

  @Test
  void aServersLogThatEndsAtOnceCannotShowThePush() {
    Trace trace = trace(List.of(summary(SERVER, START.minusSeconds(900), START.plusSeconds(20))));

    assertThat(reachOfServer(trace)).isEqualTo(Reach.DOES_NOT_COVER);
  }

  @Test
  void aServersLogThatCoversTheTimePointsToTheOthers() {
    Trace trace = trace(List.of(summary(SERVER, START.minusSeconds(900), START.plusSeconds(900))));

    assertThat(reachOfServer(trace)).isEqualTo(Reach.COVERS);
    assertThat(trace.missing().getFirst().what()).contains("other management points");
  }

  @Test
  void rotatedFilesCoverTheSecondsBetweenThem() {
    Trace trace =
        trace(
            List.of(
                summary("MP01/BgbServer.lo_", START.minusSeconds(900), START.minusSeconds(30)),
                summary("MP01/BgbServer.log", START.plusSeconds(30), START.plusSeconds(900))));

    assertThat(reachOfServer(trace)).isEqualTo(Reach.COVERS);
  }

  @Test
  void aHoleOfHoursBetweenFilesIsAFileThatIsMissing() {
    Trace trace =
        trace(
            List.of(
                summary("MP01/BgbServer.lo_", START.minusSeconds(9_000), START.minusSeconds(6_000)),
                summary("MP01/BgbServer.log", START.plusSeconds(6_000), START.plusSeconds(9_000))));

    assertThat(reachOfServer(trace)).isEqualTo(Reach.DOES_NOT_COVER);
  }

  @Test
  void oneOfManyClientsThatCoversIsFound() {
    List<SourceSummary> sources = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      sources.add(
          summary(
              "CLIENT-" + i + "/CcmNotificationAgent.log",
              START.minusSeconds(100_000),
              i == 7 ? START.plusSeconds(900) : START.minusSeconds(90_000)));
    }

    LogCoverage reach = trace(sources).reach(TraceComponent.AGENT).orElseThrow();
    assertThat(reach.reach()).isEqualTo(Reach.COVERS);
    assertThat(reach.sources()).containsExactly("CLIENT-7/CcmNotificationAgent.log");
  }

  @Test
  void logsWithoutTimesLeaveItOpen() {
    assertThat(reachOfServer(trace(List.of(summary(SERVER, null, null))))).isEqualTo(Reach.UNTIMED);
  }

  @Test
  void anAnswerWithoutItsTaskAsksForTheRestOfThatClientsLog() {
    Trace trace = new ActionRecords().in(CLIENT).answered(8, 9).onlyTrace();

    assertThat(trace.missing())
        .anySatisfy(missing ->
            assertThat(missing.what())
                .contains("remaining part of CcmNotificationAgent.log", "CLIENT-042"));
  }

  @Test
  void anActionWhoseCheckNeverEndsAsksForTheRestOfTheLog() {
    Trace trace = new ActionRecords().in(GATEWAY).received().validated().onlyTrace();

    assertThat(trace.missing())
        .singleElement()
        .satisfies(missing -> assertThat(missing.what()).contains("CMGatewayNotificationWorker"));
  }

  private Trace trace(List<SourceSummary> others) {
    List<SourceSummary> sources = new ArrayList<>(others);
    sources.add(summary(GATEWAY, START, START));
    return ActionRecords.traces(forwarded.events(), sources).getLast();
  }

  private static Reach reachOfServer(Trace trace) {
    return trace.reach(TraceComponent.NOTIFICATION_SERVER).orElseThrow().reach();
  }
}
