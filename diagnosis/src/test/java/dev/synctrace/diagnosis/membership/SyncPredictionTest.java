package dev.synctrace.diagnosis.membership;

import static dev.synctrace.diagnosis.verdict.Presence.IN;
import static dev.synctrace.diagnosis.verdict.Presence.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Obstacle, verdict and type of group decide what the next synchronization does. */
class SyncPredictionTest {
  private static final CauseCatalogue CAUSES = CauseCatalogue.builtIn();

  /** What keeps the synchronization from doing what it would. */
  enum Obstacle {
    NONE,
    /** ClientKeyData has no Entra device ID for it. */
    NO_VERIFIED_ID,
    /** The device joined again, and ClientKeyData still has its old ID. */
    JOINED_AGAIN,
    /** The list of owners does not have the server app, and Graph refuses its writes. */
    NOT_AN_OWNER,
    /** The collection is mapped to another group now. */
    NOT_MAPPED,
    GROUP_DELETED,
    /** A version whose full synchronization removes nothing that others added. */
    ADDITIVE_VERSION,
    /** Version 2303, which removes what it added. */
    DELETES_WHAT_IT_ADDED,
    LEFT_COLLECTION
  }

  enum GroupType {
    ASSIGNED,
    DYNAMIC
  }

  /**
   * A row of the table.
   *
   * @param blockedBy the causes that prevent it; empty where nothing does
   */
  record Row(
      Obstacle obstacle,
      VerdictState verdict,
      GroupType group,
      Presence afterIncremental,
      Presence afterFull,
      List<String> blockedBy) {}

  static Stream<Row> table() {
    return Stream.of(
        row(Obstacle.NONE, VerdictState.REMOVED, OUT, IN),
        row(Obstacle.NONE, VerdictState.UNEXPECTED, IN, OUT),
        row(Obstacle.NO_VERIFIED_ID, VerdictState.NOT_SYNCED, OUT, OUT, "S01"),
        row(Obstacle.JOINED_AGAIN, VerdictState.NOT_SYNCED, OUT, OUT, "S32"),
        row(Obstacle.NOT_AN_OWNER, VerdictState.NOT_SYNCED, OUT, OUT, "S09"),
        row(Obstacle.NOT_AN_OWNER, VerdictState.REMOVED, OUT, OUT, "S09"),
        row(Obstacle.NOT_AN_OWNER, VerdictState.UNEXPECTED, IN, IN, "S09"),
        row(Obstacle.NOT_MAPPED, VerdictState.REMOVED, OUT, OUT),
        row(Obstacle.NOT_MAPPED, VerdictState.UNEXPECTED, IN, IN, "S14"),
        row(Obstacle.GROUP_DELETED, VerdictState.REMOVED, OUT, OUT, "S29"),
        row(Obstacle.ADDITIVE_VERSION, VerdictState.REMOVED, OUT, IN),
        row(Obstacle.ADDITIVE_VERSION, VerdictState.UNEXPECTED, IN, IN),
        row(Obstacle.LEFT_COLLECTION, VerdictState.REMOVED, OUT, OUT),
        row(Obstacle.LEFT_COLLECTION, VerdictState.UNEXPECTED, OUT, OUT),
        dynamic(Obstacle.NONE, VerdictState.NOT_SYNCED, OUT, OUT),
        dynamic(Obstacle.NOT_AN_OWNER, VerdictState.REMOVED, OUT, OUT, "S09"),
        dynamic(Obstacle.NONE, VerdictState.REMOVED, OUT, OUT),
        dynamic(Obstacle.NONE, VerdictState.UNEXPECTED, IN, IN),
        dynamic(Obstacle.NO_VERIFIED_ID, VerdictState.NOT_SYNCED, OUT, OUT, "S01"),
        dynamic(Obstacle.ADDITIVE_VERSION, VerdictState.UNEXPECTED, IN, IN));
  }

  private static Row row(
      Obstacle obstacle,
      VerdictState verdict,
      Presence incremental,
      Presence full,
      String... causes) {
    return new Row(obstacle, verdict, GroupType.ASSIGNED, incremental, full, List.of(causes));
  }

  /** Whatever else is in the way, no one writes to a dynamic group. */
  private static Row dynamic(
      Obstacle obstacle,
      VerdictState verdict,
      Presence incremental,
      Presence full,
      String... causes) {
    List<String> all = Stream.concat(Stream.of(causes), Stream.of("S11")).toList();
    return new Row(obstacle, verdict, GroupType.DYNAMIC, incremental, full, all);
  }

