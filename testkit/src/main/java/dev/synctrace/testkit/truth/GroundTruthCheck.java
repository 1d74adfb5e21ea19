package dev.synctrace.testkit.truth;

import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.site.InjectedFailure;
import dev.synctrace.testkit.site.Resource;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.SyncKind;
import dev.synctrace.testkit.site.WorldState;
import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.BundleFile;
import dev.synctrace.testkit.world.FailureEvidenceLocator;
import dev.synctrace.testkit.world.FileKind;
import dev.synctrace.testkit.world.NextSyncForecast;
import dev.synctrace.testkit.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what a product says of a bundle with the world the bundle comes from.
 *
 * <p>A <em>false PROVEN</em> is a claim of grade PROVEN that is not true; a <em>false LIKELY</em>
 * the same of grade LIKELY. POSSIBLE and UNKNOWN claim nothing. A claim on a member is judged at
 * the instant of the answer, which is the end of the world, where the exports were taken. A bundle
 * that ends earlier can show its own end only: where it has no whole list of a group or collection
 * from the end, the truth of its newest list counts as well, and where it has none at all, the
 * truth of its last record; likewise that of an audit's last record less than five minutes before
 * the end, since younger records are still on their way. Where two readings of "the member" are
 * fair (a re-joined device whose old object is still in the group), either is taken for true.
 *
 * <ul>
 *   <li>SYNCED is true when the member is in the collection and in the group; NOT_SYNCED when it is
 *       in the collection and not in the group; REMOVED when it is not in the group and was;
 *       UNEXPECTED when it is in the group and in none of the collections that are mapped to it;
 *       PENDING when something changed in the last 20 minutes or the next incremental
 *       synchronization changes its membership.
 *   <li>A cause is true when {@link CauseTruth} says that it is in force. Causes that worlds do not
 *       have are not judged.
 *   <li>A prediction is true when {@link World#afterNext} comes to the same, now or ten minutes
 *       earlier; it is not judged where the documentation does not decide it.
 * </ul>
 *
 * <p>For one thread.
 */
public final class GroundTruthCheck {
  private static final Duration FLUX = Duration.ofMinutes(20);

  /** How long audit records are on their way; what is younger no audit can show. */
  private static final Duration LATENCY = Duration.ofMinutes(5);

  private static final Duration RECENT = Duration.ofMinutes(10);
  private static final Duration CLOCKS = Duration.ofMinutes(8);

  private final World world;
  private final Bundle bundle;
  private final Instant end;
  private final boolean past;
  private final Map<Instant, WorldState> states = new HashMap<>();
  private final Map<String, NextSyncForecast> forecasts = new HashMap<>();
  private final CauseTruth causes;
  private int notJudged;

  /** Judges answers for the end of the world. */
  public GroundTruthCheck(World world, Bundle bundle) {
    this(world, bundle, world.end());
  }

  /**
   * Judges answers for an instant. An export of the end says nothing of an earlier instant, and
   * logs are read by clocks that may be wrong, so that what was true some minutes before or after
   * an earlier instant counts as well.
   */
  public GroundTruthCheck(World world, Bundle bundle, Instant at) {
    this.world = world;
    this.bundle = bundle;
    this.end = at;
    this.past = at.isBefore(world.end());
    this.causes = new CauseTruth(world, this);
  }

  WorldState state(Instant at) {
    return states.computeIfAbsent(at, world::at);
  }

  WorldState end() {
    return state(end);
  }

  /** The moments whose obstacles count: the end, shortly before, and the bundle's last record. */
  List<WorldState> moments() {
    if (past) {
      return List.of(state(end), state(end.minus(CLOCKS)), state(end.plus(CLOCKS)));
    }
    Instant shortly = end.minus(RECENT);
    Instant last = lastRecord();
    return List.of(state(end), state(shortly), state(last.isBefore(shortly) ? last : shortly));
  }

  boolean holdsFilesOf(Site site) {
    return bundle.files().stream().anyMatch(file -> file.about().equals(site.code()));
  }

  private Instant lastRecord() {
    Instant last = world.begin();
    for (BundleFile file : bundle.files()) {
      boolean records =
          switch (file.kind()) {
            case SYNC_LOG, DISCOVERY_LOG, TOKEN_LOG, TOKEN_LIBRARY_LOG, CLIENT_LOG, AUDIT -> true;
            default -> false;
          };
      if (records && file.asOf().isAfter(last)) {
        last = file.asOf();
      }
    }
    return last;
  }

  /** What happened up to the instant of the answer. */
  List<SimulatedEvent> happened() {
    return world.happenings().stream().filter(h -> !h.at().isAfter(end)).toList();
  }

  /** How many graded causes and prerequisites were not judged so far. */
  public int notJudged() {
    return notJudged;
  }

  /** Who the ids of a claim belong to. */
  Subject subject(DiagnosedMember claim) {
    Set<Integer> resources = new LinkedHashSet<>();
    for (Resource resource : world.resources()) {
      if (claim.resourceIds().contains(resource.id())
          || (!resource.user() && claim.smsIds().contains(resource.smsId()))) {
        resources.add(resource.id());
      }
    }
    Set<String> objects = new LinkedHashSet<>();
    for (DirectoryObject object : world.objects()) {
      if (claim.objectIds().contains(object.objectId())
          || (!object.user() && claim.deviceIds().contains(object.deviceId()))) {
        objects.add(object.objectId());
      }
    }
    Set<String> machines = new LinkedHashSet<>();
    resources.forEach(resource -> machines.add(world.resource(resource).machine()));
    if (resources.isEmpty()) {
      objects.forEach(object -> machines.add(world.object(object).machine()));
    } else {
      objects.removeIf(object -> !machines.contains(world.object(object).machine()));
    }
    return new Subject(resources, objects, machines);
  }

  /**
   * What a claim is about.
   *
   * @param resources records of the site that it names
   * @param objects objects that it names and that are of the same machines
   */
  record Subject(Set<Integer> resources, Set<String> objects, Set<String> machines) {}

  /** Judges one member's verdict, causes and prediction. */
  public List<Deviation> judge(DiagnosedMember claim) {
    Subject subject = subject(claim);
    if (subject.machines().isEmpty() || !world.hasGroup(claim.groupId())) {
      return List.of();
    }
    List<Deviation> deviations = new ArrayList<>();
    if (claim.grade() != DiagnosedGrade.POSSIBLE && claim.verdict() != DiagnosedVerdict.UNKNOWN) {
      verdict(claim, subject)
          .ifPresent(truth ->
              deviations.add(
                  new Deviation("verdict " + claim.verdict(), claim.grade(), named(claim), truth)));
      if (deviations.isEmpty()) {
        presence(claim, subject)
            .ifPresent(truth ->
                deviations.add(
                    new Deviation(
                        "presence in " + claim.verdict(), claim.grade(), named(claim), truth)));
      }
    }
    for (DiagnosedCause cause : claim.causes()) {
      cause(cause, claim.groupId(), claim.collectionId(), subject, named(claim), deviations);
    }
    claim.prediction().ifPresent(p -> prediction(p, claim, subject, deviations));
    return deviations;
  }

  /** Judges a cause of the whole site. */
  public List<Deviation> judgeSite(DiagnosedCause cause) {
    List<Deviation> deviations = new ArrayList<>();
    Subject all = new Subject(Set.of(), Set.of(), Set.of());
    cause(cause, "", Optional.empty(), all, "the site", deviations);
    return deviations;
  }

  /** Judges a prerequisite; by the cause it names or the words of its title. */
  public List<Deviation> judge(DiagnosedPrerequisite claim) {
    Set<Boolean> truth = causes.prerequisite(claim.title());
    if (truth.isEmpty()) {
      notJudged++;
      return List.of();
    }
    return truth.contains(claim.met())
        ? List.of()
        : List.of(
            new Deviation(
                "prerequisite " + (claim.met() ? "PASS" : "FAIL"),
                DiagnosedGrade.PROVEN,
                claim.title(),
                claim.met() ? "It is not met." : "It is met."));
  }

  /** The resources that must be in the answer for one of the main site's mappings. */
  public Set<Integer> members(GroupMapping mapping) {
    return end().collectionMembers(mapping.collectionId());
  }

  /** The main site's mappings at the end. */
  public List<GroupMapping> mappings() {
    return end().mappings().stream()
        .filter(mapping ->
            world.collection(mapping.collectionId()).site().equals(world.mainSite().code()))
        .toList();
  }

  /** The records of the site that a claim is about. */
  public Set<Integer> resources(DiagnosedMember claim) {
    return subject(claim).resources();
  }

  /**
   * Why the member of a claim is not in the group; empty where it is, where worlds do not say,
   * where it is fair to wait for the next cycle, or where an earlier instant was asked for.
   */
  public Optional<ExpectedFailureAnswer> failure(DiagnosedMember claim) {
    Subject subject = subject(claim);
    Optional<String> collection = claim.collectionId();
    if (past || subject.resources().size() != 1 || collection.isEmpty()) {
      return Optional.empty();
    }
    int resource = subject.resources().iterator().next();
    boolean mapped = mappings().contains(new GroupMapping(collection.get(), claim.groupId()));
    FailureEvidenceLocator logs = new FailureEvidenceLocator(world);
    if (!mapped
        || !end().collectionMembers(collection.get()).contains(resource)
        || isIn(end(), claim.groupId(), subject)
        || wasIn(claim.groupId(), subject)
        || !logs.isOnlyOneOfItsName(resource)
        || (claim.verdict() == DiagnosedVerdict.PENDING
            && inFlux(claim.groupId(), collection, subject))) {
      return Optional.empty();
    }
    return logs.failure(resource)
        .map(failure -> {
          boolean verified = end().identity(resource).verified();
          Set<String> roots = causes.independent(claim.groupId(), collection, subject, verified);
          roots.add(failure.cause());
          if (failure.cause().equals("S63")) {
            // The object's deletion is what Entra's refusal follows from.
            roots.add("S35");
          }
          boolean shown = !logs.shownBy(resource, bundle).isEmpty();
          boolean ofSite = failure == InjectedFailure.MANAGEMENT_POINT_OFFLINE;
          return new ExpectedFailureAnswer(
              resource, failure, roots, shown, ofSite ? "" : end().name(resource));
        });
  }

  private static String named(DiagnosedMember claim) {
    return claim.name() + " in " + claim.groupId() + " (" + claim.summary() + ")";
  }

  private void cause(
      DiagnosedCause cause,
      String group,
      Optional<String> collection,
      Subject subject,
      String named,
      List<Deviation> deviations) {
    if (cause.grade() == DiagnosedGrade.POSSIBLE) {
      return;
    }
    Optional<Boolean> holds = causes.holds(cause.id(), group, collection, subject);
    if (holds.isEmpty()) {
      notJudged++;
    } else if (!holds.get()) {
      deviations.add(
          new Deviation("cause " + cause.id(), cause.grade(), named, "It is not in force."));
    }
  }

  // Verdicts.

  private Optional<String> verdict(DiagnosedMember claim, Subject subject) {
    boolean inGroup = isIn(claim.groupId(), subject);
    boolean outGroup = isOut(claim.groupId(), subject);
    return switch (claim.verdict()) {
      case SYNCED ->
          !inGroup ? Optional.of("It is not in the group.") : wrongCollection(claim, subject, true);
      case NOT_SYNCED ->
          !outGroup ? Optional.of("It is in the group.") : wrongCollection(claim, subject, true);
      case REMOVED ->
          !outGroup
              ? Optional.of("It is in the group.")
              : wasIn(claim.groupId(), subject)
                  ? Optional.empty()
                  : Optional.of("It was never in the group.");
      case UNEXPECTED ->
          !inGroup
              ? Optional.of("It is not in the group.")
              : inAnyCollection(claim, subject)
                  ? Optional.of("It is in a collection that is mapped to the group.")
                  : Optional.empty();
      case PENDING ->
          inFlux(claim.groupId(), claim.collectionId(), subject)
              ? Optional.empty()
              : Optional.of("Nothing changed lately, and the next cycle changes nothing.");
      case UNKNOWN -> Optional.empty();
    };
  }

  private Optional<String> presence(DiagnosedMember claim, Subject subject) {
    if (claim.inGroup().isPresent()) {
      boolean right =
          claim.inGroup().get() ? isIn(claim.groupId(), subject) : isOut(claim.groupId(), subject);
      if (!right) {
        return Optional.of("It is " + (claim.inGroup().get() ? "not " : "") + "in the group.");
      }
    }
    return claim.inCollection().isPresent()
        ? wrongCollection(claim, subject, claim.inCollection().get())
        : Optional.empty();
  }

  private Optional<String> wrongCollection(
      DiagnosedMember claim, Subject subject, boolean claimed) {
    Optional<String> collection = claim.collectionId().filter(this::isCollection);
    if (collection.isEmpty()) {
      return Optional.empty();
    }
    boolean right =
        claimed ? isMember(collection.get(), subject) : isNoMember(collection.get(), subject);
    return right
        ? Optional.empty()
        : Optional.of("It is " + (claimed ? "not " : "") + "in the collection.");
  }

  private boolean isCollection(String id) {
    return world.collections().stream().anyMatch(collection -> collection.id().equals(id));
  }

  private boolean inAnyCollection(DiagnosedMember claim, Subject subject) {
    Set<String> mapped = new LinkedHashSet<>();
    claim.collectionId().filter(this::isCollection).ifPresent(mapped::add);
    end().mappings().stream()
        .filter(mapping -> mapping.groupId().equals(claim.groupId()))
        .forEach(mapping -> mapped.add(mapping.collectionId()));
    return mapped.stream().anyMatch(collection -> !isNoMember(collection, subject));
  }

  /** The instants whose truth counts for a list of which the bundle has these exports. */
  private List<Instant> instants(FileKind kind, String about) {
    if (past) {
      return List.of(end, end.minus(CLOCKS), end.plus(CLOCKS));
    }
    Instant newest = Instant.MIN;
    for (BundleFile file : bundle.files()) {
      if (file.kind() == kind
          && file.about().equals(about)
          && !file.partial()
          && file.asOf().isAfter(newest)) {
        newest = file.asOf();
      }
    }
    if (newest.equals(end)) {
      return List.of(end);
    }
    List<Instant> instants = new ArrayList<>(List.of(end));
    instants.add(newest.equals(Instant.MIN) ? lastRecord() : newest);
    bundle.of(FileKind.AUDIT).stream()
        .map(BundleFile::asOf)
        .filter(at -> at.isAfter(end.minus(LATENCY)))
        .forEach(instants::add);
    return instants;
  }

  private boolean isIn(String group, Subject subject) {
    return instants(FileKind.GROUP_MEMBERS, group).stream()
        .anyMatch(at -> isIn(state(at), group, subject));
  }

  private boolean isIn(WorldState state, String group, Subject subject) {
    return state.groupMembers(group).stream()
        .anyMatch(object ->
            subject.objects().contains(object)
                || subject.machines().contains(world.object(object).machine()));
  }

  private boolean isOut(String group, Subject subject) {
    return instants(FileKind.GROUP_MEMBERS, group).stream()
        .anyMatch(at -> isOut(state(at), group, subject));
  }

  private boolean isOut(WorldState state, String group, Subject subject) {
    return Collections.disjoint(state.groupMembers(group), relevant(state, subject));
  }

  /**
   * The objects that represent the member: those it is said to have, and the one it uses, unless
   * the site knows that one as another record's.
   */
  private Set<String> relevant(WorldState state, Subject subject) {
    Set<String> relevant = new LinkedHashSet<>(subject.objects());
    if (!subject.resources().isEmpty()) {
      for (String machine : subject.machines()) {
        String used = state.objectOf(machine);
        if (!isOfAnotherRecord(state, subject, machine, used)) {
          relevant.add(used);
        }
      }
    }
    return relevant;
  }

  private boolean isOfAnotherRecord(
      WorldState state, Subject subject, String machine, String object) {
    return world.resources().stream()
        .filter(row -> row.machine().equals(machine) && !subject.resources().contains(row.id()))
        .map(row -> state.identity(row.id()).entraId())
        .anyMatch(known ->
            !known.isEmpty() && !object.isEmpty() && known.equals(world.object(object).deviceId()));
  }

  private boolean wasIn(String group, Subject subject) {
    return happened().stream()
        .anyMatch(event ->
            event instanceof SimulatedEvent.MemberAdded added
                && added.group().equals(group)
                && (subject.objects().contains(added.object())
                    || subject.machines().contains(world.object(added.object()).machine())));
  }

  private boolean isMember(String collection, Subject subject) {
    return instants(FileKind.COLLECTION_MEMBERS, collection).stream()
        .anyMatch(at ->
            state(at).collectionMembers(collection).stream()
                .anyMatch(
                    resource -> subject.machines().contains(world.resource(resource).machine())));
  }

  /**
   * A record is no member when it is not listed. An object is none when no member's machine uses it
   * and no member is known to the site by its device ID.
   */
  private boolean isNoMember(String collection, Subject subject) {
    return instants(FileKind.COLLECTION_MEMBERS, collection).stream()
        .anyMatch(at ->
            state(at).collectionMembers(collection).stream()
                .noneMatch(resource -> is(state(at), subject, resource)));
  }

  private boolean is(WorldState state, Subject subject, int resource) {
    if (!subject.resources().isEmpty()) {
      return subject.resources().contains(resource);
    }
    Resource row = world.resource(resource);
    String known = state.identity(resource).entraId();
    return subject.objects().stream()
        .anyMatch(object ->
            state.objectOf(row.machine()).equals(object)
                || known.equals(row.user() ? object : world.object(object).deviceId()));
  }

  boolean inFlux(String group, Optional<String> collection, Subject subject) {
    if (past) {
      return true;
    }
    Instant since = end.minus(FLUX);
    for (SimulatedEvent event : world.happenings()) {
      if (event.at().isAfter(since) && concerns(event, group, collection, subject)) {
        return true;
      }
    }
    NextSyncForecast next = forecast(end, SyncKind.INCREMENTAL, group);
    Set<String> now = end().groupMembers(group);
    for (DirectoryObject object : world.objects()) {
      if (subject.machines().contains(object.machine())) {
        Optional<Boolean> holds = next.holds(object.objectId());
        if (holds.isEmpty() || holds.get() != now.contains(object.objectId())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean concerns(
      SimulatedEvent event, String group, Optional<String> collection, Subject subject) {
    return switch (event) {
      case SimulatedEvent.CollectionEntered h ->
          collection.isEmpty() || h.collection().equals(collection.get())
              ? isOf(subject, h.resource())
              : false;
      case SimulatedEvent.CollectionLeft h ->
          collection.isEmpty() || h.collection().equals(collection.get())
              ? isOf(subject, h.resource())
              : false;
      case SimulatedEvent.IdentityStored h -> isOf(subject, h.resource());
      case SimulatedEvent.ResourceNamed h -> isOf(subject, h.resource());
      case SimulatedEvent.MemberAdded h -> h.group().equals(group) && uses(subject, h.object());
      case SimulatedEvent.MemberRemoved h -> h.group().equals(group) && uses(subject, h.object());
      case SimulatedEvent.AddFailed h -> h.group().equals(group) && uses(subject, h.object());
      case SimulatedEvent.ObjectCreated h -> uses(subject, h.object());
      case SimulatedEvent.ObjectDeleted h -> uses(subject, h.object());
      case SimulatedEvent.MappingMade h -> h.mapping().groupId().equals(group);
      case SimulatedEvent.GroupRestored h -> h.group().equals(group);
      case SimulatedEvent.OwnerAdded h -> h.group().equals(group);
      case SimulatedEvent.FullSyncForced h ->
          collection.isEmpty() || h.collection().equals(collection.get());
      case SimulatedEvent.SecretRenewed _ -> true;
      case SimulatedEvent.TroubleEnded _ -> true;
      default -> false;
    };
  }

  private boolean isOf(Subject subject, int resource) {
    return subject.machines().contains(world.resource(resource).machine());
  }

  private boolean uses(Subject subject, String object) {
    return subject.machines().contains(world.object(object).machine());
  }

  // Predictions.

  private NextSyncForecast forecast(Instant from, SyncKind kind, String group) {
    return forecasts.computeIfAbsent(
        from + " " + kind + " " + group, _ -> world.afterNext(kind, group, from));
  }

  private void prediction(
      DiagnosedPrediction claim,
      DiagnosedMember member,
      Subject subject,
      List<Deviation> deviations) {
    if (past || claim.grade() == DiagnosedGrade.POSSIBLE) {
      return;
    }
    claim
        .afterIncremental()
        .filter(in -> !isPredicted(SyncKind.INCREMENTAL, member.groupId(), subject, in))
        .ifPresent(in -> deviations.add(predicted("incremental", in, claim, member)));
    claim
        .afterFull()
        .filter(in -> !isPredicted(SyncKind.FULL, member.groupId(), subject, in))
        .ifPresent(in -> deviations.add(predicted("full", in, claim, member)));
  }

  private static Deviation predicted(
      String kind, boolean in, DiagnosedPrediction claim, DiagnosedMember member) {
    return new Deviation(
        "prediction of the next " + kind + " synchronization",
        claim.grade(),
        named(member),
        "It will " + (in ? "not " : "") + "be in the group.");
  }

  /** What ended in the last minutes, such as an expired secret, may still be predicted by. */
  private boolean isPredicted(SyncKind kind, String group, Subject subject, boolean in) {
    Instant shortly = end.minus(RECENT);
    Instant last = lastRecord();
    return isPredicted(end, kind, group, subject, in)
        || isPredicted(shortly, kind, group, subject, in)
        || (last.isBefore(shortly) && isPredicted(last, kind, group, subject, in));
  }

  private boolean isPredicted(
      Instant from, SyncKind kind, String group, Subject subject, boolean in) {
    NextSyncForecast forecast = forecast(from, kind, group);
    if (in) {
      return world.objects().stream()
          .filter(object -> subject.machines().contains(object.machine()))
          .anyMatch(object -> forecast.holds(object.objectId()).orElse(true));
    }
    return relevant(end(), subject).stream()
        .noneMatch(object -> forecast.holds(object).orElse(false));
  }
}
