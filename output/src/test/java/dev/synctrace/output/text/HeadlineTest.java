package dev.synctrace.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.status.CloudSyncTab;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  @Test
  void membersAreInTheirGroupOrNot() {
    assertThat(members(Map.of(CloudSyncTab.SUCCESS, 4L, CloudSyncTab.FAILED, 2L)))
        .isEqualTo("4 of 6 members are in their group; 2 are not.");
    assertThat(members(Map.of(CloudSyncTab.SUCCESS, 1L, CloudSyncTab.IN_PROGRESS, 1L)))
        .isEqualTo("1 of 2 members is in their group; 1 is in progress.");
    assertThat(members(Map.of(CloudSyncTab.UNKNOWN, 3L, CloudSyncTab.FAILED, 1_200L)))
        .isEqualTo("0 of 1,203 members are in their group; 1,200 are not, 3 are unknown.");
  }

  @Test
  void whatIsNotProvenIsNotSaidAsAFact() {
    Map<CloudSyncTab, Long> members = Map.of(CloudSyncTab.SUCCESS, 2L, CloudSyncTab.FAILED, 1L);
    assertThat(Headline.ofMembers(members, 1, 1))
        .isEqualTo(
            "2 of 3 members are in their group; 1 is not. 1 of these verdicts is likely or possible, not proven.");
    assertThat(Headline.ofMembers(members, 1, 2))
        .endsWith(" 2 of these verdicts are likely or possible, not proven.");
  }

  @Test
  void whoIsOutsideTheCollectionIsNoneOfItsMembers() {
    assertThat(members(Map.of(CloudSyncTab.SUCCESS, 5L, CloudSyncTab.OUTSIDE, 1L)))
        .isEqualTo(
            "All 5 members of the collection are in the group. 1 is outside the collection.");
    assertThat(members(Map.of(CloudSyncTab.OUTSIDE, 2L)))
        .isEqualTo("No member of the collection is in the group. 2 are outside the collection.");
  }

  @Test
  void withoutMembersItSaysSo() {
    assertThat(members(Map.of()))
        .isEqualTo("The case contains no member of the synchronized collections.");
    assertThat(Headline.ofMembers(Map.of(), 0, 0))
        .isEqualTo("The case contains no collection that is synchronized to a group.");
    assertThat(Headline.ofMembers(Map.of(CloudSyncTab.SUCCESS, 1L), 2, 0))
        .isEqualTo("The only member of the collections is in the groups.");
  }

  @Test
  void actionsAreCountedWorstFirst() {
    assertThat(
            Headline.ofActions(
                Map.of(
                    ActionOutcome.COMPLETED,
                    3L,
                    ActionOutcome.FAILED,
                    1L,
                    ActionOutcome.PUSHED,
                    2L)))
        .isEqualTo("6 tenant-attach actions: 1 failed, 2 pushed, 3 completed.");
    assertThat(Headline.ofActions(Map.of(ActionOutcome.UNAUTHORIZED, 1L)))
        .isEqualTo("One tenant-attach action: 1 unauthorized.");
  }

  @Test
  void everyOutcomeHasItsPlace() {
    for (ActionOutcome outcome : ActionOutcome.values()) {
      assertThat(Headline.urgency(outcome)).isNotNegative();
      assertThat(Headline.ofActions(Map.of(outcome, 1L))).doesNotEndWith(": .");
    }
  }

  private static String members(Map<CloudSyncTab, Long> members) {
    return Headline.ofMembers(members, 1, 0);
  }
}
