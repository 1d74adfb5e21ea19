package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MappingFilter;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.Reconciler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples' own answers, read from the samples. */
class SampleVerdictsTest {
  @TempDir Path caseFolder = Path.of("unset");

  static List<String> samples() throws IOException {
    return SampleCase.groupSyncNames();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyMemberHasTheVerdictItsReadmeTells(String sample) throws IOException {
    List<MemberVerdict> verdicts = new ArrayList<>();
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      new Reconciler(opened.events(), CauseCatalogue.builtIn(), null)
          .all(MappingFilter.ANY, true, verdicts::add);
    }
    TreeMap<String, String> found = new TreeMap<>();
    for (MemberVerdict verdict : verdicts) {
      found.put(
          verdict.identity().name().orElse("?"),
          verdict.standing().verdict() + " " + verdict.standing().grade());
    }
    assertThat(found).isEqualTo(expected(sample));
  }

  private static TreeMap<String, String> expected(String sample) throws IOException {
    TreeMap<String, String> expected = new TreeMap<>();
    Path file = SampleCase.folder(sample).resolve("expected.json");
    for (JsonNode member : new ObjectMapper().readTree(file.toFile())) {
      expected.put(
          member.path("name").asText(),
          member.path("verdict").asText() + " " + member.path("grade").asText());
    }
    return expected;
  }
}
