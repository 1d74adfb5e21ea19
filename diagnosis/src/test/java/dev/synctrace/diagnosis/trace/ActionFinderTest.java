package dev.synctrace.diagnosis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.ActionFinder.ActionsByMeaning;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An action is found by whatever people know of it: the task, the push, the user, the device. */
class ActionFinderTest {
  private static final long FIRST = 16_777_220;
  private static final long SECOND = 16_777_221;
  private static final String FIRST_SMS = "5b0d9f6e-2c41-4d1a-9c3b-0a7e44d1f201";
  private static final String FIRST_ENTRA = "c1d0a7b2-3344-4f55-8a66-77889900aabb";
  private static final String CLAIMED_ENTRA = "d2e1b8c3-4455-4a66-9b77-8899aabbccdd";
  private static final String MANY = "77777777-1111-4222-8333-444444444444";
  private static final long LAST_OF_MANY = 16_790_599;

  @TempDir private static Path folder;
  private static @Nullable Case opened;

  /**
   * Ada's action goes to CLIENT-042, Ben's to CLIENT-107 under a push number that is CLIENT-042's
   * resource ID, Cleo's to a collection of which the exports name no device.
   */
  @BeforeAll
  static void ingest() throws IOException {
    ActionLogs logs =
        new ActionLogs()
            .action(0, ActionLogs.ADA, ActionLogs.TASK, String.valueOf(FIRST))
            .push(1_000, 41, ActionLogs.TASK, 1, 1, 0)
            .task("CLIENT-042", 1_080, 41, ActionLogs.TASK)
            .answered("CLIENT-042", 1_500, 41, "1")
            .action(60_000, ActionLogs.BEN, ActionLogs.OTHER_TASK, String.valueOf(SECOND))
            .push(61_000, FIRST, ActionLogs.OTHER_TASK, 1, 0, 0)
            .action(120_000, ActionLogs.CLEO, MANY, manyTargets());
    logs.line(
        "sql/v_R_System.csv", "ResourceID,Name0,SMS_Unique_Identifier0,AADDeviceID,AADTenantID");
    logs.line(
        "sql/v_R_System.csv",
        FIRST + ",CLIENT-042,GUID:" + FIRST_SMS.toUpperCase() + "," + FIRST_ENTRA + ",NULL");
    logs.line(
        "sql/v_R_System.csv",
        SECOND
            + ",CLIENT-107,GUID:6c1eaf7f-3d52-4e2b-8d4c-1b8f55e2a302,"
            + CLAIMED_ENTRA
            + ",NULL");
    logs.line("sql/ClientKeyData.csv", "SMSID,AADTenantID,AADDeviceID");
    logs.line(
        "sql/ClientKeyData.csv",
        "GUID:" + FIRST_SMS + ",a1b2c3a1-b2c3-d4a1-b2c3-d4a1b2c3a1b2," + FIRST_ENTRA);
    logs.line(
        "sql/v_R_User.csv",
        "ResourceID,Unique_User_Name0,Full_User_Name0,User_Principal_Name0,AADTenantID,AADUserID");
    logs.line(
        "sql/v_R_User.csv",
        "2063597601,CONTOSO\\adav,Ada Vance,ada@contoso.com,a1b2c3a1-b2c3-d4a1-b2c3-d4a1b2c3a1b2,"
            + ActionLogs.ADA);
    opened = IngestedCase.of(folder, logs.write(folder.resolve("bundle")));
  }

  @AfterAll
  static void close() {
    Objects.requireNonNull(opened).close();
  }

