package dev.synctrace.testkit.truth;

import dev.synctrace.testkit.site.EntraGroup;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.WorldState;
import dev.synctrace.testkit.site.WorldState.StoredIdentity;
import dev.synctrace.testkit.truth.GroundTruthCheck.Subject;
import dev.synctrace.testkit.world.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says which causes of the catalogue are in force in a world.
 *
 * <p>A cause of a device or mapping is in force when its condition holds at the end, or held ten
 * minutes before, or at the bundle's last record: what ended later leaves no trace in it. One that
 * shows something that happened (S16, S35, S36, S41), when it happened to this member. What worlds
 * never have (a lost secret, Conditional Access, an on-premises group ...) is never in force.
 */
final class CauseTruth {
  /** Causes with explicit signs that no world has. */
  private static final Set<String> NEVER =
      Set.of("S19", "S21", "S22", "S23", "S26", "S27", "S28", "S39", "S40", "S43");

  private static final List<String> INDEPENDENT =
      List.of("S02", "S09", "S11", "S13", "S20", "S24", "S29", "S52", "S64", "S67");

  private static final List<String> OF_OBJECTS = List.of("S31", "S32", "S35");

  private final World world;
  private final GroundTruthCheck truth;
  private final Map<String, Condition> conditions = new HashMap<>();

  /** The moment that is looked at. */
  private WorldState now;

  /** Whether a cause is in force for a member of a group; group and member may be open. */
  private interface Condition {
    boolean holds(String group, Optional<String> collection, Subject subject);
  }

  CauseTruth(World world, GroundTruthCheck truth) {
    this.world = world;
    this.truth = truth;
    this.now = truth.end();
    conditions.put("S01", (_, _, subject) -> anyClient(subject, id -> !identity(id).verified()));
    conditions.put("S02", (_, _, _) -> anySite(site -> !site.enhancedHttp()));
    conditions.put("S03", (_, _, _) -> anySite(site -> !site.enhancedHttp()));
    conditions.put("S05", (_, _, subject) -> anyMachine(subject, this::isNotJoined));
    conditions.put("S07", (_, _, subject) -> anyClient(subject, this::onlyClaims));
    conditions.put(
        "S08",
        (_, _, subject) -> anyClient(subject, id -> revoked(id) || !identity(id).verified()));
    conditions.put("S09", (group, _, _) -> anyGroup(group, this::mayNotWrite));
    conditions.put("S11", (group, _, _) -> anyGroup(group, id -> now.isDynamic(id)));
    conditions.put("S13", (_, _, _) -> anySite(site -> !site.groupSyncEnabled()));
    conditions.put("S14", this::notMapped);
    conditions.put("S15", truth::inFlux);
    conditions.put("S16", (group, _, subject) -> changedByOthers(group, subject));
    conditions.put("S17", (_, _, _) -> anySite(Site::additive));
    conditions.put("S20", (_, _, _) -> anySite(site -> now.secretExpired(site.code())));
    conditions.put("S29", (group, _, _) -> anyGroup(group, id -> !now.groupExists(id)));
    conditions.put("S31", (_, _, subject) -> hasNoObject(subject));
    conditions.put("S32", (group, _, subject) -> isStale(group, subject));
    conditions.put("S33", (_, _, subject) -> sharesName(subject));
    conditions.put("S35", (_, _, subject) -> deletedOrDisabled(subject));
    conditions.put("S36", (_, _, _) -> hadTrouble(429));
    conditions.put("S41", this::deletedByFault);
    conditions.put("S45", (_, _, subject) -> anyMachine(subject, this::hasTwoClients));
    for (InjectedFailure failure : InjectedFailure.values()) {
      conditions.putIfAbsent(
          failure.cause(),
          (_, _, subject) -> anyClient(subject, id -> failsWith(id, failure.cause())));
    }
    for (InjectedFailure failure : InjectedFailure.ofSyncs()) {
      conditions.put(
          failure.cause(),
          (_, _, _) -> anySite(site -> now.stopOf(site.code()).equals(Optional.of(failure))));
    }
    conditions.put(
        "S64", (_, _, _) -> anySite(site -> fails(site, InjectedFailure.MANAGEMENT_POINT_OFFLINE)));
    conditions.put("S65", (_, _, subject) -> anyClient(subject, this::fellBack));
  }

  private boolean failsWith(int resource, String cause) {
    return now.failureOf(resource).filter(failure -> failure.cause().equals(cause)).isPresent();
  }

