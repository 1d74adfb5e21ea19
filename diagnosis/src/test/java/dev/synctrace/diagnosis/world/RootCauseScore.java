package dev.synctrace.diagnosis.world;

import dev.synctrace.testkit.truth.DiagnosedMember;
import dev.synctrace.testkit.truth.DiagnosedVerdict;
import dev.synctrace.testkit.truth.ExpectedFailureAnswer;
import dev.synctrace.testkit.truth.GroundTruthCheck;
import dev.synctrace.testkit.world.Bundle;
import dev.synctrace.testkit.world.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the answers say of the members whose failure is known: the root cause where its log is in
 * the bundle, else which log they request, and from which computer.
 *
 * @param shown members whose log is in the bundle
 * @param named those of them whose root cause is right
 * @param hidden members whose log is not in the bundle
 * @param requested those of them for which exactly that log is requested, or whose root cause is
 *     right all the same
 * @param undecided members with a known failure whose verdict is UNKNOWN; they count nowhere else
 * @param wrong what is wrong with the others, one sentence each
 */
record RootCauseScore(
    int shown, int named, int hidden, int requested, int undecided, List<String> wrong) {
  private static final Pattern LOG = Pattern.compile("\\b(\\w+\\.log|dsregcmd)\\b");

  RootCauseScore {
    wrong = List.copyOf(wrong);
  }

  static RootCauseScore of(GroundTruthCheck truth, Bundle bundle, List<DiagnosedMember> claims) {
    int shown = 0;
    int named = 0;
    int hidden = 0;
    int requested = 0;
    int undecided = 0;
    List<String> wrong = new ArrayList<>();
    for (DiagnosedMember claim : claims) {
      Optional<ExpectedFailureAnswer> known = truth.failure(claim);
      if (known.isEmpty()) {
        continue;
      }
      if (claim.verdict() == DiagnosedVerdict.UNKNOWN) {
        undecided++;
        continue;
      }
      ExpectedFailureAnswer failure = known.get();
      boolean right = claim.rootCause().filter(failure.roots()::contains).isPresent();
      if (failure.shown()) {
        shown++;
        named += right ? 1 : 0;
      } else {
        hidden++;
        right = right || isRequested(failure, bundle, claim);
        requested += right ? 1 : 0;
      }
      if (!right) {
        wrong.add(
            "%s %s %s: %s, root %s of %s; next: %s"
                .formatted(
                    failure.shown() ? "shown" : "hidden",
                    failure.failure(),
                    claim.name(),
                    claim.verdict(),
                    claim.rootCause().orElse("none"),
                    claim.causes(),
                    claim.nextStep().orElse("none")));
      }
    }
    return new RootCauseScore(shown, named, hidden, requested, undecided, wrong);
  }

  /** The log of that computer, and no log that the bundle has of it. */
  private static boolean isRequested(
      ExpectedFailureAnswer failure, Bundle bundle, DiagnosedMember claim) {
    String step = claim.nextStep().orElse("");
    boolean ofSite = failure.computer().isEmpty();
    boolean names =
        step.contains(failure.failure().log())
            && (ofSite
                ? step.toLowerCase(Locale.ROOT).contains("management point")
                : step.contains(failure.computer()));
    if (!names || ofSite) {
      return names;
    }
    Matcher log = LOG.matcher(step);
    while (log.find()) {
      String path = "/" + log.group(1);
      boolean held =
          bundle.of(FileKind.CLIENT_LOG).stream()
              .filter(file -> file.about().equals(Integer.toString(failure.resource())))
              .anyMatch(file -> file.path().endsWith(path));
      if (held) {
        return false;
      }
    }
    return true;
  }
}
