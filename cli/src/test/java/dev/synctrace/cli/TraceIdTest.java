package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code synctrace trace ID} prints, by how many actions the ID finds and what it may mean.
 */
class TraceIdTest {
  private static final String TASK = "cd613e30-d8f1-4adf-a1b7-584a2265b1f5";
  private static final String OTHER_TASK = "1e2feb89-414c-443c-a027-c4d1c386bbc4";

  @TempDir private static Path temp;

  /** One action for the device 16777220, and one whose push has that number. */
  @BeforeAll
  static void ingest() throws IOException {
    write(
        "CM01/CMGatewayNotificationWorker.log",
        forwarded("13:20:04", TASK, "16777220"),
        forwarded("13:25:04", OTHER_TASK, "16777221"));
    write(
        "MP01/BgbServer.log",
        "Starting to send push task (PushID: 16777220 TaskID: 12 TaskGUID: %s TaskType: 1 TaskParam:"
                .formatted(OTHER_TASK)
            + " ) to 1 clients  with throttling (strategy: 1 param: 42)~~"
            + "  $$<SMS_NOTIFICATION_SERVER><10-14-2026 13:25:05.123+000><thread=7896 (0x1ED8)>");
    write(
        "sql/v_R_System.csv",
        "ResourceID,Name0,AADDeviceID,SMS_Unique_Identifier0",
        "16777220,CLIENT-042,NULL,GUID:5b0d9f6e-2c41-4d1a-9c3b-0a7e44d1f201");
    CommandRun.of("ingest", "-q", temp.resolve("bundle").toString(), "--case", address());
  }

  @Test
  void aNumberOfAPushAndOfADeviceShowsBothAndSaysWhich() {
    CommandRun run = run("16777220");

    assertThat(run.status()).isZero();
    assertThat(run.out().indexOf("As push number 16777220:"))
        .isNotNegative()
        .isLessThan(run.out().indexOf("task " + OTHER_TASK))
        .isLessThan(run.out().indexOf("As device CLIENT-042 (resource ID 16777220):"));
    assertThat(run.out().indexOf("task " + TASK))
        .isGreaterThan(run.out().indexOf("As device CLIENT-042"));
    assertThat(run.err())
        .isEqualTo(
            "synctrace: 16777220 is push number 16777220, and device CLIENT-042 (resource ID"
                + " 16777220)\n");
  }

  @Test
  void documentsHaveBothInThatOrder() {
    List<String> tasks = new ArrayList<>();
    run("16777220", "--format", "csv")
        .out()
        .lines()
        .skip(1)
        .forEach(row -> tasks.add(row.split(",", -1)[3]));

    assertThat(tasks).containsExactly(OTHER_TASK, TASK);
    assertThat(run("16777220", "--format", "ndjson").out().lines()).hasSize(2);
  }

  @Test
  void oneActionIsShownWithItsStepsAndSeveralAsATable() {
    assertThat(run("CLIENT-042").out())
        .contains("Why: SMS_SERVICE_CONNECTOR forwarded")
        .contains("Next: ")
        .contains("(line 1)");
    assertThat(run("--machine", "CM01").out())
        .startsWith("2 tenant-attach actions: 1 forwarded, 1 pushed.")
        .contains("FIRST RECORD", TASK, OTHER_TASK);
  }

  @Test
  void theTableShowsTheDevice() {
    assertThat(run().out().lines().filter(line -> line.contains(TASK)))
        .singleElement()
        .asString()
        .contains("CLIENT-042");
    assertThat(run().out()).contains("resource ID 16777221");
  }

  @Test
  void helpNamesTheAcceptedIds() {
    String trace = CommandRun.of("trace", "--help").out().replaceAll("\\s+", " ");
    assertThat(trace)
        .contains("TaskGUID or PushID")
        .contains("UPN, account name or object ID")
        .contains("name, resource ID, SMSID or Entra device ID")
        .contains("--machine");
    assertThat(CommandRun.of("explain", "--help").out().replaceAll("\\s+", " "))
        .contains("resource ID, SMSID, Entra device ID or object ID")
        .contains("UPN, account name");
  }

  private static String forwarded(String time, String task, String targets) {
    return "Forwarded BGB remote task. TemplateID: 1 TaskGuid: %s TaskParam: TargetDeviceIDs: %s  "
            .formatted(task, targets)
        + "  $$<SMS_SERVICE_CONNECTOR_CMGatewayNotificationWorker><10-14-2026 %s.123+000>"
            .formatted(time)
        + "<thread=9120 (0x23A0)>";
  }

  private static void write(String path, String... lines) throws IOException {
    Path file = temp.resolve("bundle").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  private static CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of("trace"));
    all.addAll(List.of(args));
    all.addAll(List.of("--case", address()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static String address() {
    return temp.resolve("case").toString();
  }
}
