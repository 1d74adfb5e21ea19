package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.Actor;
import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.RandomSource;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws devices of the first site that have no verified identity, and why. It has dice of its own,
 * so that the rest of a world is the same with it and without.
 */
final class FailureGenerator {
  private static final int SHARE = 60;

  private final WorldBuilder builder;
  private final RandomSource random;
  private final boolean drawn;

  /** Why the site accepts no client's token in the window, or synchronizes nothing. */
  private final Optional<InjectedFailure> ofSite;

  FailureGenerator(WorldBuilder builder, long seed) {
    this.builder = builder;
    this.random = new RandomSource(seed * 7_919 + 17);
    this.drawn = random.percent(SHARE);
    this.ofSite =
        drawn && random.percent(35)
            ? Optional.of(
                random.one(
                    random.percent(60) ? InjectedFailure.ofSites() : InjectedFailure.ofSyncs()))
            : Optional.empty();
  }

  /** The version of the first site: some failures are of newer ones only. */
  int version(int version) {
    return ofSite.map(failure -> failure.version(version)).orElse(version);
  }

  boolean acceptTokens() {
    return ofSite.filter(InjectedFailure::isOfSite).isEmpty();
  }

  /** Puts the devices into the collection of a mapping, long before the window. */
  void prepare(Site site, GroupMapping mapping) {
    if (!drawn || !site.enhancedHttp()) {
      return;
    }
    int count = random.between(1, 3);
    if (ofSite.filter(InjectedFailure::stopsSync).isPresent()) {
      Instant stop = builder.world().begin().minusSeconds(90);
      builder.later(new SimulatedEvent.SyncStopped(stop, site.code(), ofSite.get()));
      for (int i = 0; i < count; i++) {
        device(site, mapping, i, Optional.empty());
      }
      return;
    }
    List<InjectedFailure> failures =
        ofSite.isPresent()
            ? List.of(ofSite.get())
            : random.some(InjectedFailure.ofDevices(), count);
    for (int i = 0; i < count; i++) {
      device(site, mapping, i, Optional.of(failures.get(i % failures.size())));
    }
    if (random.percent(40)) {
      device(site, mapping, count, Optional.empty());
    }
  }

  /**
   * @param failure empty for a healthy device whose logs were collected for comparison
   */
  private void device(
      Site site, GroupMapping mapping, int number, Optional<InjectedFailure> failure) {
    String name = site.code() + "-NB%03d".formatted(200 + number * 3 + random.between(0, 2));
    String machine = builder.newMachine();
    Resource client = builder.newClient(site, machine, random);
    Instant made = builder.world().begin().minus(Duration.ofDays(random.between(30, 60)));
    String deviceId = join(site, machine, name, made, failure);
    String tenant = site.tenant().id();
    Instant registered = made.plus(Duration.ofMinutes(random.between(20, 600)));
    boolean verified = failure.isEmpty();
    builder.later(new SimulatedEvent.ResourceNamed(registered, client.id(), name));
    builder.later(
        new SimulatedEvent.IdentityStored(
            registered, client.id(), verified ? tenant : "", verified ? deviceId : ""));
    if (!deviceId.isEmpty() && random.percent(70)) {
      Instant beat = registered.plusSeconds(60);
      builder.later(new SimulatedEvent.Heartbeat(beat, client.id(), tenant, deviceId));
    }
    boolean late = ofSite.filter(InjectedFailure::stopsSync).isPresent();
    Instant entered =
        late
            ? builder.world().begin().plusSeconds(random.between(70, 130))
            : registered.plusSeconds(90);
    builder.later(
        new SimulatedEvent.CollectionEntered(entered, mapping.collectionId(), client.id()));
    if (late) {
      return;
    }
    if (failure.isEmpty()) {
      attempts().forEach(at -> builder.later(new SimulatedEvent.TokenIssued(at, client.id())));
      return;
    }
    String code = random.one(failure.get().codes());
    boolean registers = random.percent(60);
    for (Instant at : attempts()) {
      builder.later(
          new SimulatedEvent.IdentityFailed(at, client.id(), failure.get(), code, registers));
    }
  }

  /** Returns its device ID; empty when it did not join. */
  private String join(
      Site site, String machine, String name, Instant at, Optional<InjectedFailure> failure) {
    if (failure.equals(Optional.of(InjectedFailure.NOT_JOINED))) {
      return "";
    }
    Actor actor = WorldBuilder.registration();
    DirectoryObject object = builder.newObject(site, machine, false, random);
    builder.later(new SimulatedEvent.ObjectCreated(at, object.objectId(), name, actor));
    builder.later(new SimulatedEvent.Joined(at, machine, object.objectId()));
    Instant gone = builder.world().begin().minus(Duration.ofMinutes(random.between(5, 4000)));
    if (failure.equals(Optional.of(InjectedFailure.DEVICE_DISABLED))) {
      builder.later(new SimulatedEvent.ObjectDisabled(gone, object.objectId(), actor));
    } else if (failure.equals(Optional.of(InjectedFailure.DEVICE_DELETED))) {
      builder.later(new SimulatedEvent.ObjectDeleted(gone, object.objectId(), actor));
    }
    return object.deviceId();
  }

  /** One to three attempts in the window, a minute at least before its end. */
  private List<Instant> attempts() {
    Instant begin = builder.world().begin();
    int seconds = (int) Duration.between(begin, builder.world().end()).toSeconds() - 60;
    List<Instant> attempts = new ArrayList<>();
    int count = random.between(1, 3);
    for (int i = 0; i < count; i++) {
      int second = random.between(i * seconds / count, (i + 1) * seconds / count);
      attempts.add(begin.plusSeconds(WorldBuilder.quiet(second)));
    }
    return attempts.stream().distinct().toList();
  }
}
