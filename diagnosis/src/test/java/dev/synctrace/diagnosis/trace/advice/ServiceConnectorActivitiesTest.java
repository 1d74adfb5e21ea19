package dev.synctrace.diagnosis.trace.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.IngestedCase;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at the service connection point besides actions. */
class ServiceConnectorActivitiesTest {
  private static final String POLL =
      "[GetNotifications] Response from https://eu.gateway.configmgr.manage.microsoft.com/api/gateway/"
          + "Notification?top=5 is: ";

  @TempDir private Path folder;

  @Test
  void answersAreCountedByStatusWithTheIdsForSupport() throws IOException {
    List<RepeatedSiteEvent> activities =
        of(
            POLL + "401 (Unauthorized)",
            "Response status code: 401 (Unauthorized) Activity ID: 4c536a72-0000-4d08-948a-000000000001",
            POLL + "401 (Unauthorized)",
            "Response status code: 400 (BadRequest) Activity ID: 4c536a72-0000-4d08-948a-000000000002",
            POLL + "200 (OK)");

    assertThat(activities).hasSize(2);
    RepeatedSiteEvent refused = activities.getFirst();
    assertThat(refused.operation()).isEqualTo("GetNotifications");
    assertThat(refused.endpoint()).isEqualTo("Notification");
    assertThat(refused.httpStatus()).isEqualTo(401);
    assertThat(refused.count()).isEqualTo(2);
    assertThat(refused.activityIds()).containsExactly("4c536a72-0000-4d08-948a-000000000001");
    assertThat(refused.isTrouble()).isTrue();
    assertThat(refused.firstTime()).hasToString("2026-10-14T13:00:00Z");
    assertThat(refused.lastTime()).hasToString("2026-10-14T13:02:00Z");
    assertThat(activities.getLast().isTrouble()).isFalse();
  }

  @Test
  void aClosedDatabaseConnectionAndAFailedWorkerAreTrouble() throws IOException {
    List<RepeatedSiteEvent> activities =
        of(
            "ExecuteReader requires an open and available Connection. The connection's current"
                + " state is closed.",
            "Failed to execute worker \"CMGatewayNotificationWorker\" with error \"The remote server"
                + " returned an error: (400) Bad Request.\".");

    assertThat(activities)
        .extracting(RepeatedSiteEvent::type)
        .containsExactly(
            RepeatedSiteEvent.Type.SQL_CONNECTION_CLOSED, RepeatedSiteEvent.Type.WORKER_FAILED);
    assertThat(activities).allMatch(RepeatedSiteEvent::isTrouble);
    assertThat(activities.getLast().operation()).isEqualTo("CMGatewayNotificationWorker");
    assertThat(activities.getLast().httpStatus()).isEqualTo(400);
  }

  @Test
  void theTemplateOfABatchThatTheDocsPrintCountsNoRecords() throws IOException {
    assertThat(of("Batching N records", "Batching 12 records"))
        .singleElement()
        .satisfies(batches -> {
          assertThat(batches.count()).isEqualTo(2);
          assertThat(batches.records()).isEqualTo(12);
          assertThat(batches.isTrouble()).isFalse();
        });
  }

  @Test
  void aQuietCaseHasNone() throws IOException {
    assertThat(of("Notification poll finished. 0 items, next poll in 30 seconds.")).isEmpty();
  }

  /** One record a minute, from 13:00 UTC. */
  private List<RepeatedSiteEvent> of(String... messages) throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < messages.length; i++) {
      log.append(messages[i])
          .append("  $$<SMS_SERVICE_CONNECTOR_CMGatewayNotificationWorker><10-14-2026 13:0")
          .append(i)
          .append(":00.000+000><thread=9184 (0x23E0)>\r\n");
    }
    Path file = folder.resolve("CMGatewayNotificationWorker.log");
    Files.writeString(file, log.toString());
    try (Case opened = IngestedCase.of(folder, file)) {
      return ServiceConnectorActivities.of(opened.events());
    }
  }
}
