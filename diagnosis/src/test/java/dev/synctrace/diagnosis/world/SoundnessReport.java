package dev.synctrace.diagnosis.world;

import dev.synctrace.testkit.world.Certainty;
import dev.synctrace.testkit.world.Deviation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sums trials up. */
final class SoundnessReport {
  private final List<WorldTrial> trials;

  SoundnessReport(List<WorldTrial> trials) {
    this.trials = trials;
  }

  double falseLikelyShare() {
    long wrong = trials.stream().mapToLong(trial -> trial.of(Certainty.LIKELY).size()).sum();
    long all = trials.stream().mapToLong(WorldTrial::likelyClaims).sum();
    return all == 0 ? 0 : (double) wrong / all;
  }

  /** Of the members in complete bundles, how many are decided and right. */
  double rightWhenComplete() {
    List<WorldTrial> complete =
        trials.stream().filter(trial -> trial.degradations().isEmpty()).toList();
    long members = complete.stream().mapToLong(t -> t.members() + t.missed()).sum();
    long right = complete.stream().mapToLong(t -> t.decided() - t.wrong()).sum();
    return members == 0 ? 1 : (double) right / members;
  }

  String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d worlds, %d verdicts PROVEN, %d claims LIKELY, %d claims not judged%n"
            .formatted(
                trials.size(),
                trials.stream().mapToLong(WorldTrial::claims).sum(),
                trials.stream().mapToLong(WorldTrial::likelyClaims).sum(),
                trials.stream().mapToLong(WorldTrial::notJudged).sum()));
    for (Certainty grade : List.of(Certainty.PROVEN, Certainty.LIKELY)) {
      Map<String, Integer> kinds = new TreeMap<>();
      for (WorldTrial trial : trials) {
        for (Deviation deviation : trial.of(grade)) {
          kinds.merge(deviation.kind(), 1, Integer::sum);
        }
      }
      text.append("false ").append(grade).append(": ").append(kinds).append('\n');
    }
    text.append(
        String.format(
            Locale.ROOT,
            "false LIKELY %.4f, decided and right with complete bundles %.4f%n",
            falseLikelyShare(),
            rightWhenComplete()));
    return text.toString();
  }
}