  private boolean fails(Site site, InjectedFailure failure) {
    return world.resources().stream()
        .filter(resource -> resource.site().equals(site.code()))
        .anyMatch(resource -> now.failureOf(resource.id()).equals(Optional.of(failure)));
  }

  /** With a token in hand, but without an answer to it. */
  private boolean fellBack(int resource) {
    return now.failureOf(resource)
        .filter(failure ->
            switch (failure) {
              case MANAGEMENT_POINT_OFFLINE,
                  OLD_AUTHENTICATION,
                  GATEWAY_WITHOUT_CERTIFICATE,
                  SITE_TOKEN_TOO_OLD ->
                  true;
              default -> false;
            })
        .isPresent();
  }

  /**
   * Causes that keep a member out by themselves, whatever else is wrong, and are in force.
   *
   * @param verified whether the site has its identity; else it is not looked up
   */
  Set<String> independent(
      String group, Optional<String> collection, Subject subject, boolean verified) {
    Set<String> found = new HashSet<>();
    Stream.concat(INDEPENDENT.stream(), verified ? OF_OBJECTS.stream() : Stream.empty())
        .filter(id -> holds(id, group, collection, subject).orElse(false))
        .forEach(found::add);
    if (verified && wasRefused(group, subject)) {
      found.add("S51");
    }
    return found;
  }

  private boolean wasRefused(String group, Subject subject) {
    return truth.happened().stream()
        .anyMatch(event ->
            event instanceof SimulatedEvent.AddFailed failed
                && failed.group().equals(group)
                && uses(subject, failed.object()));
  }

  /** Empty for causes that worlds do not model. */
  Optional<Boolean> holds(String id, String group, Optional<String> collection, Subject subject) {
    if (NEVER.contains(id)) {
      return Optional.of(false);
    }
    Condition condition = conditions.get(id);
    if (condition == null) {
      return Optional.empty();
    }
    boolean holds = false;
    for (WorldState moment : truth.moments()) {
      now = moment;
      holds |= condition.holds(group, collection, subject);
    }
    now = truth.end();
    return Optional.of(holds);
  }

  /** Whether a prerequisite was met at any of the moments; empty where worlds do not model it. */
  Set<Boolean> prerequisite(String title) {
    Set<Boolean> met = new HashSet<>();
    for (WorldState moment : truth.moments()) {
      now = moment;
      prerequisiteNow(title).ifPresent(met::add);
    }
    now = truth.end();
    return met;
  }

  private Optional<Boolean> prerequisiteNow(String title) {
    String words = title.toLowerCase(Locale.ROOT);
    List<String> named =
        world.groups().stream()
            .filter(group -> title.contains(group.id()) || title.contains(group.name() + " "))
            .map(EntraGroup::id)
            .toList();
    if (named.size() == 1) {
      String group = named.getFirst();
      if (title.contains("(S09)")) {
        return Optional.of(isOwned(group));
      }
      if (title.contains("(S11)")) {
        return Optional.of(!now.isDynamic(group));
      }
      if (title.contains("(S26)") || title.contains("(S27)") || title.contains("(S28)")) {
        return Optional.of(true);
      }
    }
    if (words.contains("group sync is enabled")) {
      return agreed(Site::groupSyncEnabled);
    }
    if (words.contains("tokens")) {
      return agreed(Site::enhancedHttp);
    }
    return Optional.empty();
  }

