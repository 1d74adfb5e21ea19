package dev.synctrace.diagnosis.world;

import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.CauseClaim;
import dev.synctrace.testkit.world.Certainty;
import dev.synctrace.testkit.world.ClaimedVerdict;
import dev.synctrace.testkit.world.Degradation;
import dev.synctrace.testkit.world.Deviation;
import dev.synctrace.testkit.world.GroupMapping;
import dev.synctrace.testkit.world.MemberClaim;
import dev.synctrace.testkit.world.PrerequisiteClaim;
import dev.synctrace.testkit.world.Reduction;
import dev.synctrace.testkit.world.Truth;
import dev.synctrace.testkit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One world, degraded as its seed says, and what the product made of it.
 *
 * @param members claims on members of the main site's mappings
 * @param decided how many of them are not UNKNOWN
 * @param missed collection members without any claim
 * @param wrong how many of the decided ones are wrong, whatever their grade
 */
record WorldTrial(
    long seed,
    Set<Degradation> degradations,
    List<Deviation> deviations,
    int claims,
    int likelyClaims,
    int members,
    int decided,
    int missed,
    int wrong,
    int notJudged,
    List<String> requested) {

  /** Every fourth world is left as it is; the others get one to three degradations. */
  static Set<Degradation> degradations(long seed) {
    Random random = new Random(seed);
    Set<Degradation> drawn = EnumSet.noneOf(Degradation.class);
    if (Math.floorMod(seed, 4) != 0) {
      int count = 1 + Math.min(random.nextInt(4), random.nextInt(4)) % 3;
      Degradation[] all = Degradation.values();
      for (int i = 0; i < count; i++) {
        drawn.add(all[random.nextInt(all.length)]);
      }
    }
    return drawn;
  }

  static WorldTrial of(long seed, Path temp) throws IOException {
    return of(seed, degradations(seed), temp);
  }

  static WorldTrial of(long seed, Set<Degradation> degradations, Path temp) throws IOException {
    World world = World.of(seed);
    Bundle bundle = world.bundle(degradations);
    Truth truth = new Truth(world, bundle);
    WorldAnswers answers = answers(bundle, temp);
    List<Deviation> deviations = deviations(truth, answers);
    int claims = 0;
    int likely = 0;
    int members = 0;
    int decided = 0;
    int wrong = 0;
    List<GroupMapping> mappings = truth.mappings();
    List<String> requested = new ArrayList<>();
    for (int i = 0; i < answers.members().size(); i++) {
      MemberClaim claim = answers.members().get(i);
      boolean known = claim.verdict() != ClaimedVerdict.UNKNOWN;
      claims += known && claim.grade() == Certainty.PROVEN ? 1 : 0;
      likely += known && claim.grade() == Certainty.LIKELY ? 1 : 0;
      likely += (int) claim.causes().stream().filter(c -> c.grade() == Certainty.LIKELY).count();
      boolean asked =
          claim
              .collectionId()
              .map(id -> new GroupMapping(id, claim.groupId()))
              .filter(mappings::contains)
              .isPresent();
      if (asked) {
        members++;
        decided += known ? 1 : 0;
        wrong += known && !truth.judge(proven(claim)).isEmpty() ? 1 : 0;
        if (!known) {
          requested.addAll(answers.missing().get(i));
        }
      }
    }
    return new WorldTrial(
        seed,
        degradations,
        deviations,
        claims,
        likely,
        members,
        decided,
        missed(truth, mappings, answers),
        wrong,
        truth.notJudged(),
        requested);
  }

  /** The claim's verdict alone, as if it were sure. */
  private static MemberClaim proven(MemberClaim claim) {
    return new MemberClaim(
        claim.groupId(),
        claim.collectionId(),
        claim.name(),
        claim.objectIds(),
        claim.deviceIds(),
        claim.smsIds(),
        claim.resourceIds(),
        claim.verdict(),
        Certainty.PROVEN,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        claim.summary());
  }

  private static int missed(Truth truth, List<GroupMapping> mappings, WorldAnswers answers) {
    int missed = 0;
    for (GroupMapping mapping : mappings) {
      for (int resource : truth.members(mapping)) {
        boolean answered =
            answers.members().stream()
                .anyMatch(claim ->
                    claim.groupId().equals(mapping.groupId()) && truth.isAbout(claim, resource));
        missed += answered ? 0 : 1;
      }
    }
    return missed;
  }

  private static List<Deviation> deviations(Truth truth, WorldAnswers answers) {
    List<Deviation> deviations = new ArrayList<>();
    for (MemberClaim claim : answers.members()) {
      deviations.addAll(truth.judge(claim));
    }
    for (CauseClaim cause : answers.site()) {
      deviations.addAll(truth.judgeSite(cause));
    }
    for (PrerequisiteClaim prerequisite : answers.prerequisites()) {
      deviations.addAll(truth.judge(prerequisite));
    }
    return deviations;
  }

  /** The false claims of grade PROVEN. */
  List<Deviation> falseProven() {
    return of(Certainty.PROVEN);
  }

  List<Deviation> of(Certainty grade) {
    return deviations.stream().filter(deviation -> deviation.grade() == grade).toList();
  }

  /** The fewest files that lead to a deviation of the same kind and grade. */
  Bundle reduced(Deviation deviation, Path temp) {
    World world = World.of(seed);
    Bundle bundle = world.bundle(degradations);
    return Reduction.smallest(bundle, fewer -> fails(world, fewer, deviation, temp));
  }

  private static boolean fails(World world, Bundle bundle, Deviation deviation, Path temp) {
    try {
      Truth truth = new Truth(world, bundle);
      return deviations(truth, answers(bundle, temp)).stream()
          .anyMatch(
              again -> again.kind().equals(deviation.kind()) && again.grade() == deviation.grade());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WorldAnswers answers(Bundle bundle, Path temp) throws IOException {
    Path folder = Files.createTempDirectory(temp, "world");
    try {
      return WorldAnswers.of(bundle, folder);
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
