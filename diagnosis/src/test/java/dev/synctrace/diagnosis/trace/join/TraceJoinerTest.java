package dev.synctrace.diagnosis.trace.join;

import static dev.synctrace.diagnosis.trace.join.ActionRecords.ADA;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.CLIENT;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.GATEWAY;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.SERVER;
import static dev.synctrace.diagnosis.trace.join.ActionRecords.TASK;
import static dev.synctrace.diagnosis.trace.model.StepKind.ANSWERED;
import static dev.synctrace.diagnosis.trace.model.StepKind.AUTHORIZED;
import static dev.synctrace.diagnosis.trace.model.StepKind.FORWARDED;
import static dev.synctrace.diagnosis.trace.model.StepKind.RECEIVED;
import static dev.synctrace.diagnosis.trace.model.StepKind.REPORTED;
import static dev.synctrace.diagnosis.trace.model.StepKind.SENT;
import static dev.synctrace.diagnosis.trace.model.StepKind.STARTED;
import static dev.synctrace.diagnosis.trace.model.StepKind.TAKEN;
import static dev.synctrace.diagnosis.trace.model.StepKind.TASK_RECEIVED;
import static dev.synctrace.diagnosis.trace.model.StepKind.VALIDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The joining rules of messages-server.md section 5, one by one. */
class TraceJoinerTest {
  private static final String OTHER_TASK = "16f4c865-d12f-41be-b74b-b0143f7cbdaf";

  private final ActionRecords records = new ActionRecords();

