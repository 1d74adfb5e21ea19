package dev.synctrace.diagnosis.trace.model;

import static dev.synctrace.diagnosis.trace.ActionLogs.ADA;
import static dev.synctrace.diagnosis.trace.ActionLogs.BEN;
import static dev.synctrace.diagnosis.trace.ActionLogs.CLEO;
import static dev.synctrace.diagnosis.trace.ActionLogs.OTHER_TASK;
import static dev.synctrace.diagnosis.trace.ActionLogs.TASK;
import static dev.synctrace.diagnosis.trace.ActionLogs.THIRD_TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.ActionLogs;
import dev.synctrace.diagnosis.trace.IngestedCase;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.advice.ServiceConnectorActivities;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionDevice;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionDevice.State;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles as people send them: incomplete, contradicting, interleaved. */
class IncompleteBundlesTest {
  private static final String EXCEPTION =
      "Failed to check and load service signing certificate. System.ArgumentException: Mismatch"
          + " certificate subject name~~   at Microsoft.ConfigurationManager.ManagedBase."
          + "CertificateUtility.ServiceCertificateUtility.VerifyCertificate(X509Certificate2 c)";

  private final ActionLogs logs = new ActionLogs();

  @TempDir private Path folder;

  // How many of the targets are known

  @Test
  void oneClientOf500DoesNotCompleteTheAction() throws IOException {
    logs.action(0, ADA, TASK, ids(500)).task("client", 3_000, 13, TASK);
    Trace trace = only(logs.answered("client", 4_000, 13, "1"));

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.RECEIVED);
    assertThat(trace.stoppedAt()).isNull();
    assertThat(trace.clients().targets()).isEqualTo(500);
    assertThat(trace.missing())
        .anySatisfy(
            missing -> assertThat(missing.how()).contains("Of 500 targeted clients 1 is known"));
  }

  @ParameterizedTest
  @CsvSource({"2,RECEIVED", "3,COMPLETED"})
  void allTargetsHaveToAnswer(int answers, ActionOutcome outcome) throws IOException {
    logs.action(0, ADA, TASK, ids(3));
    for (int i = 0; i < answers; i++) {
      logs.task("client" + i, 3_000 + i, 13, TASK).answered("client" + i, 4_000, 13, "1");
    }
    assertThat(only(logs).outcome()).isEqualTo(outcome);
  }

  @Test
  void theServersReportOfAllButOneDoesNotComplete() throws IOException {
    logs.action(0, ADA, TASK, ids(500)).push(3_000, 13, TASK, 500, 499, 0);
    Trace trace = only(logs);

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.RECEIVED);
    assertThat(trace.stoppedAt()).isEqualTo(TraceComponent.AGENT);
  }

  @Test
  void aPushToFewerThanWereChosenDoesNotComplete() throws IOException {
    assertThat(only(logs.action(0, ADA, TASK, ids(3)).push(3_000, 13, TASK, 2, 2, 0)).outcome())
        .isEqualTo(ActionOutcome.RECEIVED);
  }

  // Return codes

  @ParameterizedTest
  @CsvSource({
    "1,COMPLETED,ANSWERED,''",
    "0,RECEIVED,ANSWERED,only 1 is known to mean success",
    "42,RECEIVED,ANSWERED,only 1 is known to mean success",
    "-2147467259,FAILED,FAILED,'0x80004005, E_FAIL'",
    "2147500037,FAILED,FAILED,'0x80004005, E_FAIL'",
    "2278556181,FAILED,FAILED,0x87d00215",
    "-2147023436,FAILED,FAILED,0x800705b4"
  })
  void onlyReturnCodeOneIsKnownToMeanDone(
      String code, ActionOutcome outcome, State state, String text) throws IOException {
    logs.action(0, ADA, TASK, "1").task("client", 3_000, 10, TASK);
    logs.answered("client", 4_000, 10, code);

    check(diagnosis ->
        trace -> {
          assertThat(trace.outcome()).isEqualTo(outcome);
          assertThat(String.join(" ", trace.warnings())).contains(text);
          ActionDevice device = diagnosis.actionSubjects().devicesOf(trace).getFirst();
          assertThat(device.state()).isEqualTo(state);
          assertThat(device.returnCode()).isEqualTo(Long.parseLong(code));
          assertThat(device.says()).contains(text);
        });
  }

  @Test
  void anErrorOfTheClientOutweighsTheServersReportAndContradictsIt() throws IOException {
    logs.action(0, ADA, TASK, "1").push(3_000, 10, TASK, 1, 1, 0);
    logs.task("client", 3_100, 10, TASK).answered("client", 4_000, 10, "-2147467259");
    Trace trace = only(logs);

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.FAILED);
    assertThat(trace.warnings()).anyMatch(warning -> warning.startsWith("Contradiction"));
  }

  // Interleaved actions on one thread

  @ParameterizedTest
  @ValueSource(strings = {"ABAB", "ABBA"})
  void interleavedActionsNameNobodyAsCertain(String order) throws IOException {
    logs.received(0).received(20).validated(50).validated(70);
    logs.authorized(100, ADA).authorized(120, BEN);
    logs.forwarded(200, order.endsWith("AB") ? TASK : OTHER_TASK, "1");
    logs.forwarded(220, order.endsWith("AB") ? OTHER_TASK : TASK, "1");

    List<Trace> traces = traces(logs);
    assertThat(traces).hasSize(2);
    assertThat(traces)
        .allSatisfy(trace -> {
          assertThat(trace.ids().userId()).isNull();
          assertThat(trace.warnings()).anyMatch(w -> w.contains(ADA) && w.contains(BEN));
          assertThat(trace.steps(StepKind.FORWARDED).getFirst().join().certain()).isFalse();
          assertThat(trace.names(ADA) && trace.names(BEN)).isTrue();
        });
  }

  @Test
  void threeInterleavedActionsNameNobodyAsCertain() throws IOException {
    logs.received(0).received(10).received(20).validated(30).validated(40).validated(50);
    logs.authorized(60, ADA).authorized(70, BEN).authorized(80, CLEO);
    logs.forwarded(90, THIRD_TASK, "1").forwarded(95, TASK, "1").forwarded(99, OTHER_TASK, "1");

    List<Trace> traces = traces(logs);
    assertThat(traces).hasSize(3).allMatch(trace -> trace.ids().userId() == null);
    assertThat(traces)
        .allMatch(trace ->
            trace.warnings().stream()
                .anyMatch(w -> w.contains(ADA) && w.contains(BEN) && w.contains(CLEO)));
  }

  @Test
  void whoeverIsStillOpenMakesTheNextUncertain() throws IOException {
    logs.received(0).authorized(50, ADA).received(20_000).authorized(20_050, BEN);
    logs.forwarded(20_100, TASK, "1");

    Trace forwarded =
        traces(logs).stream().filter(t -> t.has(StepKind.FORWARDED)).findFirst().orElseThrow();
    assertThat(forwarded.ids().userId()).isNull();
  }

  @Test
  void theSameAdministratorTwiceIsCertainAsAPersonAndNotAsARecord() throws IOException {
    logs.received(0).received(20).authorized(100, ADA).authorized(120, ADA.toUpperCase());
    logs.forwarded(200, TASK, "1").forwarded(220, OTHER_TASK, "1");

    assertThat(traces(logs))
        .hasSize(2)
        .allMatch(trace -> ADA.equalsIgnoreCase(trace.ids().userId()))
        .allMatch(trace -> trace.warnings().stream().anyMatch(w -> w.contains("not certain")));
  }

  @Test
  void oneAfterTheOtherIsCertainAlsoWhereNotificationsOverlap() throws IOException {
    logs.received(0).received(20).authorized(100, ADA).forwarded(110, TASK, "1");
    logs.authorized(120, BEN).forwarded(130, OTHER_TASK, "1");

    assertThat(traces(logs))
        .extracting(trace -> trace.ids().taskGuid(), trace -> trace.ids().userId())
        .contains(tuple(TASK, ADA), tuple(OTHER_TASK, BEN));
  }

  @Test
  void anAuthorizationBeforeTheLogBeginsMakesTheFirstUncertain() throws IOException {
    logs.authorized(0, ADA).forwarded(20, TASK, "1").forwarded(40, OTHER_TASK, "1");

    assertThat(traces(logs).getFirst().warnings())
        .anyMatch(w -> w.contains("not certain") && w.contains("no authorization"));
  }

  // Several pushes of one task

  @Test
  void aPushThatFailedAndWasRepeatedCompletes() throws IOException {
    logs.action(0, ADA, TASK, "1").push(3_000, 10, TASK, 1, 0, 1);
    logs.push(300_000, 11, TASK, 1, 1, 0);
    logs.task("client", 300_100, 11, TASK).answered("client", 301_000, 11, "1");
    Trace trace = only(logs);

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.clients()).isEqualTo(new ClientCounts(1L, 1L, 0L));
    assertThat(trace.warnings())
        .anyMatch(w -> w.contains("Push 10") && w.contains("1 failed") && w.contains("Push 11"));
  }

  @Test
  void aPushThatIsRepeatedForTheRestAddsUp() throws IOException {
    logs.action(0, ADA, TASK, ids(3)).push(3_000, 10, TASK, 3, 2, 1);
    Trace trace = only(logs.push(300_000, 11, TASK, 1, 1, 0));

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.clients()).isEqualTo(new ClientCounts(3L, 3L, 0L));
  }

  @Test
  void aPushThatIsRepeatedForFewerThanFailedStaysFailed() throws IOException {
    logs.action(0, ADA, TASK, ids(3)).push(3_000, 10, TASK, 3, 1, 2);
    Trace trace = only(logs.push(300_000, 11, TASK, 1, 1, 0));

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.FAILED);
    assertThat(trace.clients()).isEqualTo(new ClientCounts(3L, 2L, 1L));
  }

  @Test
  void theLastPushDecidesAlsoWhenItFails() throws IOException {
    logs.action(0, ADA, TASK, "1").push(3_000, 10, TASK, 1, 1, 0);
    assertThat(only(logs.push(300_000, 11, TASK, 1, 0, 1)).outcome())
        .isEqualTo(ActionOutcome.FAILED);
  }

  @Test
  void aPushUnderWayDoesNotTakeOverTheFailureBeforeIt() throws IOException {
    logs.action(0, ADA, TASK, "1").push(3_000, 10, TASK, 1, 0, 1);
    assertThat(only(logs.started(300_000, 11, 11, TASK, 1)).outcome())
        .isEqualTo(ActionOutcome.PUSHED);
  }

  @Test
  void anotherManagementPointRepeatsIt() throws IOException {
    logs.action(0, ADA, TASK, "1").push(3_000, 10, TASK, 1, 0, 1);
    Trace trace = only(logs.site("scp", "mp2").push(300_000, 4, TASK, 1, 1, 0));

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
  }

  @Test
  void managementPointsThatShareTheTargetsAddUp() throws IOException {
    logs.action(0, ADA, TASK, ids(3)).push(3_000, 10, TASK, 2, 2, 0);
    Trace trace = only(logs.site("scp", "mp2").push(3_100, 4, TASK, 1, 0, 1));

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.FAILED);
    assertThat(trace.clients()).isEqualTo(new ClientCounts(3L, 2L, 1L));
  }

  // Errors on the thread of an action

  @Test
  void theErrorOnTheThreadEndsTheActionAndHasItsCause() throws IOException {
    ignoredNotification(0);

    check(diagnosis ->
        trace -> {
          assertThat(trace.outcome()).isEqualTo(ActionOutcome.FAILED);
          assertThat(trace.stoppedAt()).isEqualTo(TraceComponent.SERVICE_CONNECTOR);
          assertThat(trace.steps()).extracting(Step::what).anyMatch(w -> w.contains("Mismatch"));
          assertThat(diagnosis.causesOf(trace)).extracting(FoundCause::id).containsExactly("T29");
          assertThat(trace.missing()).isEmpty();
        });
  }

  @Test
  void theNextActionOnTheThreadIsNotTouched() throws IOException {
    ignoredNotification(0);
    logs.action(60_000, ADA, TASK, "1").push(63_000, 10, TASK, 1, 1, 0);

    assertThat(traces(logs))
        .extracting(Trace::outcome, trace -> trace.ids().userId())
        .containsExactly(tuple(ActionOutcome.FAILED, null), tuple(ActionOutcome.COMPLETED, ADA));
  }

  @Test
  void anErrorNobodyHasSeenBeforeEndsTheActionToo() throws IOException {
    logs.received(0).validated(50).authorized(100, ADA);
    logs.gateway(150, "Failed to insert the remote task: the database is in single user mode");

    check(diagnosis ->
        trace -> {
          assertThat(trace.outcome()).isEqualTo(ActionOutcome.FAILED);
          assertThat(trace.ids().userId()).isEqualTo(ADA);
          assertThat(trace.steps().getLast().what()).contains("single user mode");
          assertThat(diagnosis.causesOf(trace)).isEmpty();
        });
  }

  @Test
  void whatIsForwardedAfterAnErrorIsNotGivenToTheUserBeforeIt() throws IOException {
    logs.received(0).authorized(100, ADA).gateway(150, "Failed to insert the remote task");
    logs.forwarded(200, TASK, "1");

    assertThat(traces(logs))
        .extracting(trace -> trace.ids().taskGuid(), trace -> trace.ids().userId())
        .containsExactly(tuple(null, ADA), tuple(TASK, null));
  }

  @Test
  void anErrorOnAnotherThreadEndsNothing() throws IOException {
    logs.received(0).authorized(100, ADA).thread(77).gateway(150, "Failed to rotate the log");
    logs.thread(4242).forwarded(200, TASK, "1");

    Trace trace = only(logs);
    assertThat(trace.has(StepKind.FAILED)).isFalse();
    assertThat(trace.outcome()).isEqualTo(ActionOutcome.FORWARDED);
  }

  @Test
  void anErrorBesideTwoOpenActionsEndsNoneForCertain() throws IOException {
    logs.received(0).received(20).gateway(50, "Failed to insert the remote task");

    assertThat(traces(logs)).allMatch(trace -> trace.outcome() == ActionOutcome.UNKNOWN);
    assertThat(traces(logs))
        .anyMatch(trace -> trace.warnings().stream().anyMatch(w -> w.contains("not certain")));
  }

  private void ignoredNotification(long millis) {
    logs.received(millis);
    logs.gateway(
        millis + 130,
        "Error occured when process notification with notification Id"
            + " 6f1d2c3b-4a5e-4f60-8b7c-9d0e1f2a3b4c. Ignore the notification.~~");
    logs.gateway(millis + 131, "Exception details:~~");
    logs.gateway(
        millis + 132,
        "[Warning][CMGatewayNotificationWorker][0][System.IO.InvalidDataException]"
            + "[0x80131501]~~");
    logs.gateway(millis + 133, EXCEPTION);
  }

  // 401 on Notification

  @Test
  void arefusedPollMayLackConsentAndSaysSinceWhenItWorks() throws IOException {
    refusedPoll(0);
    logs.gateway(1_200_000, "Response status code: 204 (NoContent) Activity ID: " + THIRD_TASK);

    try (Case opened = ingest(logs)) {
      assertThat(ServiceConnectorActivities.of(opened.events()))
          .filteredOn(RepeatedSiteEvent::isTrouble)
          .isNotEmpty()
          .allMatch(a -> "2026-10-06T07:35:00Z".equals(String.valueOf(a.worksSinceTime())));
      assertThat(Diagnosis.of(opened, CauseCatalogue.builtIn(), null).tenantAttachCauses())
          .singleElement()
          .satisfies(cause -> {
            assertThat(cause.id()).isEqualTo("T30");
            assertThat(cause.evidence())
                .anyMatch(e ->
                    e.says()
                        .contains("Requests have succeeded again since 2026-10-06 07:35:00 UTC"));
          });
    }
  }

  @Test
  void aPollThatIsRefusedAgainDoesNotWork() throws IOException {
    refusedPoll(0);
    logs.gateway(1_200_000, "Response status code: 204 (NoContent) Activity ID: " + THIRD_TASK);
    refusedPoll(1_800_000);

    try (Case opened = ingest(logs)) {
      assertThat(ServiceConnectorActivities.of(opened.events()))
          .filteredOn(RepeatedSiteEvent::isTrouble)
          .isNotEmpty()
          .allMatch(activity -> activity.worksSinceTime() == null);
      assertThat(Diagnosis.of(opened, CauseCatalogue.builtIn(), null).tenantAttachCauses())
          .extracting(FoundCause::id)
          .containsExactly("T30");
    }
  }

  @Test
  void aRefusedPollEndsNoAction() throws IOException {
    logs.received(0).authorized(100, ADA);
    refusedPoll(1_000);
    logs.forwarded(2_000, TASK, "1");

    assertThat(only(logs).outcome()).isEqualTo(ActionOutcome.FORWARDED);
  }

  private void refusedPoll(long millis) {
    logs.gateway(
        millis,
        "[GetNotifications] Response from"
            + " https://us.gateway.configmgr.manage.microsoft.com/api/gateway/Notification is: 401"
            + " (Unauthorized)");
    logs.gateway(millis + 1, "Response status code: 401 (Unauthorized) Activity ID: " + OTHER_TASK);
    logs.gateway(millis + 2, "Web exception when getting new notification");
    logs.gateway(millis + 3, "Exception details:");
    logs.gateway(
        millis + 5,
        "The remote server returned an error: (401) Unauthorized.    at Microsoft."
            + "ConfigurationManager.ServiceConnector.ExtensionMethods.<GetResponseAsync>d__13.X()");
  }

  // Logs pasted from a mail that wrapped their lines

  @ParameterizedTest
  @CsvSource({
    "BgbServer.log,72",
    "BgbServer.log,60",
    "CMGatewayNotificationWorker.log,78",
    "CcmNotificationAgent.log,72"
  })
  void aWrappedLogStillCompletesTheActionAndItsSourceSaysSo(String log, int width)
      throws IOException {
    logs.action(0, ADA, TASK, "1").push(3_000, 13, TASK, 1, 1, 0);
    logs.task("client", 3_100, 13, TASK).answered("client", 4_000, 13, "1").wrapped(log, width);

    try (Case opened = ingest(logs)) {
      List<Trace> traces = IngestedCase.traces(opened);
      assertThat(traces).hasSize(1);
      assertThat(traces.getFirst().outcome()).isEqualTo(ActionOutcome.COMPLETED);
      assertThat(traces.getFirst().ids().userId()).isEqualTo(ADA);
      assertThat(traces.getFirst().clients()).isEqualTo(new ClientCounts(1L, 1L, 0L));
      assertThat(opened.sources())
          .filteredOn(source -> source.path().endsWith(log))
          .allSatisfy(source ->
              assertThat(source.problems()).anyMatch(problem -> problem.contains("wrapped")));
    }
  }

  // Contradictions between server and client, names

  @Test
  void aTargetWhoseLogCoversTheTimeWithoutAReceiptContradictsTheServer() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777301").push(3_000, 10, TASK, 1, 1, 0);
    logs.idle("CLIENT-051", -600_000).idle("CLIENT-051", 600_000);

    check(diagnosis ->
        trace -> {
          assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
          assertThat(trace.warnings())
              .anyMatch(w ->
                  w.startsWith("Contradiction: CLIENT-051")
                      && w.contains("does not show the task"));
          assertThat(diagnosis.actionSubjects().userOf(trace))
              .isEqualTo(new ActionUser(ADA, "ada@contoso.com"));
          assertThat(diagnosis.actionSubjects().devicesOf(trace))
              .extracting(ActionDevice::name, ActionDevice::resourceId, ActionDevice::state)
              .containsExactly(tuple("CLIENT-051", 16_777_301L, State.ANSWERED));
        });
  }

  @Test
  void aClientThatIsNoTargetContradictsNothing() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777302").push(3_000, 10, TASK, 1, 1, 0);
    logs.idle("CLIENT-051", -600_000).idle("CLIENT-051", 600_000);

    assertThat(only(logs).warnings()).isEmpty();
  }

  @Test
  void aLogThatEndsBeforeThePushContradictsNothing() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777301").push(3_000, 10, TASK, 1, 1, 0);
    logs.idle("CLIENT-051", -600_000).idle("CLIENT-051", -300_000);

    assertThat(only(logs).warnings()).isEmpty();
  }

  private void exports() {
    logs.line("sql/system.csv", "ResourceID,Name0,AADDeviceID,SMS_Unique_Identifier0");
    logs.line("sql/system.csv", "16777301,CLIENT-051,NULL,GUID:" + OTHER_TASK);
    logs.line("sql/system.csv", "16777302,CLIENT-052,NULL,GUID:" + THIRD_TASK);
    logs.line(
        "sql/user.csv",
        "ResourceID,Unique_User_Name0,Full_User_Name0,User_Principal_Name0,AADTenantID,AADUserID");
    logs.line(
        "sql/user.csv",
        "2063597601,CONTOSO\\ada,Ada,ada@contoso.com,a1b2c3a1-b2c3-d4a1-b2c3-d4a1b2c3a1b2," + ADA);
  }

  // Two hierarchies in one bundle

  @Test
  void equalPushNumbersOfTwoFoldersWithServersJoinNothing() throws IOException {
    logs.site("east/scp", "east/mp").sent(40, 7, 7, 1).reported(29_000, 7, 1, 0);
    logs.site("west/scp", "west/mp").sent(30, 9, 9, 1);
    logs.task("west/client", 20, 7, TASK).answered("west/client", 600, 7, "1");

    assertThat(traces(logs))
        .noneMatch(trace ->
            trace.steps().stream()
                    .map(step -> step.log().folder().substring(0, 4))
                    .distinct()
                    .count()
                > 1);
  }

  @Test
  void equalPushNumbersOfTwoSiteCodesJoinNothing() throws IOException {
    for (Map.Entry<String, String> machine : Map.of("MP01", "PS1", "PC07", "XY2").entrySet()) {
      logs.line(
          machine.getKey() + "/statesys.log",
          "STATMSG: ID=9802 SEV=W LEV=M SOURCE=\"SMS Server\" COMP=\"SMS_NOTIFICATION_SERVER\""
              + " SYS=SITESERVER.example.invalid SITE="
              + machine.getValue()
              + " PID=7688 TID=7600 GMTDATE=Tue Oct 06 07:00:05.718 2026 ISTR0=\"a\" NUMATTRS=0"
              + " LE=0X0  $$<SMS_NOTIFICATION_SERVER><10-06-2026 07:00:06.598+000><thread=7600"
              + " (0x1DB0)>");
    }
    logs.site("CM01", "MP01").sent(40, 7, 7, 1).reported(29_000, 7, 1, 0);
    logs.task("PC07", 20, 7, TASK).answered("PC07", 600, 7, "1");

    assertThat(traces(logs)).hasSize(2);
  }

  @Test
  void equalPushNumbersOfOneSiteStillJoin() throws IOException {
    logs.site("CM01", "MP01").sent(40, 7, 7, 1).reported(29_000, 7, 1, 0);
    logs.task("PC07", 20, 7, TASK).answered("PC07", 600, 7, "1");

    assertThat(traces(logs)).hasSize(1);
  }

  private static String ids(int count) {
    return String.join(
        ",", IntStream.range(0, count).mapToObj(i -> String.valueOf(16_777_300 + i)).toList());
  }

  private void check(java.util.function.Function<Diagnosis, Consumer<Trace>> expectation)
      throws IOException {
    try (Case opened = ingest(logs)) {
      List<Trace> traces = IngestedCase.traces(opened);
      assertThat(traces).hasSize(1);
      expectation
          .apply(Diagnosis.of(opened, CauseCatalogue.builtIn(), null))
          .accept(traces.getFirst());
    }
  }

  private Trace only(ActionLogs written) throws IOException {
    List<Trace> traces = traces(written);
    assertThat(traces).hasSize(1);
    return traces.getFirst();
  }

  private List<Trace> traces(ActionLogs written) throws IOException {
    try (Case opened = ingest(written)) {
      return IngestedCase.traces(opened);
    }
  }

  private int cases;

  private Case ingest(ActionLogs written) throws IOException {
    Path own = folder.resolve("case" + cases++);
    return IngestedCase.of(own, written.write(own.resolve("bundle")));
  }
}
