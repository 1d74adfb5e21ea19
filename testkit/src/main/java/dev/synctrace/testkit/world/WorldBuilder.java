package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.Actor;
import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.LogLine;
import dev.synctrace.testkit.site.MachineClock;
import dev.synctrace.testkit.site.RandomSource;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.SimulatedServerApp;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.SiteLogStyle;
import dev.synctrace.testkit.site.Tenant;
import dev.synctrace.testkit.site.WorkerBehavior;
import dev.synctrace.testkit.site.WorldState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Draws a world and lets its time run. */
final class WorldBuilder {
  private static final Instant EPOCH = Instant.parse("2026-10-05T05:00:00Z");

  /** Rows of a page of Graph, so that some lists have more. */
  static final int PAGE = 100;

  static final int LARGE_PAGE = 999;

  private static final Duration CYCLE = Duration.ofMinutes(5);

  /** A cycle runs at its beginning and around its middle; seconds. */
  private static final int QUIET_FROM = 62;

  private static final int QUIET_TO = 140;
  private static final int QUIET_AGAIN = 212;
  private static final Actor REGISTRATION =
      Actor.app("01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9", "Device Registration Service");
  private static final List<String> TENANT_NAMES = List.of("Contoso", "Fabrikam");
  private static final List<String> SITE_CODES = List.of("P01", "HQ1", "EU1", "CAS", "LON");
  private static final List<Integer> BIASES = List.of(240, 300, 480, 0, -60, -120, -330);
  private static final List<Integer> VERSIONS =
      List.of(1910, 2002, 2103, 2203, 2207, 2211, 2303, 2303, 2309, 2403, 2403, 2403, 2409, 2503);
  static final List<InjectedFailure> FREQUENT_FAILURES =
      List.of(
          InjectedFailure.KEY_MISSING,
          InjectedFailure.NO_ACCOUNT_TOKEN,
          InjectedFailure.SECOND_FACTOR,
          InjectedFailure.OLD_AUTHENTICATION);

  private final World world;
  private final RandomSource random;
  private final FailureGenerator failures;
  private final WorldState state = new WorldState();
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private final int cycles;
  private int orders;
  private int nextResource = 16_777_217;
  private int nextMachine = 1;

  /** Something to do at an instant. */
  private record Due(Instant at, int order, Runnable what) {}

  WorldBuilder(long seed) {
    this.random = new RandomSource(seed);
    Instant begin = EPOCH.plus(Duration.ofMinutes(5L * random.between(0, 7 * 288)));
    this.cycles = random.between(10, 26);
    Instant end = begin.plus(CYCLE.multipliedBy(cycles)).plusSeconds(random.between(62, 298));
    this.world = new World(seed, begin, end);
    this.failures = new FailureGenerator(this, seed);
  }

  World build() {
    Tenant tenant = tenant(0);
    Site main = site(tenant, 0);
    int devices = random.percent(10) ? random.between(17, 40) : random.between(5, 14);
    List<GroupMapping> mappings = populate(main, devices, random.percent(2) ? crowd() : 0, true);
    if (random.percent(25)) {
      Tenant other = random.percent(30) ? tenant : tenant(1);
      populate(site(other, 1), random.between(3, 6), 0, false);
    }
    failures.prepare(main, mappings.getFirst());
    while (!agenda.isEmpty()) {
      Due next = agenda.remove();
      if (next.at().isAfter(world.end())) {
        break;
      }
      next.what().run();
    }
    return world;
  }

  private Tenant tenant(int number) {
    String name = TENANT_NAMES.get(number);
    return new Tenant(random.guid(), name, name.toLowerCase(Locale.ROOT) + ".example");
  }

