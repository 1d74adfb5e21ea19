package dev.synctrace.diagnosis.trace.advice;

import static dev.synctrace.diagnosis.trace.ActionLogs.ADA;
import static dev.synctrace.diagnosis.trace.ActionLogs.BEN;
import static dev.synctrace.diagnosis.trace.ActionLogs.OTHER_TASK;
import static dev.synctrace.diagnosis.trace.ActionLogs.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.ActionLogs;
import dev.synctrace.diagnosis.trace.IngestedCase;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionReasons.ActionReason;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sentence says what stopped an action: who, which device, which component, which record. */
class ActionReasonsTest {
  @TempDir private Path folder;
  private final ActionLogs logs = new ActionLogs();

  @Test
  void anActionThatCompletedNeedsNoReason() throws IOException {
    logs.action(0, ADA, TASK, "16777301").push(3_000, 10, TASK, 1, 1, 0);

    assertThat(reason()).isEqualTo(new ActionReason(null, null));
  }

  @Test
  void aRefusalNamesTheUserAndTheComponent() throws IOException {
    exports();
    logs.received(0).validated(50).unauthorized(100, ADA);

    ActionReason reason = reason();

    assertThat(reason.why())
        .isEqualTo(
            "ada@contoso.com is not authorized to run Sync Machine Policy in Configuration Manager:"
                + " SMS_SERVICE_CONNECTOR refused the action (SCP01/CMGatewayNotificationWorker.log:3).");
    assertThat(reason.nextStep()).isNotBlank();
  }

  @Test
  void aUserWhomNoExportNamesIsNamedByTheId() throws IOException {
    logs.received(0).validated(50).unauthorized(100, BEN);

    assertThat(reason().why())
        .startsWith("The user with object ID " + BEN + " is not authorized to run");
  }

  @Test
  void withoutAPushTheLogThatShowsNoneIsNamed() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777301");
    logs.push(-900_000, 8, OTHER_TASK, 1, 1, 0).push(900_000, 9, OTHER_TASK, 1, 1, 0);

    assertThat(reason(TASK).why())
        .isEqualTo(
            "SMS_SERVICE_CONNECTOR forwarded Sync Machine Policy of ada@contoso.com"
                + " (SCP01/CMGatewayNotificationWorker.log:4), but SMS_NOTIFICATION_SERVER shows no push"
                + " of this action: MP01/BgbServer.log covers that time.");
  }

  @Test
  void withoutTheServersLogItIsNotSaidThatNoPushFollowed() throws IOException {
    logs.action(0, ADA, TASK, "16777301");

    assertThat(reason().why())
        .contains("no record shows a push by SMS_NOTIFICATION_SERVER")
        .endsWith("the case has no BgbServer.log of that time.");
  }

  @Test
  void aPushThatNoClientReportsBackNamesTheDevice() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777301").push(3_000, 10, TASK, 1, 0, 0);

    assertThat(reason().why())
        .isEqualTo(
            "SMS_NOTIFICATION_SERVER sent Sync Machine Policy of ada@contoso.com to CLIENT-051"
                + " (MP01/BgbServer.log:2), and no client reported back (MP01/BgbServer.log:3).");
  }

  @Test
  void aClientWhoseLogShowsNoReceiptIsNamed() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777301").push(3_000, 10, TASK, 1, 0, 0);
    logs.idle("CLIENT-051", -600_000).idle("CLIENT-051", 600_000);

    assertThat(reason().why())
        .endsWith("but CLIENT-051/CcmNotificationAgent.log covers that time and shows no receipt.");
  }

  @Test
  void aClientThatDoesNotAnswerIsNamedWithItsReceipt() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777301").push(3_000, 10, TASK, 1, 0, 0);
    logs.task("CLIENT-051", 3_100, 10, TASK).idle("CLIENT-051", 9_000_000);

    assertThat(reason().why())
        .isEqualTo(
            "CLIENT-051 received Sync Machine Policy of ada@contoso.com"
                + " (CLIENT-051/CcmNotificationAgent.log:1), and its log shows no answer.");
  }

  @Test
  void aClientThatFailedIsNamedWithItsReturnCode() throws IOException {
    exports();
    logs.action(0, ADA, TASK, "16777301").push(3_000, 10, TASK, 1, 1, 0);
    logs.task("CLIENT-051", 3_100, 10, TASK).answered("CLIENT-051", 3_500, 10, "-2147467259");

    assertThat(reason().why())
        .startsWith(
            "CLIENT-051 answered Sync Machine Policy of ada@contoso.com with return code"
                + " -2147467259 (0x80004005")
        .endsWith("(CLIENT-051/CcmNotificationAgent.log:2).");
  }

  @Test
  void someOfManyClientsAreCounted() throws IOException {
    logs.push(3_000, 10, TASK, 5, 3, 0);

    assertThat(reason().why()).contains("to 5 clients, and only 3 reported back");
  }

  @Test
  void failedClientsAreCounted() throws IOException {
    logs.push(3_000, 10, TASK, 5, 3, 2);

    assertThat(reason().why()).contains("to 5 clients, and the push failed for 2 clients");
  }

  @Test
  void anAnswerOfAnUnknownTaskIsNoFailure() throws IOException {
    logs.answered("CLIENT-051", 0, 39, "1");

    assertThat(reason().why())
        .isEqualTo(
            "CLIENT-051 answered a task (CLIENT-051/CcmNotificationAgent.log:1), and no record"
                + " shows which action it belongs to.");
    assertThat(reason().nextStep()).startsWith("Read older files of CLIENT-051");
  }

  @Test
  void aCheckWithoutItsEndIsNamedByItsLastRecord() throws IOException {
    logs.received(0).validated(50);

    assertThat(reason().why())
        .isEqualTo(
            "The last record of the action is \"content checked\" by SMS_SERVICE_CONNECTOR"
                + " (SCP01/CMGatewayNotificationWorker.log:2); no record shows what followed.");
  }

  private void exports() {
    logs.line("sql/system.csv", "ResourceID,Name0,AADDeviceID,SMS_Unique_Identifier0");
    logs.line("sql/system.csv", "16777301,CLIENT-051,NULL,GUID:" + OTHER_TASK);
    logs.line(
        "sql/user.csv",
        "ResourceID,Unique_User_Name0,Full_User_Name0,User_Principal_Name0,AADTenantID,AADUserID");
    logs.line("sql/user.csv", "2063597601,CONTOSO\\ada,Ada,ada@contoso.com,NULL," + ADA);
  }

  private ActionReason reason() throws IOException {
    return reason("");
  }

  /** Of the action of a task; of the only one where none is named. */
  private ActionReason reason(String task) throws IOException {
    Path own = folder.resolve(String.valueOf(System.nanoTime()));
    try (Case opened = IngestedCase.of(own, logs.write(own.resolve("bundle")))) {
      Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.loadTenantAttach(null), null);
      List<Trace> traces =
          task.isEmpty() ? IngestedCase.traces(opened) : new Traces(opened).find(task);
      assertThat(traces).hasSize(1);
      return diagnosis.explained(traces.getFirst()).reason();
    }
  }
}
