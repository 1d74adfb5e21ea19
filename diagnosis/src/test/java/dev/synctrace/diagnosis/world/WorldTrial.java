package dev.synctrace.diagnosis.world;

import dev.synctrace.testkit.site.GroupMapping;
import dev.synctrace.testkit.truth.BundleMinimizer;
import dev.synctrace.testkit.truth.Deviation;
import dev.synctrace.testkit.truth.DiagnosedCause;
import dev.synctrace.testkit.truth.DiagnosedGrade;
import dev.synctrace.testkit.truth.DiagnosedMember;
import dev.synctrace.testkit.truth.DiagnosedPrerequisite;
import dev.synctrace.testkit.truth.DiagnosedVerdict;
import dev.synctrace.testkit.truth.GroundTruthCheck;
import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.BundleDefect;
import dev.synctrace.testkit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One world, degraded as its seed says, and what the product made of it.
 *
 * @param at the earlier instant that was asked for; null for the end
 * @param provenClaims verdicts of grade PROVEN
 * @param likelyClaims verdicts, causes and predictions of grade LIKELY
 * @param decided members of the main site's mappings whose verdict is not UNKNOWN
 * @param undecided the others, those without any answer included
 * @param wrong how many of the decided ones are wrong, whatever their grade
 * @param incomplete what answers lack that every answer has
 * @param requested what is to be collected, for each undecided member
 * @param rootCauses what is said of members whose failure is known
 */