  @Test
  void anActionIsFollowedFromTheCloudToTheClient() {
    Trace trace = records.goodAction(0, TASK, 41).onlyTrace();

    assertThat(kinds(trace))
        .containsExactly(
            RECEIVED,
            VALIDATED,
            AUTHORIZED,
            FORWARDED,
            TAKEN,
            STARTED,
            SENT,
            TASK_RECEIVED,
            ANSWERED,
            REPORTED);
    assertThat(trace.steps()).allMatch(step -> step.join().certain());
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.stoppedAt()).isNull();
    assertThat(trace.clients()).isEqualTo(new ClientCounts(1L, 1L, 0L));
    assertThat(trace.ids())
        .isEqualTo(new ActionIds(TASK, 41L, 43L, 1L, "RequestMachinePolicy", ADA, null));
    assertThat(trace.ids().taskTypeName()).isEqualTo("machine policy");
    assertThat(trace.warnings()).isEmpty();
    assertThat(trace.missing()).isEmpty();
    assertThat(trace.durations().getFirst().took()).isEqualTo(Duration.ofMillis(16));
    assertThat(trace.durations().getFirst().oneClock()).isTrue();
    assertThat(trace.durations().get(3).oneClock()).isFalse();
  }

  @Test
  void twoThreadsOfTheConnectorKeepTheirActionsApart() {
    records.in(GATEWAY).on("1").at(0).received().on("2").at(1).received();
    records.on("2").at(2).authorized("user-of-2").on("1").at(3).authorized("user-of-1");
    records.on("2").at(4).forwarded(OTHER_TASK).on("1").at(5).forwarded(TASK);

    assertThat(records.traces())
        .extracting(trace -> trace.ids().userId(), trace -> trace.ids().taskGuid())
        .containsExactly(tuple("user-of-1", TASK), tuple("user-of-2", OTHER_TASK));
  }

  @Test
  void whatIsForwardedWithoutAnAuthorizationBeforeItHasNoUser() {
    records.in(GATEWAY).at(0).authorized(ADA).at(1).forwarded(TASK).at(2).forwarded(OTHER_TASK);

    assertThat(records.traces())
        .extracting(trace -> trace.ids().userId())
        .containsExactly(ADA, null);
  }

  @Test
  void anAuthorizationHalfAnHourAgoIsNotThisOne() {
    records.in(GATEWAY).at(0).authorized(ADA).at(1_900_000).forwarded(TASK);

    assertThat(records.traces()).hasSize(2);
  }

  @Test
  void anUnusuallyLateForwardIsJoinedButNotSurely() {
    Trace trace = records.in(GATEWAY).at(0).authorized(ADA).at(600_000).forwarded(TASK).onlyTrace();

    assertThat(trace.steps().getLast().join().certain()).isFalse();
    assertThat(trace.steps().getLast().join().reason()).contains("unusually long time");
  }

  @Test
  void withoutAThreadTheOrderOfLinesJoinsButNotSurely() {
    Trace trace =
        records.in(GATEWAY).on(null).at(0).received().authorized(ADA).forwarded(TASK).onlyTrace();

    assertThat(trace.steps())
        .extracting(step -> step.join().certain())
        .containsExactly(true, false, false);
  }

  @Test
  void anActionThatIsRefusedEndsThere() {
    records.in(GATEWAY).at(0).received().validated().unauthorized(ADA).at(9).forwarded(TASK);

    List<Trace> traces = records.traces();
    assertThat(traces).hasSize(2);
    assertThat(traces.getFirst().outcome()).isEqualTo(ActionOutcome.UNAUTHORIZED);
    assertThat(traces.getFirst().stoppedAt()).isEqualTo(TraceComponent.SERVICE_CONNECTOR);
    assertThat(traces.getFirst().missing()).isEmpty();
    assertThat(traces.getLast().ids().userId()).isNull();
  }

  @Test
  void theSelfCheckIsNoPushAndLeavesNothingForTheNextOne() {
    records.at(0).got().at(15).simulation().at(100).started(41, 43, TASK, 1);

    assertThat(kinds(records.onlyTrace())).containsExactly(STARTED);
  }

  @Test
  void aTakenMessageBelongsToThePushOnItsOwnThread() {
    records.on("1").at(0).got().on("2").at(1).started(41, 43, TASK, 1);
    records.on("1").at(2).started(42, 44, OTHER_TASK, 1);

    assertThat(records.traces())
        .extracting(TraceJoinerTest::kinds)
        .containsExactly(List.of(STARTED), List.of(TAKEN, STARTED));
  }

  @Test
  void aRestartEndsWhatWasOpenAndNumbersMayBeginAnew() {
    records.at(0).started(1, 1, TASK, 1).at(500).restarted();
    records.at(1_000).started(1, 1, OTHER_TASK, 1).at(1_500).reported(1, 1, 0);

    List<Trace> traces = records.traces();
    assertThat(traces.getFirst().outcome()).isEqualTo(ActionOutcome.PUSHED);
    assertThat(traces.getLast().outcome()).isEqualTo(ActionOutcome.COMPLETED);
  }

  @Test
  void aReportAfterARestartIsNotGivenToThePushBeforeIt() {
    records.at(0).started(1, 1, TASK, 1).at(500).restarted().at(900).reported(1, 1, 0);

    assertThat(records.traces())
        .extracting(TraceJoinerTest::kinds)
        .containsExactly(List.of(STARTED), List.of(REPORTED));
  }

  @Test
  void whereTheInboxIsIsSaidAtOtherTimesTooAndIsNoRestart() {
    records.at(0).started(1, 1, TASK, 1).at(500);
    records.add(Kind.COMPONENT_START, Attributes.builder()).at(900).reported(1, 1, 0);

    assertThat(kinds(records.onlyTrace())).containsExactly(STARTED, REPORTED);
  }

  @Test
  void aReportOfAnotherTimeWithTheSameNumberIsNotJoined() {
    records.at(0).started(1, 1, TASK, 1).at(3_700_000).reported(1, 1, 0);

    assertThat(records.traces()).hasSize(2);
  }

  @Test
  void sentWithAnotherTaskNumberIsAnotherTask() {
    records.at(0).started(7, 8, TASK, 1).at(10).sent(7, 9, 1);

    assertThat(records.traces()).hasSize(2);
  }

  @Test
  void rotatedFilesOfOneFolderAreOneStream() {
    records.in("MP01/BgbServer.lo_").at(0).got().at(30).started(42, 44, TASK, 1);
    records.in("MP01/BgbServer.log").at(29_000).reported(42, 1, 0);

    assertThat(records.onlyTrace().outcome()).isEqualTo(ActionOutcome.COMPLETED);
  }

  @Test
  void severalManagementPointsPushOneTaskUnderTheirOwnNumbers() {
    records.in("MP01/BgbServer.log").at(0).started(5, 6, TASK, 2).at(900).reported(5, 2, 0);
    records.in("MP02/BgbServer.log").at(100).started(9, 10, TASK, 1).at(950).reported(9, 1, 0);

    Trace trace = records.onlyTrace();
    assertThat(trace.clients()).isEqualTo(new ClientCounts(3L, 3L, 0L));
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.warnings()).singleElement().asString().contains("5, 9");
  }

  @Test
  void equalNumbersOnTwoManagementPointsAreTwoPushes() {
    records.in("MP01/BgbServer.log").at(0).started(5, 6, TASK, 1);
    records.in("MP02/BgbServer.log").at(10).started(5, 6, OTHER_TASK, 1);
    records.in("MP02/BgbServer.log").at(900).reported(5, 0, 1);

    assertThat(records.traces())
        .extracting(Trace::outcome)
        .containsExactly(ActionOutcome.PUSHED, ActionOutcome.FAILED);
  }

  @Test
  void severalClientsAnswerOnePush() {
    records.at(0).started(42, 44, TASK, 2);
    for (String client : List.of("CLIENT-042", "CLIENT-107")) {
      records.in(client + "/CcmNotificationAgent.log").at(60).task(42, 44, TASK);
      records.at(700).answered(42, 44);
    }

    Trace trace = records.onlyTrace();
    assertThat(trace.steps(TASK_RECEIVED)).hasSize(2);
    assertThat(trace.steps(ANSWERED)).hasSize(2);
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
  }

  @Test
  void anAnswerJoinsOnlyByPushAndTaskInItsOwnClientsLog() {
    records.at(0).started(7, 8, TASK, 1);
    records.in(CLIENT).at(50).task(7, 8, TASK).at(60).answered(8, 9);
    records.in("CLIENT-107/CcmNotificationAgent.log").at(70).answered(7, 8);

    List<Trace> traces = records.traces();
    assertThat(traces).hasSize(3);
    assertThat(traces.getFirst().outcome()).isEqualTo(ActionOutcome.RECEIVED);
    assertThat(traces.getFirst().stoppedAt()).isNull();
    assertThat(traces.subList(1, 3)).allMatch(trace -> trace.outcome() == ActionOutcome.UNKNOWN);
  }

  @Test
  void anAnswerAfterTheClientsRotationStillFindsItsTask() {
    records.in("C/CcmNotificationAgent-20261014-132000.log").at(0).task(7, 8, TASK);
    records.in("C/CcmNotificationAgent.log").at(50).answered(7, 8);

    assertThat(kinds(records.onlyTrace())).containsExactly(TASK_RECEIVED, ANSWERED);
    // No record tells how many clients are targeted.
    assertThat(records.onlyTrace().outcome()).isEqualTo(ActionOutcome.RECEIVED);
  }

  @Test
  void anAnswerThatTwoOpenTasksFitSaysSo() {
    records.in(CLIENT).at(0).task(7, 8, TASK).at(10).task(7, 8, OTHER_TASK).at(20).answered(7, 8);

    List<Trace> traces = records.traces();
    assertThat(kinds(traces.getFirst())).containsExactly(TASK_RECEIVED);
    assertThat(traces.getLast().steps(ANSWERED).getFirst().join().certain()).isFalse();
  }

  @Test
  void whereBothSidesHaveAGuidEqualNumbersDoNotJoin() {
    records.at(0).started(7, 8, TASK, 1).in(CLIENT).at(50).task(7, 8, OTHER_TASK);

    assertThat(records.traces()).hasSize(2);
  }

  @Test
  void whereAGuidIsMissingNumbersJoinWithinMinutesAndSaySo() {
    String none = "00000000-0000-0000-0000-000000000000";
    records.at(0).started(7, 8, none, 1).in(CLIENT).at(50).task(7, 8, TASK);

    Trace trace = records.onlyTrace();
    assertThat(trace.steps().getLast().join()).isEqualTo(NotificationServerJoiner.BY_NUMBERS);
    assertThat(trace.ids().taskGuid()).isEqualTo(TASK);
  }

  @Test
  void whereAGuidIsMissingEqualNumbersOfAnotherHourDoNotJoin() {
    records.at(0).started(7, 8, null, 1).in(CLIENT).at(3_600_000).task(7, 8, TASK);

    assertThat(records.traces()).hasSize(2);
  }

  @Test
  void aPushWhoseStartWasRotatedAwayJoinsItsClientByNumbers() {
    records.in(CLIENT).at(0).task(7, 8, TASK).in(SERVER).at(40).sent(7, 8, 1).reported(7, 1, 0);

    Trace trace = records.onlyTrace();
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.steps(SENT)).allMatch(step -> !step.join().certain());
  }

  @Test
  void orphansAreTracesOfTheirOwn() {
    records.at(0).sent(1, 2, 3).at(10).reported(4, 0, 1).in(CLIENT).at(20).answered(8, 9);

    assertThat(records.traces())
        .extracting(Trace::outcome)
        .containsExactly(ActionOutcome.PUSHED, ActionOutcome.FAILED, ActionOutcome.UNKNOWN);
  }

  @Test
  void aCopyOfALogAddsNothing() {
    records.goodAction(0, TASK, 41);
    Trace once = records.onlyTrace();
    List<Event> twice = new ArrayList<>(records.events());
    records.events().stream()
        .filter(event -> event.source().equals(SERVER))
        .map(event -> in("MP01/BgbServer (2).log", event))
        .forEach(twice::add);

    assertThat(ActionRecords.traces(twice, records.summaries()))
        .singleElement()
        .satisfies(trace -> {
          assertThat(kinds(trace)).isEqualTo(kinds(once));
          assertThat(trace.clients()).isEqualTo(once.clients());
        });
  }

  @Test
  void aTaskForwardedTwiceIsOneActionInWhichBothStand() {
    records.in(GATEWAY).at(0).forwarded(TASK).at(5_000).forwarded(TASK.toUpperCase(Locale.ROOT));

    assertThat(kinds(records.onlyTrace())).containsExactly(FORWARDED, FORWARDED);
  }

  @Test
  void bareTextWithoutTimesIsJoinedInTheOrderOfItsLines() {
    records.in("ticket.txt").on(null).withoutTime().received().validated().authorized(ADA);
    records.forwarded(TASK).received().validated().authorized(ADA).forwarded(TASK).got();
    records.started(7, 8, TASK.toUpperCase(Locale.ROOT), 1).task(7, 8, TASK).answered(8, 9);
    records.received().validated().unauthorized("someone");

    List<Trace> traces = records.traces();
    assertThat(traces)
        .extracting(Trace::outcome)
        .containsExactly(ActionOutcome.RECEIVED, ActionOutcome.UNKNOWN, ActionOutcome.UNAUTHORIZED);
    assertThat(kinds(traces.getFirst()))
        .containsExactly(RECEIVED, VALIDATED, AUTHORIZED, FORWARDED, TAKEN, STARTED, TASK_RECEIVED);
    assertThat(traces.getFirst().durations()).isEmpty();
    assertThat(traces.getFirst().start()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neitherTheOrderOfDeliveryNorThreadNumbersChangeTraces(long seed) {
    Random random = new Random(seed);
    ActionRecords plain = new ActionRecords();
    for (int i = 0; i < 60; i++) {
      plain.goodAction(i * 137L, new UUID(seed, i).toString(), i % 20 + i / 20 * 1_000L);
    }
    List<Event> shuffled = new ArrayList<>(plain.events());
    Collections.shuffle(shuffled, random);
    List<Event> renumbered = shuffled.stream().map(e -> onThread(e, seed)).toList();

    assertThat(plain.traces()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(ActionRecords.traces(shuffled, plain.summaries())).isEqualTo(plain.traces());
    assertThat(ActionRecords.traces(renumbered, plain.summaries()))
        .extracting(Trace::ids, TraceJoinerTest::kinds, Trace::outcome)
        .isEqualTo(
            plain.traces().stream().map(t -> tuple(t.ids(), kinds(t), t.outcome())).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {-90_000, -2_000, -40, 0, 40, 2_000, 90_000})
  void aClientsClockDoesNotChangeWhatBelongsTogether(long offset) {
    records.goodAction(0, TASK, 41);
    List<Event> skewed =
        records.events().stream()
            .map(event -> event.source().equals(CLIENT) ? later(event, offset) : event)
            .toList();

    List<Trace> traces = ActionRecords.traces(skewed, records.summaries());

    assertThat(traces)
        .singleElement()
        .satisfies(trace -> {
          assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
          assertThat(kinds(trace)).containsSubsequence(STARTED, TASK_RECEIVED, ANSWERED);
          assertThat(trace.warnings().isEmpty()).isEqualTo(offset > -50);
        });
  }

  @Test
  void manyActionsAtOnceAreHandedOnInOrderWhileMemoryIsBounded() {
    for (int i = 0; i < 20_000; i++) {
      records.goodAction(i * 40L, new UUID(1, i).toString(), i);
    }

    List<Trace> traces = records.traces();
    assertThat(traces.size()).isEqualTo(20_000);
    assertThat(traces.stream().filter(t -> t.outcome() == ActionOutcome.COMPLETED).count())
        .isEqualTo(20_000);
    List<Instant> starts = traces.stream().map(trace -> trace.start().orElseThrow()).toList();
    assertThat(starts.equals(starts.stream().sorted().toList())).isTrue();
  }

  private static List<StepKind> kinds(Trace trace) {
    return trace.steps().stream().map(Step::kind).toList();
  }

  private static Event in(String source, Event e) {
    return new Event(
        e.time(),
        e.orderTime(),
        e.zoneMinutes(),
        source,
        e.line(),
        e.endLine(),
        e.log(),
        e.component(),
        e.thread(),
        e.severity(),
        e.kind(),
        e.message(),
        e.attributes());
  }

  private static Event onThread(Event e, long salt) {
    String thread = String.valueOf(Long.parseLong(String.valueOf(e.thread())) * 7 + salt);
    return new Event(
        e.time(),
        e.orderTime(),
        e.zoneMinutes(),
        e.source(),
        e.line(),
        e.endLine(),
        e.log(),
        e.component(),
        thread,
        e.severity(),
        e.kind(),
        e.message(),
        e.attributes());
  }

  private static Event later(Event e, long millis) {
    var time = e.time() == null ? null : e.time().plusMillis(millis);
    return new Event(
        time,
        time,
        e.zoneMinutes(),
        e.source(),
        e.line(),
        e.endLine(),
        e.log(),
        e.component(),
        e.thread(),
        e.severity(),
        e.kind(),
        e.message(),
        e.attributes());
  }
}