  /** So many that the index has the list without its end. */
  private static String manyTargets() {
    StringBuilder targets = new StringBuilder();
    LongStream.rangeClosed(16_790_000, LAST_OF_MANY)
        .forEach(id -> targets.append(targets.isEmpty() ? "" : ",").append(id));
    return targets.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ActionLogs.TASK,
        "{CD613E30-D8F1-4ADF-A1B7-584A2265B1F5}",
        "41",
        ActionLogs.ADA,
        "ADA@contoso.com",
        "ada",
        "AdaV",
        "contoso\\ADAV",
        "Ada Vance",
        "2063597601",
        "client-042",
        "CLIENT-042.corp.contoso.com",
        FIRST_SMS,
        "GUID:5B0D9F6E-2C41-4D1A-9C3B-0A7E44D1F201",
        FIRST_ENTRA,
        " c1d0a7b2-3344-4f55-8a66-77889900aabb ",
      })
  void everyNameAndIdOfItsUserAndDeviceFindsTheAction(String text) {
    List<ActionsByMeaning> found = finder().find(text);

    assertThat(found).as(text).hasSize(1);
    assertThat(tasks(found.getFirst())).containsExactly(ActionLogs.TASK);
    assertThat(found.getFirst().caution()).isEmpty();
  }

  @Test
  void aNumberOfAPushAndOfADeviceFindsThePushFirst() {
    List<ActionsByMeaning> found = finder().find(String.valueOf(FIRST));

    assertThat(found)
        .extracting(ActionsByMeaning::meaning)
        .containsExactly("push number 16777220", "device CLIENT-042 (resource ID 16777220)");
    assertThat(tasks(found.getFirst())).containsExactly(ActionLogs.OTHER_TASK);
    assertThat(tasks(found.getLast())).containsExactly(ActionLogs.TASK);
  }

  @Test
  void anIdThatOnlyTheHeartbeatReportsIsFoundWithACaution() {
    ActionsByMeaning found = finder().find(CLAIMED_ENTRA).getFirst();

    assertThat(tasks(found)).containsExactly(ActionLogs.OTHER_TASK);
    assertThat(found.caution()).hasValueSatisfying(text -> assertThat(text).contains("heartbeat"));
  }

  @Test
  void theLastOfVeryManyTargetsIsFoundThoughNoExportNamesIt() {
    assertThat(tasks(finder().find(String.valueOf(LAST_OF_MANY)))).containsExactly(MANY);
  }

  @Test
  void aPartOfANumberIsAnotherNumber() {
    assertThat(finder().find("1677722")).isEmpty();
    assertThat(finder().find("16777")).isEmpty();
    assertThat(finder().find("")).isEmpty();
  }

  @Test
  void aMachineFindsTheActionsItHasRecordsOf() {
    assertThat(tasks(finder().onMachine("client-042.contoso.com")))
        .containsExactly(ActionLogs.TASK);
    assertThat(tasks(finder().onMachine("MP01")))
        .containsExactly(ActionLogs.TASK, ActionLogs.OTHER_TASK);
    assertThat(tasks(finder().onMachine("scp01"))).hasSize(3);
    assertThat(finder().onMachine("sql")).isEmpty();
    assertThat(finder().onMachine("MP07")).isEmpty();
  }

  @Test
  void aMachineNarrowsWhatAnIdFinds() {
    assertThat(tasks(finder().find(ActionLogs.ADA, "client-042"))).containsExactly(ActionLogs.TASK);
    assertThat(finder().find(ActionLogs.BEN, "client-042")).isEmpty();
  }

  @Test
  void whatIsNotFoundIsAnsweredWithTheNearestNames() {
    assertThat(finder().nearest("CLIENT-043")).startsWith("CLIENT-042");
    assertThat(finder().nearest("ada@contoso.co")).containsExactly("ada@contoso.com");
    assertThat(finder().nearest("cd613e30-d8f1-4adf-a1b7-584a2265b1f6"))
        .first()
        .isEqualTo(ActionLogs.TASK);
    assertThat(finder().nearest("CD613E30")).containsExactly(ActionLogs.TASK);
    assertThat(finder().nearestMachines("MP1")).contains("MP01");
  }

  private static ActionFinder finder() {
    return new ActionFinder(Objects.requireNonNull(opened));
  }

  private static List<String> tasks(List<ActionsByMeaning> found) {
    return found.stream().flatMap(actions -> tasks(actions).stream()).toList();
  }

  private static List<String> tasks(ActionsByMeaning found) {
    List<String> tasks = new ArrayList<>();
    found.actions().forEach(trace -> tasks.add(String.valueOf(trace.ids().taskGuid())));
    return tasks;
  }
}
