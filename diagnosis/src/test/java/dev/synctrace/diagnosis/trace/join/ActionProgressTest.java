package dev.synctrace.diagnosis.trace.join;

import static dev.synctrace.diagnosis.trace.join.ActionRecords.CLIENT;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.GATEWAY;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.SERVER;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.model.ActionIds.TaskTypes;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far an action came, and where it stopped. */
class ActionProgressTest {
  private final ActionRecords records = new ActionRecords();

  @Test
  void anActionThatOnlyWasReceivedIsUnknownAndStoppedNowhereWhenTheLogEnds() {
    assertEnd(records.in(GATEWAY).received(), ActionOutcome.UNKNOWN, null);
  }

  @Test
  void anActionThatOnlyWasReceivedStoppedAtTheConnectorWhoseLogGoesOn() {
    records.in(GATEWAY).on("1").at(0).received().on("2").at(120_000).received();

    assertThat(records.traces().getFirst().outcome()).isEqualTo(ActionOutcome.UNKNOWN);
    assertThat(records.traces().getFirst().stoppedAt()).isEqualTo(TraceComponent.SERVICE_CONNECTOR);
  }

  @Test
  void anActionWithoutAPushIsForwardedAndWithoutTheServersLogItsEndIsNotShown() {
    assertEnd(records.in(GATEWAY).forwarded(TASK), ActionOutcome.FORWARDED, null);
  }

  @Test
  void anActionWithoutAPushStoppedAtTheServerWhoseLogCoversTheTime() {
    records.in(SERVER).at(-60_000).got().simulation().at(120_000).got().simulation();
    records.in(GATEWAY).at(0).forwarded(TASK);

    assertEnd(records, ActionOutcome.FORWARDED, TraceComponent.NOTIFICATION_SERVER);
  }

  @Test
  void aPushWithoutTheClientsLogIsPushedAndItsEndIsNotShown() {
    records.started(1, 2, TASK, 1).sent(1, 2, 1).reported(1, 0, 0);
    assertEnd(records, ActionOutcome.PUSHED, null);
  }

  @Test
  void aReceiptAtTheEndOfTheClientsLogStoppedNowhere() {
    records.started(1, 2, TASK, 1).in(CLIENT).task(1, 2, TASK);
    assertEnd(records, ActionOutcome.RECEIVED, null);
  }

  @Test
  void aReceiptWithoutAnAnswerStoppedAtTheAgentWhoseLogGoesOn() {
    records.started(1, 2, TASK, 1).in(CLIENT).task(1, 2, TASK);
    records.at(120_000).task(7, 8, "16f4c865-d12f-41be-b74b-b0143f7cbdaf");

    Trace trace = records.traces().getFirst();
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.RECEIVED);
    assertThat(trace.stoppedAt()).isEqualTo(TraceComponent.AGENT);
    assertThat(trace.warnings())
        .singleElement()
        .asString()
        .contains("Contradiction", CLIENT + ":1", "no answer");
  }

  @Test
  void oneFailedClientOfManyIsAFailure() {
    records.started(1, 2, TASK, 5).reported(1, 4, 1);
    assertEnd(records, ActionOutcome.FAILED, TraceComponent.AGENT);
  }

  @Test
  void aFailureNoClientSawStoppedAtTheServer() {
    records.started(1, 2, TASK, 1).reported(1, 0, 1);
    assertEnd(records, ActionOutcome.FAILED, TraceComponent.NOTIFICATION_SERVER);
  }

  @Test
  void aReportOfSomeClientsIsNoCompletion() {
    records.started(1, 2, TASK, 5).reported(1, 4, 0);
    assertEnd(records, ActionOutcome.RECEIVED, TraceComponent.AGENT);
  }

  @Test
  void reportsInPartsAreNotAddedUpButSaidToBeParts() {
    records.at(0).started(1, 2, TASK, 5).at(10).reported(1, 3, 0).at(20).reported(1, 2, 0);

    Trace trace = records.onlyTrace();
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.RECEIVED);
    assertThat(trace.clients()).isEqualTo(new ClientCounts(5L, 3L, 0L));
    assertThat(trace.warnings()).singleElement().asString().contains("several reports");
  }

  @Test
  void aPushToNobodyDoesNotComplete() {
    records.started(1, 2, TASK, 0).sent(1, 2, 0).reported(1, 0, 0);
    assertEnd(records, ActionOutcome.PUSHED, null);
  }

  @Test
  void aReportThatNamesNoTargetsDoesNotProveThatAllAnswered() {
    assertEnd(records.reported(1, 1, 0), ActionOutcome.RECEIVED, null);
  }

  @Test
  void answersOfAllTargetsCompleteItWithoutAReport() {
    records.started(1, 2, TASK, 1).in(CLIENT).at(5).task(1, 2, TASK).answered(1, 2);
    assertThat(records.onlyTrace().outcome()).isEqualTo(ActionOutcome.COMPLETED);
  }

  @Test
  void aServerThatCountsFewerThanTheClientsShowIsContradicted() {
    records.at(0).started(1, 2, TASK, 1).in(CLIENT).at(5).task(1, 2, TASK).answered(1, 2);
    records.in(SERVER).at(900).reported(1, 0, 0);

    Trace trace = records.onlyTrace();
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.warnings()).singleElement().asString().contains("0 clients", "1 answer.");
  }

  @Test
  void anAnswerWithoutItsTaskProvesNothing() {
    assertEnd(records.in(CLIENT).answered(8, 9), ActionOutcome.UNKNOWN, null);
  }

  @Test
  void aTaskTypeNoSourceExplainsKeepsItsNumber() {
    assertThat(TaskTypes.name(1)).isEqualTo("machine policy");
    assertThat(TaskTypes.name(15)).isEqualTo("script or CMPivot");
    assertThat(TaskTypes.name(7)).isEqualTo("task type 7");
    assertThat(TaskTypes.name(4_294_967_297L)).isEqualTo("task type 4294967297");
  }

  private static void assertEnd(
      ActionRecords records, ActionOutcome outcome, @Nullable TraceComponent stoppedAt) {
    Trace trace = records.onlyTrace();
    assertThat(trace.outcome()).isEqualTo(outcome);
    assertThat(trace.stoppedAt()).isEqualTo(stoppedAt);
  }
}
