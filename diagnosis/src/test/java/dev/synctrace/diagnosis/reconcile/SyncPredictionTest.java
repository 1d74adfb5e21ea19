package dev.synctrace.diagnosis.reconcile;

import static dev.synctrace.diagnosis.verdict.Presence.IN;
import static dev.synctrace.diagnosis.verdict.Presence.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.Verdict;
import dev.synctrace.event.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Obstacle, verdict and type of group decide what the next synchronization does. */
class SyncPredictionTest {
  private static final CauseCatalogue CAUSES = CauseCatalogue.builtIn();

  /** What keeps the synchronization from doing what it would. */
  enum Obstacle {
    NONE,
    NO_VERIFIED_ID,
    DYNAMIC_GROUP,
    GROUP_DELETED,
    ADDITIVE_VERSION
  }

  /**
   * A row of the table.
   *
   * @param blockedBy the causes that prevent it; empty where nothing does
   */
  record Row(
      Obstacle obstacle,
      Verdict verdict,
      Presence afterIncremental,
      Presence afterFull,
      List<String> blockedBy) {}

  static Stream<Row> table() {
    return Stream.of(
        new Row(Obstacle.NONE, Verdict.REMOVED, OUT, IN, List.of()),
        new Row(Obstacle.NONE, Verdict.UNEXPECTED, IN, OUT, List.of()),
        new Row(Obstacle.NO_VERIFIED_ID, Verdict.NOT_SYNCED, OUT, OUT, List.of("S01")),
        new Row(Obstacle.DYNAMIC_GROUP, Verdict.NOT_SYNCED, OUT, OUT, List.of("S11")),
        new Row(Obstacle.DYNAMIC_GROUP, Verdict.REMOVED, OUT, OUT, List.of("S11")),
        new Row(Obstacle.DYNAMIC_GROUP, Verdict.UNEXPECTED, IN, IN, List.of("S11")),
        new Row(Obstacle.GROUP_DELETED, Verdict.REMOVED, OUT, OUT, List.of("S29")),
        new Row(Obstacle.ADDITIVE_VERSION, Verdict.UNEXPECTED, IN, IN, List.of()));
  }

  @ParameterizedTest
  @MethodSource("table")
  void theNextSynchronizationDoesWhatTheObstacleLeaves(Row row) {
    MemberVerdict member = member(row);

    assertThat(member.standing().verdict()).isEqualTo(row.verdict());
    SyncPrediction prediction = member.prediction().orElseThrow();
    assertThat(prediction.afterIncremental()).isEqualTo(row.afterIncremental());
    assertThat(prediction.afterFull()).isEqualTo(row.afterFull());
    assertThat(prediction.blockedBy()).containsAll(row.blockedBy());
    assertThat(prediction.grade().isProven()).as("a later change can always intervene").isFalse();
    if (!row.blockedBy().isEmpty()) {
      assertThat(prediction.text()).contains(row.blockedBy().getFirst());
    }
  }

  private static MemberVerdict member(Row row) {
    SyncStory story = new SyncStory().mapped().serverAppMadeOwner("11:00:00Z");
    switch (row.verdict()) {
      case NOT_SYNCED -> {
        story.collection("A", "B").trusted("B").group("B");
        if (row.obstacle() == Obstacle.NO_VERIFIED_ID) {
          story.untrusted("A");
        } else {
          story.trusted("A");
        }
      }
      case REMOVED ->
          story
              .collection("A", "B")
              .trusted("A", "B")
              .directory("A", "B")
              .group("B")
              .appAdds("12:00:01Z", "A", "B")
              .personRemoves("12:30:00Z", "A");
      default ->
          story
              .collection("B")
              .trusted("B")
              .directory("A", "B")
              .group("A", "B")
              .appAdds("12:00:01Z", "B")
              .personAdds("12:30:00Z", "A");
    }
    obstruct(story, row.obstacle());
    story.auditGoesOn("14:00:00Z");
    return Diagnosis.of(story.story().asCase(), CAUSES, null).explain(ExplainRequest.all()).stream()
        .filter(verdict -> verdict.identity().names().contains("CLIENT-A"))
        .findFirst()
        .orElseThrow();
  }

  private static void obstruct(SyncStory story, Obstacle obstacle) {
    switch (obstacle) {
      case DYNAMIC_GROUP ->
          story
              .story()
              .add(
                  "graph/group.json",
                  null,
                  Kind.FACT_GROUP,
                  "groupId",
                  SyncStory.GROUP,
                  "groupTypes",
                  "DynamicMembership",
                  "membershipType",
                  "dynamic",
                  "membershipRule",
                  "(device.displayName -startsWith \"CLIENT\")");
      case GROUP_DELETED -> story.groupDeleted("13:00:00Z");
      case ADDITIVE_VERSION -> story.noted("site.version", "1910");
      case NONE, NO_VERIFIED_ID -> {
        // Nothing in the group or the site is in the way.
      }
    }
  }
}
