package dev.synctrace.diagnosis.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.context.FullSyncEffect;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.AddedByOthers;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.EnteredCollection;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.FullSync;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.GroupDeleted;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.IncrementalSync;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.LeftCollection;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.NotSynchronizable;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.ObjectDeleted;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent.RemovedByOthers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipModelTest {
  private final List<MembershipEvent> history = new ArrayList<>();

  private static Instant minute(int minute) {
    return Instant.parse("2026-10-13T12:00:00Z").plusSeconds(60L * minute);
  }

  private Set<String> members(FullSyncEffect rule, int minute) {
    return MembershipModel.membersAt(rule, history, minute(minute));
  }

  private Set<String> members(int minute) {
    return members(FullSyncEffect.OVERWRITE, minute);
  }

  @Test
  void theTenStepsOfTheSeedGiveTheSeedsMembers() {
    history.add(new AddedByOthers(minute(1), "DeviceA"));
    history.add(new AddedByOthers(minute(1), "DeviceB"));
    history.add(new AddedByOthers(minute(1), "DeviceC"));
    assertThat(members(1)).containsExactly("DeviceA", "DeviceB", "DeviceC");

    history.add(new EnteredCollection(minute(2), "DeviceB"));
    history.add(new EnteredCollection(minute(2), "DeviceC"));
    assertThat(members(2)).containsExactly("DeviceA", "DeviceB", "DeviceC");

    // Step 3 maps the collection, which changes nothing before the first cycle.
    assertThat(members(3)).containsExactly("DeviceA", "DeviceB", "DeviceC");

    history.add(new IncrementalSync(minute(4)));
    assertThat(members(4)).as("the first sync is a full one").containsExactly("DeviceB", "DeviceC");

    history.add(new LeftCollection(minute(5), "DeviceC"));
    assertThat(members(5)).containsExactly("DeviceB", "DeviceC");
    history.add(new IncrementalSync(minute(6)));
    assertThat(members(6)).containsExactly("DeviceB");

    history.add(new AddedByOthers(minute(7), "DeviceD"));
    history.add(new IncrementalSync(minute(8)));
    assertThat(members(8)).containsExactly("DeviceB", "DeviceD");

    history.add(new FullSync(minute(9)));
    assertThat(members(10)).containsExactly("DeviceB");
  }

  @Test
  void underTheOldRuleTwoAndThreeMakeFive() {
    for (String device : List.of("C1", "C2")) {
      history.add(new EnteredCollection(minute(1), device));
    }
    for (String device : List.of("G1", "G2", "G3")) {
      history.add(new AddedByOthers(minute(1), device));
    }
    history.add(new FullSync(minute(2)));

    assertThat(members(FullSyncEffect.ADDITIVE, 3)).hasSize(5);
    assertThat(members(FullSyncEffect.OVERWRITE, 3)).containsExactly("C1", "C2");
  }

  @Test
  void underTheOldRuleWhoLeavesTheCollectionStillLeavesTheGroup() {
    history.add(new EnteredCollection(minute(1), "C1"));
    history.add(new FullSync(minute(2)));
    history.add(new LeftCollection(minute(3), "C1"));
    history.add(new FullSync(minute(4)));

    assertThat(members(FullSyncEffect.ADDITIVE, 5)).isEmpty();
  }

  @Test
  void whatAnAdministratorRemovesComesBackOnlyWithAFullSync() {
    history.add(new EnteredCollection(minute(1), "A"));
    history.add(new FullSync(minute(2)));
    history.add(new RemovedByOthers(minute(3), "A"));
    history.add(new IncrementalSync(minute(5)));
    assertThat(members(5)).isEmpty();

    history.add(new FullSync(minute(6)));
    assertThat(members(6)).containsExactly("A");
  }

  @Test
  void aMembershipEndsWithItsObjectAndWithItsGroup() {
    history.add(new EnteredCollection(minute(1), "A"));
    history.add(new EnteredCollection(minute(1), "B"));
    history.add(new FullSync(minute(2)));
    history.add(new ObjectDeleted(minute(3), "A"));
    assertThat(members(3)).containsExactly("B");

    history.add(new GroupDeleted(minute(4)));
    assertThat(members(4)).isEmpty();
  }

  @Test
  void whoCannotBeSynchronizedComesAsSoonAsHeCan() {
    history.add(new EnteredCollection(minute(1), "A"));
    history.add(new NotSynchronizable(minute(1), Set.of("A")));
    history.add(new FullSync(minute(2)));
    assertThat(members(2)).isEmpty();

    history.add(new NotSynchronizable(minute(3), Set.of()));
    assertThat(members(3)).isEmpty();
    history.add(new IncrementalSync(minute(4)));
    assertThat(members(4)).containsExactly("A");
  }

  @Test
  void whoEntersAndLeavesBetweenTwoPassesWasNeverThere() {
    history.add(new FullSync(minute(1)));
    history.add(new EnteredCollection(minute(2), "A"));
    history.add(new LeftCollection(minute(3), "A"));
    history.add(new IncrementalSync(minute(4)));
    assertThat(members(4)).isEmpty();
  }

  @Test
  void theOrderInWhichTheHistoryIsGivenDoesNotMatter() {
    history.add(new FullSync(minute(5)));
    history.add(new AddedByOthers(minute(1), "X"));
    history.add(new EnteredCollection(minute(2), "A"));
    assertThat(members(1)).containsExactly("X");
    assertThat(members(9)).containsExactly("A");
  }

  @Test
  void aChangeIsPendingUntilTheNextPass() {
    MembershipModel model = new MembershipModel(FullSyncEffect.OVERWRITE);
    model.apply(new FullSync(minute(1)));
    model.apply(new EnteredCollection(minute(2), "A"));
    assertThat(model.hasPending("A")).isTrue();
    model.apply(new IncrementalSync(minute(3)));
    assertThat(model.hasPending("A")).isFalse();
  }

  @Test
  void theSiteVersionDecidesTheRule() {
    assertThat(FullSyncEffect.of(Optional.of("1906"))).isEqualTo(FullSyncEffect.ADDITIVE);
    assertThat(FullSyncEffect.of(Optional.of("2010"))).isEqualTo(FullSyncEffect.ADDITIVE);
    assertThat(FullSyncEffect.of(Optional.of("2103"))).isEqualTo(FullSyncEffect.OVERWRITE);
    assertThat(FullSyncEffect.of(Optional.of("5.00.9132 (2403)")))
        .isEqualTo(FullSyncEffect.OVERWRITE);
    assertThat(FullSyncEffect.of(Optional.of("current"))).isEqualTo(FullSyncEffect.OVERWRITE);
    assertThat(FullSyncEffect.of(Optional.empty())).isEqualTo(FullSyncEffect.OVERWRITE);
  }
}