  @ParameterizedTest
  @MethodSource("table")
  void theNextSynchronizationDoesWhatTheObstacleLeaves(Row row) {
    MemberVerdict member = member(row);

    assertThat(member.status().verdict()).isEqualTo(row.verdict());
    SyncPrediction prediction = member.prediction().orElseThrow();
    assertThat(prediction.afterIncremental()).isEqualTo(row.afterIncremental());
    assertThat(prediction.afterFull()).isEqualTo(row.afterFull());
    assertThat(prediction.blockedBy()).containsAll(row.blockedBy());
    assertThat(prediction.grade().isProven()).as("a later change can always intervene").isFalse();
    row.blockedBy().forEach(cause -> assertThat(prediction.text()).contains(cause));
  }

  /** What the model does not explain it does not predict: nothing is promised. */
  @Test
  void whatTheVersionRemovedByItselfIsNotPredicted() {
    Row row = row(Obstacle.DELETES_WHAT_IT_ADDED, VerdictState.REMOVED, OUT, OUT);

    MemberVerdict member = member(row);

    assertThat(member.status().verdict()).isEqualTo(VerdictState.REMOVED);
    assertThat(member.causes()).extracting(FoundCause::id).contains("S41");
    assertThat(member.prediction()).isEmpty();
  }

  private static MemberVerdict member(Row row) {
    SyncStory story = new SyncStory().serverAppMadeOwner("11:00:00Z");
    if (row.obstacle() != Obstacle.NOT_MAPPED) {
      story.mapped();
    }
    boolean trusted = row.obstacle() != Obstacle.NO_VERIFIED_ID;
    boolean left = row.obstacle() == Obstacle.LEFT_COLLECTION;
    switch (row.verdict()) {
      case NOT_SYNCED -> {
        story.collection("A", "B").trusted("B").group("B");
        if (trusted) {
          story.trusted("A");
        } else {
          story.untrusted("A");
        }
      }
      case REMOVED -> {
        story.collection(left ? new String[] {"B"} : new String[] {"A", "B"}).trusted("B");
        if (trusted) {
          story.trusted("A");
        } else {
          story.untrusted("A");
        }
        story.directory("A", "B").group("B").appAdds("12:00:01Z", "A", "B");
        if (left || row.obstacle() == Obstacle.DELETES_WHAT_IT_ADDED) {
          story.appRemoves("12:30:00Z", "A");
        } else {
          story.personRemoves("12:30:00Z", "A");
        }
      }
      default -> {
        story.collection("B").trusted("A", "B").directory("A", "B").group("A", "B");
        story.appAdds("12:00:01Z", "B");
        if (left) {
          story.appAdds("12:00:01Z", "A");
        } else {
          story.personAdds("12:30:00Z", "A");
        }
      }
    }
    obstruct(story, row.obstacle());
    if (row.group() == GroupType.DYNAMIC) {
      dynamic(story);
    }
    story.auditGoesOn("14:00:00Z");
    return Diagnosis.of(story.story().asCase(), CAUSES, null).explain(ExplainRequest.all()).stream()
        .filter(verdict -> verdict.mapping().isOfGroup(SyncStory.GROUP))
        .filter(verdict -> verdict.identity().names().contains("CLIENT-A"))
        .findFirst()
        .orElseThrow();
  }

  private static void dynamic(SyncStory story) {
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
  }

  private static void obstruct(SyncStory story, Obstacle obstacle) {
    switch (obstacle) {
      case JOINED_AGAIN -> story.joinedAgain("12:10:00Z", "A");
      case NOT_AN_OWNER -> story.serverAppMayNotWrite("13:00:00Z", "B");
      case NOT_MAPPED -> story.pass("11:30:00Z").mappedToAnotherGroup("13:50:00Z");
      case GROUP_DELETED -> story.groupDeleted("13:00:00Z");
      case ADDITIVE_VERSION -> story.noted("site.version", "1910");
      case DELETES_WHAT_IT_ADDED -> story.noted("site.version", "2303");
      case NONE, NO_VERIFIED_ID, LEFT_COLLECTION -> {
        // Nothing in the group or the site is in the way.
      }
    }
  }
}
