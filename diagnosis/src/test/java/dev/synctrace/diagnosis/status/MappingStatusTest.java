package dev.synctrace.diagnosis.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.context.SiteContext.ClientCount;
import dev.synctrace.diagnosis.status.MappingStatus.ConsoleSyncState;
import dev.synctrace.diagnosis.status.MappingStatus.Difference;
import dev.synctrace.diagnosis.status.MappingStatus.Sync;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class MappingStatusTest {
  private final SyncStory story = new SyncStory().mapped();

  private MappingStatus status() {
    return story.diagnosis(null).statuses(ExplainRequest.all()).getFirst();
  }

  @Test
  void allMembersSynchronizedIsSuccess() {
    story.collection("A", "B").trusted("A", "B").group("A", "B");
    assertThat(status().status()).isEqualTo(ConsoleSyncState.SUCCESS);
    assertThat(status().memberCount()).isEqualTo(2);
    assertThat(status().syncCompleted()).isEqualTo(2);
    assertThat(status().syncFailed()).isZero();
  }

  @Test
  void someAreAPartialSuccess() {
    story.collection("A", "B").trusted("A").untrusted("B").group("A");
    assertThat(status().status()).isEqualTo(ConsoleSyncState.PARTIAL_SUCCESS);
  }

  @Test
  void noneIsFailed() {
    story.collection("A", "B").untrusted("A").untrusted("B").group();
    assertThat(status().status()).isEqualTo(ConsoleSyncState.FAILED);
    assertThat(status().syncFailed()).isEqualTo(2);
  }

  @Test
  void whoWaitsIsInProgress() {
    story
        .collection("A")
        .trusted("A")
        .serverAppMadeOwner("11:00:00Z")
        .auditGoesOn("12:04:00Z")
        .pass("12:00:00Z", "A");
    assertThat(status().status()).isEqualTo(ConsoleSyncState.IN_PROGRESS);
    assertThat(status().syncInProgress()).isEqualTo(1);
  }

  @Test
  void withoutTheCollectionNothingIsCounted() {
    story.group("A");
    assertThat(status().status()).isEqualTo(ConsoleSyncState.UNKNOWN);
    assertThat(status().memberCount()).isNull();
  }

  @Test
  void whoIsUnexpectedIsNotCounted() {
    story.collection("A").trusted("A").group("A", "X");
    assertThat(status().memberCount()).isEqualTo(1);
    assertThat(status().status()).isEqualTo(ConsoleSyncState.SUCCESS);
  }

  @Test
  void theFirstPassAfterTheMappingIsTheFullSync() {
    story
        .collection("A")
        .trusted("A")
        .group("A")
        .serverAppMadeOwner("11:00:00Z")
        .pass("11:05:00Z", "A")
        .pass("11:10:00Z");
    assertThat(status().lastFullSync())
        .isEqualTo(new Sync(Instant.parse("2026-10-13T11:05:00Z"), ConsoleSyncState.SUCCESS, 1L));
    assertThat(status().lastSync())
        .isEqualTo(new Sync(Instant.parse("2026-10-13T11:10:00Z"), ConsoleSyncState.SUCCESS, 0L));
  }

  @Test
  void aCycleThatTakesOutWhomAPersonAddedSinceIsAFullSync() {
    story
        .collection("A")
        .trusted("A", "X")
        .group("A")
        .serverAppMadeOwner("11:00:00Z")
        .pass("11:05:00Z", "A")
        .appAdds("11:05:01Z", "A")
        .personAdds("11:30:00Z", "X")
        .pass("11:40:00Z")
        .pass("12:00:00Z")
        .appRemoves("12:00:04Z", "X")
        .pass("12:05:00Z");
    assertThat(fullSync()).contains(Instant.parse("2026-10-13T12:00:00Z"));
  }

  @Test
  void aCycleThatBringsBackWhomAPersonRemovedIsAFullSync() {
    story
        .collection("A", "B")
        .trusted("A", "B")
        .group("A", "B")
        .serverAppMadeOwner("11:00:00Z")
        .pass("11:05:00Z", "A", "B")
        .appAdds("11:05:01Z", "A", "B")
        .personRemoves("11:30:00Z", "B")
        .pass("12:00:00Z", "B")
        .appAdds("12:00:04Z", "B")
        .pass("12:05:00Z");
    assertThat(fullSync()).contains(Instant.parse("2026-10-13T12:00:00Z"));
  }

  @Test
  void aMemberThatLeftTheCollectionIsTakenOutByAnIncrementalSync() {
    story
        .collection("A")
        .trusted("A", "B")
        .group("A")
        .personAdds("10:00:00Z", "B")
        .serverAppMadeOwner("11:00:00Z")
        .pass("11:05:00Z", "A")
        .appAdds("11:05:01Z", "A")
        .pass("12:00:00Z")
        .appRemoves("12:00:04Z", "B");
    assertThat(fullSync())
        .as("B was there before the first full sync and outlived it")
        .contains(Instant.parse("2026-10-13T11:05:00Z"));
  }

  private Optional<Instant> fullSync() {
    return Optional.ofNullable(status().lastFullSync()).map(Sync::time);
  }

  @Test
  void theRateOfTheLastCyclesTellsWhenTheRestIsDone() {
    story
        .collection("A", "B", "C", "D", "E", "F")
        .trusted("A", "B", "C", "D", "E", "F")
        .group("A", "B", "C", "D")
        .pass("11:00:00Z", "A", "B")
        .pass("11:05:00Z", "B", "C", "D");
    SyncEstimate progress = status().progress();
    assertThat(progress.addsPerCycle()).as("B is asked for twice").isEqualTo(2);
    assertThat(progress.remaining()).isEqualTo(2);
    assertThat(progress.estimatedEnd()).isEqualTo(Instant.parse("2026-10-13T11:10:00Z"));
  }

  @Test
  void aSyncThatRestsHasNoEnd() {
    story
        .collection("A", "B", "C")
        .trusted("A", "B")
        .untrusted("C")
        .group("A", "B")
        .pass("11:00:00Z", "A")
        .pass("11:05:00Z", "B")
        .pass("11:10:00Z");
    assertThat(status().progress().remaining()).isEqualTo(1);
    assertThat(status().progress().estimatedEnd()).isNull();
  }

  @Test
  void clientsWithAVerifiedIdentityAreCountedWhereAllAreListed() {
    String source = "sql/ClientKeyData.csv";
    story.collection("A", "B").trusted("A").untrusted("B");
    story
        .story()
        .add(
            source,
            null,
            Kind.FACT_CLIENTKEY,
            "smsId",
            SyncStory.sms("R"),
            "deviceId",
            SyncStory.device("R"),
            "isRevoked",
            "true");
    story.story().export(source, Kind.FACT_CLIENTKEY);
    assertThat(status().clients()).isEqualTo(new ClientCount(1, 3L));
  }

  @Test
  void whereTheConsoleSaysOtherwiseBothAreShown() {
    story.collection("A", "B").trusted("A", "B").group("A");
    story
        .story()
        .add(
            "console/CollectionCloudSync.csv",
            null,
            Kind.FACT_CONSOLE_STATUS,
            "collectionId",
            SyncStory.COLLECTION,
            "groupId",
            SyncStory.GROUP,
            "syncStatus",
            "SUCCESS",
            "memberCount",
            "2",
            "syncCompleted",
            "2",
            "syncFailed",
            "0");
    assertThat(status().differences())
        .extracting(Difference::column, Difference::console, Difference::ours)
        .containsExactly(
            Tuple.tuple("Cloud Sync Status", "SUCCESS", "PARTIAL_SUCCESS"),
            Tuple.tuple("Sync Completed", "2", "1"),
            Tuple.tuple("Sync Failed", "0", "1"));
  }
}