  /** Of sites in one bundle the checklist may mean either. */
  private Optional<Boolean> agreed(Predicate<Site> condition) {
    Set<Boolean> found = new HashSet<>();
    for (Site site : world.sites()) {
      if (truth.holdsFilesOf(site)) {
        found.add(condition.test(site));
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private boolean isOwned(String group) {
    return world.sites().stream()
        .anyMatch(site -> now.owners(group).contains(site.app().principalId()));
  }

  private boolean mayNotWrite(String group) {
    return world.sites().stream()
        .filter(site -> site.tenant().id().equals(world.group(group).tenant()))
        .noneMatch(
            site -> site.writesAnyGroup() || now.owners(group).contains(site.app().principalId()));
  }

  private boolean notMapped(String group, Optional<String> collection, Subject subject) {
    return anyGroup(
        group,
        id ->
            now.mappings().stream()
                .noneMatch(mapping ->
                    mapping.groupId().equals(id)
                        && (collection.isEmpty()
                            || mapping.collectionId().equals(collection.get()))));
  }

  private boolean changedByOthers(String group, Subject subject) {
    Set<String> apps = new HashSet<>();
    world.sites().forEach(site -> apps.add(site.app().principalId()));
    return truth.happened().stream()
        .anyMatch(event ->
            switch (event) {
              case SimulatedEvent.MemberAdded h ->
                  h.group().equals(group)
                      && !apps.contains(h.actor().id())
                      && uses(subject, h.object());
              case SimulatedEvent.MemberRemoved h ->
                  h.group().equals(group)
                      && !apps.contains(h.actor().id())
                      && uses(subject, h.object());
              default -> false;
            });
  }

  private boolean deletedByFault(String group, Optional<String> collection, Subject subject) {
    for (SimulatedEvent event : truth.happened()) {
      if (event instanceof SimulatedEvent.MemberRemoved removed
          && removed.group().equals(group)
          && uses(subject, removed.object())) {
        WorldState then = truth.state(removed.at());
        for (Site site : world.sites()) {
          if (site.deletesOwnMembers() && removed.actor().id().equals(site.app().principalId())) {
            for (GroupMapping mapping : then.mappings()) {
              if (mapping.groupId().equals(group)
                  && then.collectionMembers(mapping.collectionId()).stream()
                      .anyMatch(id -> isOf(subject, id))) {
                return true;
              }
            }
          }
        }
      }
    }
    return false;
  }

  private boolean hasNoObject(Subject subject) {
    return anyClient(
            subject,
            id ->
                world.objectByDeviceId(identity(id).entraId(), now).isEmpty()
                    && !world.resource(id).user())
        || subject.objects().stream().anyMatch(object -> !now.objectExists(object))
        || anyMachine(subject, machine -> !now.objectExists(now.objectOf(machine)));
  }

  private boolean isStale(String group, Subject subject) {
    boolean known =
        anyClient(
            subject,
            id -> {
              String used = now.objectOf(world.resource(id).machine());
              String deviceId = used.isEmpty() ? "" : world.object(used).deviceId();
              return !identity(id).entraId().equals(deviceId);
            });
    return known
        || world.objects().stream()
            .anyMatch(object ->
                subject.machines().contains(object.machine())
                    && !now.objectOf(object.machine()).equals(object.objectId()));
  }

  private boolean sharesName(Subject subject) {
    Map<String, Integer> names = new HashMap<>();
    for (String object : now.objects()) {
      names.merge(now.objectName(object).toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return anyClient(
            subject, id -> names.getOrDefault(now.name(id).toLowerCase(Locale.ROOT), 0) > 1)
        || subject.objects().stream()
            .anyMatch(object ->
                names.getOrDefault(now.objectName(object).toLowerCase(Locale.ROOT), 0) > 1);
  }

  private boolean deletedOrDisabled(Subject subject) {
    return truth.happened().stream()
        .anyMatch(event ->
            switch (event) {
              case SimulatedEvent.ObjectDeleted h -> uses(subject, h.object());
              case SimulatedEvent.ObjectDisabled h -> uses(subject, h.object());
              default -> false;
            });
  }

  private boolean hadTrouble(int status) {
    return truth.happened().stream()
        .anyMatch(event ->
            event instanceof SimulatedEvent.TroubleBegan began && began.status() == status);
  }

  private boolean hasTwoClients(String machine) {
    return world.resources().stream().filter(r -> r.machine().equals(machine)).count() > 1;
  }

  private boolean isNotJoined(String machine) {
    String object = now.objectOf(machine);
    return object.isEmpty() || !now.objectExists(object);
  }

  private boolean onlyClaims(int resource) {
    return !identity(resource).verified() && !now.heartbeat(resource).entraId().isEmpty();
  }

  private boolean revoked(int resource) {
    return now.isRevoked(resource);
  }

  private StoredIdentity identity(int resource) {
    return now.identity(resource);
  }

  private boolean isOf(Subject subject, int resource) {
    return subject.machines().contains(world.resource(resource).machine());
  }

  private boolean uses(Subject subject, String object) {
    return subject.machines().contains(world.object(object).machine());
  }

  private boolean anyClient(Subject subject, IntPredicate condition) {
    return world.resources().stream()
        .filter(resource -> subject.machines().contains(resource.machine()))
        .mapToInt(Resource::id)
        .anyMatch(condition);
  }

  private static boolean anyMachine(Subject subject, Predicate<String> condition) {
    return subject.machines().stream().anyMatch(condition);
  }

  private boolean anySite(Predicate<Site> condition) {
    return world.sites().stream().anyMatch(condition);
  }

  /** For a cause of the whole site: whether any group is so. */
  private boolean anyGroup(String group, Predicate<String> condition) {
    return group.isEmpty()
        ? world.groups().stream().map(EntraGroup::id).anyMatch(condition)
        : condition.test(group);
  }
}
