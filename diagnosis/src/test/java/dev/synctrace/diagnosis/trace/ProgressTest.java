package dev.synctrace.diagnosis.trace;

import static dev.synctrace.diagnosis.trace.ActionRecords.CLIENT;
import static dev.synctrace.diagnosis.trace.ActionRecords.GATEWAY;
import static dev.synctrace.diagnosis.trace.ActionRecords.SERVER;
import static dev.synctrace.diagnosis.trace.ActionRecords.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far an action came, and where it stopped. */
class ProgressTest {
  private final ActionRecords records = new ActionRecords();

  @Test
  void anActionThatOnlyWasReceivedIsUnknownAndStoppedAtTheConnector() {
    assertEnd(records.in(GATEWAY).received(), Outcome.UNKNOWN, Station.SERVICE_CONNECTOR);
  }

  @Test
  void anActionWithoutAPushIsForwardedAndStoppedAtTheConnector() {
    assertEnd(records.in(GATEWAY).forwarded(TASK), Outcome.FORWARDED, Station.SERVICE_CONNECTOR);
  }

  @Test
  void aPushNobodyReceivedStoppedAtTheServer() {
    records.started(1, 2, TASK, 1).sent(1, 2, 1).reported(1, 0, 0);
    assertEnd(records, Outcome.PUSHED, Station.NOTIFICATION_SERVER);
  }

  @Test
  void aReceiptWithoutAnAnswerStoppedAtTheAgent() {
    records.started(1, 2, TASK, 1).in(CLIENT).task(1, 2, TASK);
    assertEnd(records, Outcome.RECEIVED, Station.AGENT);
  }

  @Test
  void oneFailedClientOfManyIsAFailure() {
    records.started(1, 2, TASK, 5).reported(1, 4, 1);
    assertEnd(records, Outcome.FAILED, Station.AGENT);
  }

  @Test
  void aFailureNoClientSawStoppedAtTheServer() {
    records.started(1, 2, TASK, 1).reported(1, 0, 1);
    assertEnd(records, Outcome.FAILED, Station.NOTIFICATION_SERVER);
  }

  @Test
  void aReportOfSomeClientsIsNoCompletion() {
    records.started(1, 2, TASK, 5).reported(1, 4, 0);
    assertEnd(records, Outcome.RECEIVED, Station.AGENT);
  }

  @Test
  void reportsInPartsAreNotAddedUpButSaidToBeParts() {
    records.at(0).started(1, 2, TASK, 5).at(10).reported(1, 3, 0).at(20).reported(1, 2, 0);

    Trace trace = records.onlyTrace();
    assertThat(trace.outcome()).isEqualTo(Outcome.RECEIVED);
    assertThat(trace.clients()).isEqualTo(new ClientCounts(5L, 3L, 0L));
    assertThat(trace.warnings()).singleElement().asString().contains("several reports");
  }

  @Test
  void aPushToNobodyDoesNotComplete() {
    records.started(1, 2, TASK, 0).sent(1, 2, 0).reported(1, 0, 0);
    assertEnd(records, Outcome.PUSHED, Station.NOTIFICATION_SERVER);
  }

  @Test
  void aReportThatNamesNoTargetsDoesNotProveThatAllAnswered() {
    assertEnd(records.reported(1, 1, 0), Outcome.RECEIVED, Station.AGENT);
  }

  @Test
  void answersOfAllTargetsCompleteItWithoutAReport() {
    records.started(1, 2, TASK, 1).in(CLIENT).at(5).task(1, 2, TASK).answered(1, 2);
    assertThat(records.onlyTrace().outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void aServerThatCountsFewerThanTheClientsShowIsContradicted() {
    records.at(0).started(1, 2, TASK, 1).in(CLIENT).at(5).task(1, 2, TASK).answered(1, 2);
    records.in(SERVER).at(900).reported(1, 0, 0);

    Trace trace = records.onlyTrace();
    assertThat(trace.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(trace.warnings()).singleElement().asString().contains("0 clients", "1 answers");
  }

  @Test
  void anAnswerWithoutItsTaskProvesNothing() {
    assertEnd(records.in(CLIENT).answered(8, 9), Outcome.UNKNOWN, Station.AGENT);
  }

  @Test
  void aTaskTypeNoSourceExplainsKeepsItsNumber() {
    assertThat(TaskTypes.name(1)).isEqualTo("machine policy");
    assertThat(TaskTypes.name(15)).isEqualTo("script or CMPivot");
    assertThat(TaskTypes.name(7)).isEqualTo("task type 7");
    assertThat(TaskTypes.name(4_294_967_297L)).isEqualTo("task type 4294967297");
  }

  private static void assertEnd(ActionRecords records, Outcome outcome, Station stoppedAt) {
    Trace trace = records.onlyTrace();
    assertThat(trace.outcome()).isEqualTo(outcome);
    assertThat(trace.stoppedAt()).isEqualTo(stoppedAt);
  }
}