  private Site site(Tenant tenant, int number) {
    String code = SITE_CODES.get(random.between(0, 1) + 2 * number);
    Duration skew =
        random.percent(75)
            ? Duration.ofMillis(random.between(-900, 900))
            : Duration.ofSeconds(random.between(-420, 420));
    Site site =
        new Site(
            code,
            code + "-CM01",
            code + "-MP01",
            random.one(BIASES),
            skew,
            number == 0 ? failures.version(random.one(VERSIONS)) : random.one(VERSIONS),
            random.percent(40),
            random.percent(95),
            random.percent(97),
            random.percent(4),
            16_777_217 + number,
            tenant,
            new SimulatedServerApp(
                random.guid(), random.guid(), random.guid(), tenant.name() + "-ConfigMgr-" + code),
            random.guid(),
            random.guid());
    world.sites.put(code, site);
    world.styles.put(
        code,
        new SiteLogStyle(
            random.between(4000, 14000) / 4 * 4,
            random.one(List.of("OK", "0")),
            random.percent(20),
            random.percent(50)));
    world.habits.put(code, WorkerBehavior.draw(random));
    return site;
  }

  /** Members that nothing happens to, so that a list is longer than a page. */
  private int crowd() {
    return (random.percent(5) ? LARGE_PAGE : PAGE) + random.between(1, 9);
  }

  private List<GroupMapping> populate(Site site, int devices, int crowd, boolean stories) {
    List<GroupMapping> mappings = new SiteGenerator(this, site, devices, crowd, stories).prepare();
    int offset = world.sites.size() == 1 ? 0 : 150;
    for (int cycle = 0; cycle <= cycles; cycle++) {
      Instant at =
          world.begin().plus(CYCLE.multipliedBy(cycle)).plusSeconds(offset).plusMillis(jitter());
      at(at, () -> cycle(site, at));
      Instant discovery = at.plusSeconds(57);
      at(discovery, () -> discovery(site, discovery));
    }
    return mappings;
  }

  private int jitter() {
    return random.between(0, 1500);
  }

  /** One cycle of the sync worker. */
  void cycle(Site site, Instant start) {
    Set<Integer> deleted = new TreeSet<>();
    if (site.deletesOwnMembers() && random.percent(12)) {
      List<Integer> all = new ArrayList<>();
      for (Resource resource : world.resources.values()) {
        if (resource.site().equals(site.code())) {
          all.add(resource.id());
        }
      }
      deleted.addAll(random.some(all, random.between(1, 3)));
    }
    Set<String> quota = new TreeSet<>();
    if (random.percent(2)) {
      quota.addAll(world.objects.keySet());
    }
    worker(site, start).cycle(deleted, quota);
  }

  private SyncWorker worker(Site site, Instant start) {
    WorkerBehavior habits = world.habits.get(site.code());
    if (habits == null) {
      throw new IllegalStateException("no habits of " + site.code());
    }
    return new SyncWorker(world, site, habits, state, start, this::happen, world.lines::add);
  }

  private void discovery(Site site, Instant start) {
    if (site.server().isEmpty()) {
      return;
    }
    Instant next = start.plus(CYCLE);
    String log = "SMS_AZUREAD_DISCOVERY_AGENT";
    int thread = world.syncThread(site) + 4;
    List<String> messages = new ArrayList<>();
    messages.add("Retrieving AAD discovery settings from database...");
    if (state.secretExpired(site.code())) {
      messages.add(
          "ERROR: Failed to get token: AADSTS7000222: The provided client secret keys for app '"
              + site.app().appId()
              + "' are expired.");
    } else if (state
        .stopOf(site.code())
        .filter(InjectedFailure.CONSENT_MISSING::equals)
        .isPresent()) {
      messages.addAll(InjectedFailure.CONSENT_MISSING.messages(site.app().appId()));
    } else {
      messages.add(
          "AAD USER delta sync initialized for tenant "
              + site.tenant().id()
              + ", with server app "
              + site.app().appId()
              + ".");
      messages.add(
          "AAD USER delta sync completed successfully at "
              + MachineClock.of(site).timeOfDay(start)
              + ".");
    }
    messages.add(
        "Next DELTA USER sync for cloud service "
            + site.cloudServiceId()
            + " will start at "
            + MachineClock.of(site).dateAndTime(next)
            + ".");
    Instant now = start;
    for (String message : messages) {
      int severity = message.startsWith("ERROR") ? 3 : 1;
      world.lines.add(new LogLine(now, site.server(), log, thread, severity, message));
      now = now.plusMillis(90);
    }
  }

