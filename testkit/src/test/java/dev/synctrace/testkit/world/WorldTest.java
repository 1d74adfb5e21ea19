package dev.synctrace.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.SyncKind;
import dev.synctrace.testkit.site.WorldState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Worlds are the same for the same seed, and their degradations degrade. */
class WorldTest {
  private static final int WORLDS = 120;

  @Test
  void sameSeedGivesTheSameBundle() {
    for (long seed = 1; seed <= 20; seed++) {
      Set<BundleDefect> some = EnumSet.of(BundleDefect.AUDIT_GAP, BundleDefect.FILE_MISSING);
      assertThat(World.of(seed).bundle(some)).isEqualTo(World.of(seed).bundle(some));
    }
  }

  @Test
  void worldsDiffer() {
    Set<Bundle> bundles =
        List.of(1L, 2L, 3L).stream()
            .map(seed -> World.of(seed).bundle())
            .collect(Collectors.toSet());
    assertThat(bundles).hasSize(3);
  }

  @Test
  void happeningsAreInOrderOfTime() {
    for (long seed = 1; seed <= WORLDS; seed++) {
      List<SimulatedEvent> happenings = World.of(seed).happenings();
      for (int i = 1; i < happenings.size(); i++) {
        assertThat(happenings.get(i).at()).isAfterOrEqualTo(happenings.get(i - 1).at());
      }
    }
  }

  @Test
  void everyFailureIsShownByALogUnlessThatWasTakenOut() {
    Set<InjectedFailure> shown = EnumSet.noneOf(InjectedFailure.class);
    for (long seed = 1; seed <= WORLDS; seed++) {
      World world = World.of(seed);
      FailureEvidenceLocator logs = new FailureEvidenceLocator(world);
      Bundle complete = world.bundle();
      Bundle without = world.bundle(EnumSet.of(BundleDefect.FAILURE_LOG_MISSING));
      for (int resource : logs.resources()) {
        if (logs.isOnlyOneOfItsName(resource) && isOfMainSite(world, resource)) {
          assertThat(logs.shownBy(resource, complete)).isNotEmpty();
          assertThat(logs.shownBy(resource, without)).isEmpty();
          shown.add(logs.failure(resource).orElseThrow());
        }
      }
    }
    assertThat(shown)
        .containsAll(InjectedFailure.ofDevices())
        .containsAll(InjectedFailure.ofSites());
  }

  private static boolean isOfMainSite(World world, int resource) {
    return world.resource(resource).site().equals(world.mainSite().code());
  }

  @Test
  void aFailingDeviceHasNoVerifiedIdentity() {
    for (long seed = 1; seed <= WORLDS; seed++) {
      World world = World.of(seed);
      WorldState end = world.atEnd();
      for (int resource : new FailureEvidenceLocator(world).resources()) {
        assertThat(end.identity(resource).verified()).isFalse();
      }
    }
  }

  @Test
  void aFullSynchronizationDoesNotKeepStrangers() {
    int judged = 0;
    for (long seed = 1; seed <= WORLDS; seed++) {
      World world = World.of(seed);
      WorldState end = world.atEnd();
      for (GroupMapping mapping : end.mappings()) {
        Site site = world.site(world.collection(mapping.collectionId()).site());
        boolean may =
            end.groupExists(mapping.groupId())
                && !end.isDynamic(mapping.groupId())
                && end.owners(mapping.groupId()).contains(site.app().principalId())
                && !end.secretExpired(site.code())
                && end.stopOf(site.code()).isEmpty()
                && end.trouble(site.code()) == 0
                && site.groupSyncEnabled()
                && !site.additive();
        if (may) {
          NextSyncForecast forecast = world.afterNext(SyncKind.FULL, mapping.groupId());
          for (String object : end.groupMembers(mapping.groupId())) {
            boolean known =
                world.resources().stream()
                    .anyMatch(row -> row.machine().equals(world.object(object).machine()));
            if (!known) {
              judged++;
              assertThat(forecast.holds(object).orElse(false)).isFalse();
            }
          }
        }
      }
    }
    assertThat(judged).isPositive();
  }

  @ParameterizedTest
  @EnumSource(BundleDefect.class)
  void everyDegradationChangesSomeBundles(BundleDefect degradation) {
    boolean changes = false;
    for (long seed = 1; seed <= WORLDS && !changes; seed++) {
      World world = World.of(seed);
      changes = !world.bundle(Set.of(degradation)).equals(world.bundle());
    }
    assertThat(changes).isTrue();
    assertThat(degradation.sentence()).endsWith(".");
  }
}
