package dev.synctrace.diagnosis.trace.join;

import static dev.synctrace.diagnosis.trace.join.ActionRecords.CLIENT;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.SERVER;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.START;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.trace.model.ClockDifference.Basis;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Clocks, measured and contradicted. */
class ClocksTest {
  private final ActionRecords records = new ActionRecords();

  @Test
  void theMedianOfManyPushesIsNotMovedByOne() {
    long[] behind = {40, 50, 60, 55, 9_000};
    for (int i = 0; i < behind.length; i++) {
      String task = new UUID(1, i).toString();
      records.in(SERVER).at(i * 60_000L).started(i, i, task, 1);
      records.in(CLIENT).at(i * 60_000L + behind[i]).task(i, i, task);
    }

    ClockDifference difference = measured().getFirst();
    assertThat(difference.median()).isEqualTo(Duration.ofMillis(55));
    assertThat(difference.least()).isEqualTo(Duration.ofMillis(40));
    assertThat(difference.most()).isEqualTo(Duration.ofSeconds(9));
    assertThat(difference.pairs()).isEqualTo(5);
  }

  @Test
  void aReceiptBeforeItsPushSaysByHowMuchTheClockIsBehind() {
    records.in(SERVER).at(90_000).started(1, 2, TASK, 1).in(CLIENT).at(0).task(1, 2, TASK);

    Trace trace = records.onlyTrace();
    assertThat(trace.steps())
        .extracting(Step::kind)
        .containsExactly(StepKind.STARTED, StepKind.TASK_RECEIVED);
    assertThat(trace.warnings())
        .singleElement()
        .asString()
        .contains("CLIENT-042", "1 min 30 s before", "MP01");
    assertThat(trace.durations().getFirst().took()).isNegative();
    assertThat(trace.durations().getFirst().oneClock()).isFalse();
  }

  @Test
  void timesInWholeSecondsDoNotContradictWithinASecond() {
    records.in(SERVER).at(900).started(1, 2, TASK, 1).in(CLIENT).at(0).task(1, 2, TASK);

    assertThat(records.onlyTrace().warnings()).isEmpty();
  }

  @Test
  void aClockThatWasPutBackMidPushIsSeenByTheOrderOfLines() {
    records.in(SERVER).at(7_000).started(1, 2, TASK, 1).at(20).sent(1, 2, 1);

    Trace trace = records.onlyTrace();
    assertThat(trace.steps())
        .extracting(Step::kind)
        .containsExactly(StepKind.STARTED, StepKind.SENT);
    assertThat(trace.warnings()).singleElement().asString().contains("go back by 7.0 s");
  }

  @Test
  void anAnswersStampShowsAZoneThatIsWrongByAnHour() {
    for (int i = 0; i < 3; i++) {
      records.in(CLIENT).at(i * 60_000L + 400);
      records.add(
          Kind.TASK_ANSWERED,
          Attributes.builder()
              .put(Attribute.PUSH_ID, String.valueOf(i))
              .put(Attribute.TASK_ID, "1")
              .put(
                  Attribute.UTC_TIME,
                  START.plusSeconds(i * 60L).minus(Duration.ofHours(1)).toString()));
    }

    ClockDifference difference = measured().getFirst();
    assertThat(difference.basis()).isEqualTo(Basis.ANSWER_STAMP);
    assertThat(difference.median()).isEqualTo(Duration.ofHours(1).plusMillis(400));
    assertThat(difference.showsWrongZone()).isTrue();
  }

  @Test
  void aDamagedStampMeasuresNothing() {
    records.in(CLIENT);
    records.add(
        Kind.TASK_ANSWERED, Attributes.builder().put(Attribute.UTC_TIME, "00/99/2999 00:00:00"));

    assertThat(measured()).isEmpty();
  }

  @Test
  void aReceiptThatTwoServersCouldHaveSentMeasuresNeither() {
    records.in("MP01/BgbServer.log").at(0).started(5, 6, TASK, 1);
    records.in("MP02/BgbServer.log").at(500).started(5, 6, TASK, 1);
    records.in(CLIENT).at(600).task(5, 6, TASK);

    assertThat(measured()).isEmpty();
  }

  private List<ClockDifference> measured() {
    Clocks clocks = new Clocks();
    records.traces().forEach(clocks::add);
    return clocks.differences();
  }
}