record WorldTrial(
    long seed,
    Set<BundleDefect> degradations,
    @Nullable Instant at,
    List<Deviation> deviations,
    int provenClaims,
    int likelyClaims,
    Set<String> decided,
    Set<String> undecided,
    int wrong,
    int notJudged,
    List<String> incomplete,
    List<String> requested,
    RootCauseScore rootCauses) {

  private static final int PAGE = 100;

  /** Those that any world may have; the others are tried on purpose. */
  private static final List<BundleDefect> DRAWN =
      Arrays.stream(BundleDefect.values())
          .filter(degradation -> degradation != BundleDefect.FAILURE_LOG_MISSING)
          .toList();

  /** Every fourth world is left as it is; the others get one to three degradations. */
  static Set<BundleDefect> degradations(long seed) {
    // Neighbouring seeds of java.util.Random begin alike.
    SplittableRandom random = new SplittableRandom(seed);
    Set<BundleDefect> drawn = EnumSet.noneOf(BundleDefect.class);
    if (Math.floorMod(seed, 4) != 0) {
      int count = 1 + random.nextInt(2) * (1 + random.nextInt(2));
      for (int i = 0; i < count; i++) {
        drawn.add(DRAWN.get(random.nextInt(DRAWN.size())));
      }
    }
    return drawn;
  }

  /** Lists that are longer than a page are cut at it, so that this is tried at all. */
  static Set<BundleDefect> degradations(long seed, World world) {
    Set<BundleDefect> drawn = degradations(seed);
    boolean large =
        world.groups().stream()
            .anyMatch(group -> world.atEnd().groupMembers(group.id()).size() > PAGE);
    if (large && !drawn.isEmpty()) {
      return EnumSet.of(BundleDefect.MEMBERS_CUT_AT_PAGE);
    }
    return drawn;
  }

  /** Tries a world as its seed says; every seventh is asked for an instant in its middle. */
  static WorldTrial of(long seed, Path temp) throws IOException {
    World world = World.of(seed);
    Duration half = Duration.between(world.begin(), world.end()).dividedBy(2);
    boolean past = Math.floorMod(seed, 7) == 3 && Math.floorMod(seed, 4) != 0;
    return of(world, degradations(seed, world), temp, past ? world.begin().plus(half) : null);
  }

  /** Tries a world with everything in its bundle. */
  static WorldTrial complete(long seed, Path temp) throws IOException {
    return of(World.of(seed), Set.of(), temp, null);
  }

  /** Tries a world without the logs that show why devices have no identity. */
  static WorldTrial withoutFailureLogs(long seed, Path temp) throws IOException {
    World world = World.of(seed);
    Set<BundleDefect> degradations = EnumSet.of(BundleDefect.FAILURE_LOG_MISSING);
    degradations.addAll(degradations(seed, world));
    return of(world, degradations, temp, null);
  }

  private static WorldTrial of(
      World world, Set<BundleDefect> degradations, Path temp, @Nullable Instant at)
      throws IOException {
    Bundle bundle = world.bundle(degradations);
    GroundTruthCheck truth = truth(world, bundle, at);
    WorldAnswers answers = answers(bundle, temp, at);
    List<Deviation> deviations = deviations(truth, answers);
    int proven = 0;
    int likely = 0;
    int wrong = 0;
    List<GroupMapping> mappings = truth.mappings();
    Set<String> decided = new HashSet<>();
    Set<String> undecided = new HashSet<>();
    List<String> requested = new ArrayList<>();
    for (int i = 0; i < answers.members().size(); i++) {
      DiagnosedMember claim = answers.members().get(i);
      boolean known = claim.verdict() != DiagnosedVerdict.UNKNOWN;
      proven += known && claim.grade() == DiagnosedGrade.PROVEN ? 1 : 0;
      likely += known ? likely(claim) : 0;
      boolean asked =
          claim
              .collectionId()
              .map(id -> new GroupMapping(id, claim.groupId()))
              .filter(mappings::contains)
              .isPresent();
      if (asked) {
        Set<String> keys = keys(truth, claim);
        (known ? decided : undecided).addAll(keys);
        wrong += known && !truth.judge(asProven(claim)).isEmpty() ? keys.size() : 0;
        if (!known) {
          requested.addAll(answers.missing().get(i).stream().distinct().toList());
        }
      }
    }
    for (GroupMapping mapping : mappings) {
      for (int resource : truth.members(mapping)) {
        String key = mapping + "/" + resource;
        if (!decided.contains(key)) {
          undecided.add(key);
        }
      }
    }
    undecided.removeAll(decided);
    return new WorldTrial(
        world.seed(),
        degradations,
        at,
        deviations,
        proven,
        likely,
        decided,
        undecided,
        wrong,
        truth.notJudged(),
        answers.incomplete(),
        requested,
        RootCauseScore.of(truth, bundle, answers.members()));
  }

  private static int likely(DiagnosedMember claim) {
    int likely = claim.grade() == DiagnosedGrade.LIKELY ? 1 : 0;
    for (DiagnosedCause cause : claim.causes()) {
      likely += cause.grade() == DiagnosedGrade.LIKELY ? 1 : 0;
    }
    return likely
        + (int) claim.prediction().stream().filter(p -> p.grade() == DiagnosedGrade.LIKELY).count();
  }

  /** What a claim is about, in every bundle of the world the same. */
  private static Set<String> keys(GroundTruthCheck truth, DiagnosedMember claim) {
    String mapping = new GroupMapping(claim.collectionId().orElse(""), claim.groupId()) + "/";
    Set<String> keys = new HashSet<>();
    truth.resources(claim).forEach(resource -> keys.add(mapping + resource));
    if (keys.isEmpty()) {
      claim.objectIds().forEach(object -> keys.add(mapping + object));
    }
    if (keys.isEmpty()) {
      keys.add(mapping + claim.name());
    }
    return keys;
  }

  /** The claim's verdict alone, as if it were sure. */
  private static DiagnosedMember asProven(DiagnosedMember claim) {
    return new DiagnosedMember(
        claim.groupId(),
        claim.collectionId(),
        claim.name(),
        claim.objectIds(),
        claim.deviceIds(),
        claim.smsIds(),
        claim.resourceIds(),
        claim.verdict(),
        DiagnosedGrade.PROVEN,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        claim.summary());
  }

  private static GroundTruthCheck truth(World world, Bundle bundle, @Nullable Instant at) {
    return at == null
        ? new GroundTruthCheck(world, bundle)
        : new GroundTruthCheck(world, bundle, at);
  }

  static List<Deviation> deviations(GroundTruthCheck truth, WorldAnswers answers) {
    List<Deviation> deviations = new ArrayList<>();
    for (DiagnosedMember claim : answers.members()) {
      deviations.addAll(truth.judge(claim));
    }
    for (DiagnosedCause cause : answers.site()) {
      deviations.addAll(truth.judgeSite(cause));
    }
    for (DiagnosedPrerequisite prerequisite : answers.prerequisites()) {
      deviations.addAll(truth.judge(prerequisite));
    }
    return deviations;
  }

  /** The false claims of a grade. */
  List<Deviation> of(DiagnosedGrade grade) {
    return deviations.stream().filter(deviation -> deviation.grade() == grade).toList();
  }

  /** Says which world it is, and what was asked. */
  String named() {
    return "world " + seed + " " + degradations + (at == null ? "" : " at " + at);
  }

  /** The fewest files that lead to a deviation of the same kind and grade. */
  Bundle reduced(Deviation deviation, Path temp) {
    World world = World.of(seed);
    Bundle bundle = world.bundle(degradations);
    return BundleMinimizer.smallest(bundle, fewer -> fails(world, fewer, deviation, temp));
  }

  private boolean fails(World world, Bundle bundle, Deviation deviation, Path temp) {
    try {
      return deviations(truth(world, bundle, at), answers(bundle, temp, at)).stream()
          .anyMatch(
              again -> again.kind().equals(deviation.kind()) && again.grade() == deviation.grade());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WorldAnswers answers(Bundle bundle, Path temp, @Nullable Instant at)
      throws IOException {
    Path folder = Files.createTempDirectory(temp, "world");
    try {
      return WorldAnswers.of(bundle, folder, at);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