  // What stories use.

  World world() {
    return world;
  }

  RandomSource dice() {
    return random;
  }

  WorldState state() {
    return state;
  }

  int cycles() {
    return cycles;
  }

  void at(Instant at, Runnable what) {
    agenda.add(new Due(at, orders++, what));
  }

  /** A time in the window at which no cycle runs. */
  Instant quietTime() {
    // The last minutes count: what happens there is still on its way.
    int cycle = random.percent(20) ? cycles : random.between(0, cycles - 1);
    int second =
        random.percent(50)
            ? random.between(QUIET_FROM, QUIET_TO)
            : random.between(QUIET_AGAIN, 295);
    return world.begin().plus(CYCLE.multipliedBy(cycle)).plusSeconds(second).plusMillis(jitter());
  }

  /** The second of the window itself, or the next at which no cycle runs. */
  static int quiet(int second) {
    int cycle = (int) CYCLE.toSeconds();
    int within = second % cycle;
    if (within < QUIET_FROM) {
      return second - within + QUIET_FROM + within;
    }
    boolean busy = within > QUIET_TO && within < QUIET_AGAIN;
    return busy ? second - within + QUIET_AGAIN + (within - QUIET_TO) : second;
  }

  void happen(SimulatedEvent event) {
    if (!world.happenings.isEmpty() && event.at().isBefore(world.happenings.getLast().at())) {
      throw new IllegalStateException(
          "seed " + world.seed() + ": " + event + " after " + world.happenings.getLast());
    }
    if (event.at().isAfter(world.end())) {
      return;
    }
    world.happenings.add(event);
    state.apply(event);
  }

  /** Makes something happen at an instant of the agenda. */
  void later(SimulatedEvent event) {
    at(event.at(), () -> happen(event));
  }

  /** Whether a token that a client of the site shows is accepted, if it gets one. */
  boolean acceptsTokens(Site site) {
    return site.enhancedHttp() && (site != world.mainSite() || failures.acceptTokens());
  }

  Resource newClient(Site site, String machine) {
    return newClient(site, machine, random);
  }

  Resource newClient(Site site, String machine, RandomSource random) {
    Resource client = new Resource(nextResource, site.code(), random.guid(), machine, false);
    nextResource += random.between(1, 9);
    world.resources.put(client.id(), client);
    return client;
  }

  Resource newUser(Site site, String person) {
    Resource user = new Resource(nextResource + 2_046_820_352, site.code(), "", person, true);
    nextResource += random.between(1, 9);
    world.resources.put(user.id(), user);
    return user;
  }

  String newMachine() {
    return "machine " + nextMachine++;
  }

  DirectoryObject newObject(Site site, String machine, boolean user) {
    return newObject(site, machine, user, random);
  }

  DirectoryObject newObject(Site site, String machine, boolean user, RandomSource random) {
    DirectoryObject object =
        new DirectoryObject(
            random.guid(), user ? "" : random.guid(), machine, site.tenant().id(), user);
    world.objects.put(object.objectId(), object);
    if (!user) {
      world
          .byDeviceId
          .computeIfAbsent(object.deviceId(), _ -> new ArrayList<>())
          .add(object.objectId());
    }
    return object;
  }

  /** A new object that keeps the device id, as when a deleted object is synchronized again. */
  DirectoryObject newObjectWithDeviceId(DirectoryObject old) {
    DirectoryObject object =
        new DirectoryObject(random.guid(), old.deviceId(), old.machine(), old.tenant(), false);
    world.objects.put(object.objectId(), object);
    world
        .byDeviceId
        .computeIfAbsent(object.deviceId(), _ -> new ArrayList<>())
        .add(object.objectId());
    return object;
  }

  static Actor registration() {
    return REGISTRATION;
  }
}
