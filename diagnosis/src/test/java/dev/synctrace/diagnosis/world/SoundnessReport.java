package dev.synctrace.diagnosis.world;

import dev.synctrace.testkit.truth.Deviation;
import dev.synctrace.testkit.truth.DiagnosedGrade;
import dev.synctrace.testkit.world.BundleDefect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums trials up. */
final class SoundnessReport {
  private static final int REQUESTS = 3;

  private final Map<DiagnosedGrade, Map<String, Integer>> kinds =
      new EnumMap<>(DiagnosedGrade.class);
  private final Map<BundleDefect, Effect> effects = new EnumMap<>(BundleDefect.class);
  private long worlds;
  private long proven;
  private long likely;
  private long notJudged;
  private long falseLikely;
  private long complete;
  private long completeMembers;
  private long completeRight;
  private long failing;
  private long shown;
  private long named;
  private long hidden;
  private long requested;
  private long undecidedFailures;
  private final List<String> wrongRoots = new ArrayList<>();

  /** What one degradation by itself does. */
  private static final class Effect {
    private long worlds;
    private long before;
    private long stay;
    private final Map<String, Integer> requested = new HashMap<>();
  }

  SoundnessReport() {
    kinds.put(DiagnosedGrade.PROVEN, new TreeMap<>());
    kinds.put(DiagnosedGrade.LIKELY, new TreeMap<>());
  }

  void add(SoundnessRun.Pair pair) {
    add(pair.trial());
    pair.complete().ifPresent(whole -> effect(whole, pair.trial()));
  }

  void add(WorldTrial trial) {
    worlds++;
    proven += trial.provenClaims();
    likely += trial.likelyClaims();
    notJudged += trial.notJudged();
    falseLikely += trial.of(DiagnosedGrade.LIKELY).size();
    RootCauseScore roots = trial.rootCauses();
    failing += roots.shown() + roots.hidden() > 0 ? 1 : 0;
    shown += roots.shown();
    named += roots.named();
    hidden += roots.hidden();
    requested += roots.requested();
    undecidedFailures += roots.undecided();
    roots.wrong().forEach(wrong -> wrongRoots.add(trial.named() + ": " + wrong));
    kinds.forEach((grade, counts) -> {
      for (Deviation deviation : trial.of(grade)) {
        counts.merge(deviation.kind(), 1, Integer::sum);
      }
    });
    if (trial.degradations().isEmpty()) {
      complete++;
      completeMembers += trial.decided().size() + trial.undecided().size();
      completeRight += trial.decided().size() - trial.wrong();
    }
  }

  private void effect(WorldTrial whole, WorldTrial degraded) {
    BundleDefect only = degraded.degradations().iterator().next();
    Effect effect = effects.computeIfAbsent(only, _ -> new Effect());
    effect.worlds++;
    effect.before += whole.decided().size();
    effect.stay += whole.decided().stream().filter(degraded.decided()::contains).count();
    degraded.requested().forEach(what -> effect.requested.merge(what, 1, Integer::sum));
  }

  double falseLikelyShare() {
    return likely == 0 ? 0 : (double) falseLikely / likely;
  }

  /** Of the members in complete bundles, how many are decided and right. */
  double rightWhenComplete() {
    return completeMembers == 0 ? 1 : (double) completeRight / completeMembers;
  }

  /** Of the members whose failure's log is in the bundle, how many have the right root cause. */
  double namedShare() {
    return shown == 0 ? 1 : (double) named / shown;
  }

  /** Of the others, for how many that log is requested from the right computer. */
  double requestedShare() {
    return hidden == 0 ? 1 : (double) requested / hidden;
  }

  /** The members without a right root cause or request, one sentence each. */
  List<String> wrongRoots() {
    return List.copyOf(wrongRoots);
  }

  String summary() {
    return """
    %d worlds, %d verdicts PROVEN, %d claims LIKELY, %d claims not judged
    false PROVEN: %s
    false LIKELY: %s
    false LIKELY %s, decided and right with complete bundles %s (%d worlds)
    root causes named: %d of %d, logs requested: %d of %d, verdict UNKNOWN: %d (%d worlds)
    """
        .formatted(
            worlds,
            proven,
            likely,
            notJudged,
            kinds.get(DiagnosedGrade.PROVEN),
            kinds.get(DiagnosedGrade.LIKELY),
            percent(falseLikelyShare()),
            percent(rightWhenComplete()),
            complete,
            named,
            shown,
            requested,
            hidden,
            undecidedFailures,
            failing);
  }

  /** The page {@code docs/soundness.md}. */
  String page(String seeds) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Soundness

        <!-- Written by WorldSoundnessTest; CONTRIBUTING.md says how. -->

        SyncTrace is tried on random worlds: sites and tenants whose truth is known at every instant, and
        the bundles they would send, degraded the way real bundles are. What it answers is compared with
        the truth.

        """);
    text.append(
        "%,d worlds (%s), %,d of them with everything in the bundle.%n%n"
            .formatted(worlds, seeds, complete));
    text.append("| claims | number | false |\n| --- | --- | --- |\n");
    text.append(
        "| verdicts PROVEN | %,d | %s |%n".formatted(proven, described(DiagnosedGrade.PROVEN)));
    text.append(
        "| verdicts, causes and predictions LIKELY | %,d | %,d (%s) |%n"
            .formatted(likely, falseLikely, percent(falseLikelyShare())));
    text.append(
        "| members in complete bundles | %,d | %s are decided, and rightly |%n"
            .formatted(completeMembers, percent(rightWhenComplete())));
    text.append(
        """
        | members whose bundle shows why they are not in the group | %,d | root causes named: %,d of %,d (%s) |
        | members whose bundle lacks that log | %,d | it is requested from the right computer: %,d of %,d (%s) |

        """
            .formatted(
                shown,
                named,
                shown,
                percent(namedShare()),
                hidden,
                requested,
                hidden,
                percent(requestedShare())));
    text.append(
        """
        Not judged: %,d causes and prerequisites that worlds do not model.

        What each degradation does by itself, to the members that are decided without it:

        | degradation | worlds | stay decided | become UNKNOWN | what is requested most |
        | --- | --- | --- | --- | --- |
        """
            .formatted(notJudged));
    effects.forEach((degradation, effect) ->
        text.append(
            "| %s | %d | %s of %d | %d | %s |%n"
                .formatted(
                    degradation.sentence(),
                    effect.worlds,
                    percent(effect.before == 0 ? 1 : (double) effect.stay / effect.before),
                    effect.before,
                    effect.before - effect.stay,
                    requests(effect.requested))));
    return text.toString();
  }

  private String described(DiagnosedGrade grade) {
    Map<String, Integer> counts = kinds.getOrDefault(grade, Map.of());
    return counts.isEmpty()
        ? "none, nor of any cause, prerequisite or prediction"
        : counts.toString();
  }

  private static String requests(Map<String, Integer> requested) {
    return requested.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(REQUESTS)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }

  List<String> falseProvenKinds() {
    return List.copyOf(kinds.getOrDefault(DiagnosedGrade.PROVEN, Map.of()).keySet());
  }
}
