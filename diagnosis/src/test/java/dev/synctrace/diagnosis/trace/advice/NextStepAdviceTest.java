package dev.synctrace.diagnosis.trace.advice;

import static dev.synctrace.diagnosis.trace.join.ActionRecords.ADA;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.CLIENT;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.GATEWAY;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.SERVER;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.join.ActionRecords;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.Trace;
import org.junit.jupiter.api.Test;

/** Where to read on, for each place where an action can stop. */
class NextStepAdviceTest {
  private final ActionRecords records = new ActionRecords();

  @Test
  void anActionThatCompletedNeedsNoLook() {
    Trace trace = records.goodAction(0, TASK, 41).onlyTrace();

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(NextStepAdvice.of(trace)).isEmpty();
  }

  @Test
  void aCheckWithoutItsEndIsReadOnFromItsLastRecord() {
    assertThat(next(records.in(GATEWAY).at(0).received().validated()))
        .contains("the records after " + GATEWAY + ":2")
        .contains("authorized");
  }

  @Test
  void aRefusalLeadsToTheUsersRights() {
    assertThat(next(records.in(GATEWAY).at(0).received().unauthorized(ADA)))
        .contains("permissions");
  }

  @Test
  void aForwardedActionLeadsToThePushByItsTask() {
    assertThat(next(records.in(GATEWAY).at(0).received().authorized(ADA).forwarded(TASK)))
        .contains("BgbServer.log of every management point from 2026-10-14 13:20:00 UTC on")
        .endsWith("TaskGUID " + TASK);
  }

  @Test
  void aPushLeadsToTheClientByItsNumber() {
    assertThat(next(records.in(SERVER).at(0).got().started(43, 45, TASK, 1).sent(43, 45, 1)))
        .contains("CcmNotificationAgent.log")
        .endsWith("pushid=43");
  }

  @Test
  void aReceiptWithoutAnswerLeadsToWhatFollowsIt() {
    assertThat(
            next(
                records
                    .in(SERVER)
                    .at(0)
                    .started(43, 45, TASK, 1)
                    .in(CLIENT)
                    .at(50)
                    .task(43, 45, TASK)))
        .contains("the records after " + CLIENT + ":1")
        .endsWith("PushID 43");
  }

  @Test
  void aPartOfTheClientsThatReportedLeadsToTheOthers() {
    assertThat(
            next(records.in(SERVER).at(0).started(43, 45, TASK, 5).at(30_000).reported(43, 2, 0)))
        .contains("clients that did not report from 2026-10-14 13:20:30 UTC on");
  }

  @Test
  void aFailedPushLeadsToTheClientsOnlineState() {
    assertThat(
            next(records.in(SERVER).at(0).started(43, 45, TASK, 1).at(30_000).reported(43, 0, 1)))
        .contains("online");
  }

  @Test
  void anAnswerOnItsOwnLeadsToOlderFilesOfTheClient() {
    assertThat(next(records.in(CLIENT).at(0).answered(39, 40)))
        .contains("older files of CLIENT-042")
        .endsWith("pushid=39");
  }

  @Test
  void withoutATimeNoneIsClaimed() {
    assertThat(next(records.in(GATEWAY).withoutTime().received().authorized(ADA).forwarded(TASK)))
        .contains("every management point, for")
        .doesNotContain("null");
  }

  private static String next(ActionRecords records) {
    return NextStepAdvice.of(records.onlyTrace()).orElseThrow();
  }
}
