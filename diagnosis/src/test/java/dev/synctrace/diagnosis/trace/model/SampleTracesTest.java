package dev.synctrace.diagnosis.trace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.diagnosis.trace.IngestedCase;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.advice.ServiceConnectorActivities;
import dev.synctrace.diagnosis.trace.join.Clocks;
import dev.synctrace.diagnosis.trace.model.ClockDifference.Basis;
import dev.synctrace.diagnosis.trace.model.LogCoverage.Reach;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample samples/contoso-tenant-attach, read as a bundle: four machines, three time zones. */
class SampleTracesTest {
  private static final String COMPLETED = "d83d281b-2a05-47ce-bf6a-bd1ade028ad8";
  private static final String NEVER_PUSHED = "16f4c865-d12f-41be-b74b-b0143f7cbdaf";
  private static final String NOT_RECEIVED = "bc8c9d71-dfd8-4916-a6e8-da0ced76f256";

  @TempDir private Path folder;

  @Test
  void everyActionIsWhatTheSamplesStoryTells() throws IOException {
    JsonNode expected =
        new ObjectMapper().readTree(IngestedCase.SAMPLE.resolve("expected.json").toFile());
    List<String> stories = new ArrayList<>();
    expected.forEach(story -> stories.add(story(story)));

    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      assertThat(IngestedCase.traces(opened).stream().map(SampleTracesTest::story))
          .containsExactlyInAnyOrderElementsOf(stories);
    }
  }

  @Test
  void theFirstActionIsInTheOrderTheReadmeTells() throws IOException {
    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      Trace trace = only(new Traces(opened).find(COMPLETED.toUpperCase(Locale.ROOT)));

      assertThat(trace.steps())
          .extracting(Step::kind)
          .containsExactly(
              StepKind.RECEIVED,
              StepKind.VALIDATED,
              StepKind.AUTHORIZED,
              StepKind.FORWARDED,
              StepKind.TAKEN,
              StepKind.STARTED,
              StepKind.SENT,
              StepKind.TASK_RECEIVED,
              StepKind.ANSWERED,
              StepKind.REPORTED);
      assertThat(trace.steps()).allMatch(step -> step.join().certain());
      assertThat(trace.start()).hasToString("Optional[2026-10-14T13:20:04.112Z]");
      assertThat(trace.warnings()).isEmpty();
      assertThat(trace.missing()).isEmpty();
    }
  }

  @Test
  void findingOneActionTellsTheSameAsReadingAll() throws IOException {
    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      Traces traces = new Traces(opened);
      List<Trace> all = IngestedCase.traces(opened);
      for (Trace trace : all) {
        if (trace.ids().pushId() != null) {
          assertThat(traces.find(trace.ids().pushId().toString())).containsExactly(trace);
        }
        if (trace.ids().taskGuid() != null) {
          assertThat(traces.find(trace.ids().taskGuid())).containsExactly(trace);
        }
        if (trace.ids().userId() != null) {
          assertThat(traces.find(trace.ids().userId()))
              .isEqualTo(all.stream().filter(t -> t.names(trace.ids().userId())).toList());
        }
      }
      assertThat(traces.find("ffffffff-0000-0000-0000-000000000000")).isEmpty();
      assertThat(traces.find("999999")).isEmpty();
      assertThat(traces.find("what\"ever)")).isEmpty();
    }
  }

  @Test
  void aServersLogThatCoversTheTimeWithoutThePushPointsToAnotherManagementPoint()
      throws IOException {
    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      Trace trace = only(new Traces(opened).find(NEVER_PUSHED));

      assertThat(trace.reach(TraceComponent.NOTIFICATION_SERVER).orElseThrow().reach())
          .isEqualTo(Reach.COVERS);
      assertThat(trace.stoppedAt()).isEqualTo(TraceComponent.NOTIFICATION_SERVER);
      assertThat(trace.missing().getFirst().what())
          .isEqualTo("BgbServer.log of the other management points");
      assertThat(trace.missing().getFirst().how()).contains("MP01/BgbServer");
    }
  }

  @Test
  void aPushNoClientReceivedSaysWhichClientsLogsWereLookedAt() throws IOException {
    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      Trace trace = only(new Traces(opened).find(NOT_RECEIVED));

      assertThat(trace.stoppedAt()).isEqualTo(TraceComponent.AGENT);
      assertThat(trace.reach(TraceComponent.AGENT).orElseThrow().sources())
          .containsExactly(
              "CLIENT-042/CcmNotificationAgent.log", "CLIENT-107/CcmNotificationAgent.log");
    }
  }

  @Test
  void clocksOfClientsAreMeasuredFromPushesAndFromTheirOwnAnswers() throws IOException {
    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      Clocks clocks = new Clocks();
      new Traces(opened).all().forEach(clocks::add);
      clocks.addStatusMessages(opened.events());

      ClockDifference client042 = clocks.differences().getFirst();
      assertThat(client042.basis()).isEqualTo(Basis.PUSH_AND_RECEIPT);
      assertThat(client042.of().label()).isEqualTo("CLIENT-042");
      assertThat(client042.from().label()).isEqualTo("MP01");
      assertThat(client042.pairs()).isGreaterThanOrEqualTo(2);
      assertThat(client042.least()).isPositive().isLessThanOrEqualTo(client042.median());
      assertThat(client042.most()).isBetween(client042.median(), Duration.ofMillis(100));
      assertThat(clocks.differences())
          .filteredOn(difference -> difference.basis() == Basis.ANSWER_STAMP)
          .hasSize(2)
          .allMatch(difference -> !difference.showsWrongZone())
          .allSatisfy(difference ->
              assertThat(difference.median().toMillis()).isCloseTo(500, within(500L)));
    }
  }

  @Test
  void troubleOfTheWholeSiteIsCountedApart() throws IOException {
    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      List<RepeatedSiteEvent> activities = ServiceConnectorActivities.of(opened.events());

      assertThat(activities)
          .filteredOn(activity -> activity.type() == RepeatedSiteEvent.Type.GATEWAY_ANSWER)
          .extracting(
              RepeatedSiteEvent::endpoint, RepeatedSiteEvent::httpStatus, RepeatedSiteEvent::count)
          .containsExactly(
              tuple("AccountOnboardingInfo", 400L, 1L),
              tuple("Notification", 401L, 2L),
              tuple("DevicePost", 401L, 1L));
      RepeatedSiteEvent notification =
          activities.stream()
              .filter(activity -> "Notification".equals(activity.endpoint()))
              .findFirst()
              .orElseThrow();
      assertThat(notification.isTrouble()).isTrue();
      assertThat(notification.firstTime()).hasToString("2026-10-14T13:57:44.508Z");
      assertThat(notification.activityIds())
          .containsExactly(
              "91e8a24f-182f-4863-be24-1735a1c58f10", "569da085-8e8b-4d63-847c-0a106017aba0");
      assertThat(activities)
          .filteredOn(activity -> activity.type() == RepeatedSiteEvent.Type.UPLOAD_BATCH)
          .extracting(RepeatedSiteEvent::records)
          .containsExactly(22L, 12L);
      assertThat(activities)
          .extracting(RepeatedSiteEvent::type)
          .contains(RepeatedSiteEvent.Type.UPLOAD_FAILED);
    }
  }

  @Test
  void withoutTheConnectorsLogTheActionIsStillSeenToComplete() throws IOException {
    Trace trace = completedWithout("CMGatewayNotificationWorker");

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.ids().userId()).isNull();
    assertThat(trace.missing())
        .singleElement()
        .satisfies(missing -> {
          assertThat(missing.what())
              .isEqualTo("CMGatewayNotificationWorker.log of the service connection point");
          assertThat(missing.how()).contains("Microsoft Configuration Manager\\Logs");
        });
  }

  @Test
  void withoutTheServersLogTheClientsAnswerStillProvesIt() throws IOException {
    Trace trace = completedWithout("BgbServer");

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.clients().targets()).isEqualTo(1);
    assertThat(trace.missing())
        .singleElement()
        .satisfies(missing -> {
          assertThat(missing.what()).isEqualTo("BgbServer.log of the management point");
          assertThat(missing.how()).contains("SMS_CCM\\Logs");
        });
  }

  @Test
  void withoutTheClientsLogsTheServersReportStillProvesIt() throws IOException {
    Trace trace = completedWithout("CcmNotificationAgent");

    assertThat(trace.outcome()).isEqualTo(ActionOutcome.COMPLETED);
    assertThat(trace.missing())
        .singleElement()
        .satisfies(missing -> {
          assertThat(missing.what()).isEqualTo("CcmNotificationAgent.log of the client");
          assertThat(missing.how()).contains("Windows\\CCM\\Logs");
        });
  }

  private Trace completedWithout(String log) throws IOException {
    try (Case opened = IngestedCase.ofSample(folder, path -> !path.contains(log))) {
      return only(new Traces(opened).find(COMPLETED));
    }
  }

  private static Trace only(List<Trace> traces) {
    assertThat(traces).hasSize(1);
    return traces.getFirst();
  }

  private static String story(Trace trace) {
    ActionIds ids = trace.ids();
    return String.join(
        " ",
        lower(ids.taskGuid()),
        lower(ids.userId()),
        String.valueOf(ids.pushId()),
        String.valueOf(ids.taskId()),
        String.valueOf(ids.taskType()),
        trace.outcome().name());
  }

  private static String story(JsonNode expected) {
    List<String> words = new ArrayList<>();
    for (String key : List.of("taskGuid", "userId", "pushId", "taskId", "taskType", "outcome")) {
      words.add(expected.get(key).asText());
    }
    return String.join(" ", words);
  }

  private static String lower(@Nullable String id) {
    return String.valueOf(id).toLowerCase(Locale.ROOT);
  }
}
