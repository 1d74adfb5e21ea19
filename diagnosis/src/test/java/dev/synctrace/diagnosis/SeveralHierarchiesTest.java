package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles of several hierarchies in one case: resource IDs, collections and apps of one say nothing
 * of another.
 */
class SeveralHierarchiesTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void noMemberHasAnotherVerdictThanInItsOwnCase() throws IOException {
    Map<String, VerdictState> alone = new TreeMap<>();
    for (String sample : SampleCase.groupSyncNames()) {
      alone.putAll(verdicts(List.of(sample), folder.resolve(sample)));
    }
    Map<String, VerdictState> together =
        verdicts(SampleCase.groupSyncNames(), folder.resolve("all"));

    assertThat(together).hasSameSizeAs(alone);
    List<String> different = new ArrayList<>();
    together.forEach((member, verdict) -> {
      if (verdict != VerdictState.UNKNOWN && verdict != alone.get(member)) {
        different.add(member + ": " + alone.get(member) + ", together " + verdict);
      }
    });
    assertThat(different).isEmpty();
  }

  private static Map<String, VerdictState> verdicts(List<String> samples, Path caseFolder)
      throws IOException {
    Map<String, VerdictState> found = new TreeMap<>();
    try (SampleCase sample = SampleCase.ingest(samples, caseFolder)) {
      for (MemberVerdict verdict :
          Diagnosis.of(sample.events(), CauseCatalogue.builtIn(), null)
              .explain(ExplainRequest.all())) {
        found.put(
            verdict.mapping().groupId() + " " + verdict.identity().names(),
            verdict.status().verdict());
      }
    }
    return found;
  }
}
