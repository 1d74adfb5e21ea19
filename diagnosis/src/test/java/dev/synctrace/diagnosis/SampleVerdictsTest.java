package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    TreeMap<String, String> found = new TreeMap<>();
    for (MemberVerdict verdict : verdicts(sample)) {
      found.put(
          verdict.identity().name().orElse("?"),
          verdict.status().verdict() + " " + verdict.status().grade());
    }
    assertThat(found).isEqualTo(expected(sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyMemberHasTheCausesItsReadmeTells(String sample) throws IOException {
    List<MemberVerdict> verdicts = verdicts(sample);
    for (JsonNode member : entries(sample)) {
      MemberVerdict verdict =
          verdicts.stream()
              .filter(v -> v.identity().names().contains(member.path("name").asText()))
              .findFirst()
              .orElseThrow();
      List<String> ids = verdict.causes().stream().map(FoundCause::id).toList();
      for (JsonNode cause : member.path("causes")) {
        assertThat(ids).as(member.path("name").asText()).contains(cause.asText());
      }
      if (member.path("causes").isEmpty()) {
        assertThat(ids).as(member.path("name").asText()).isEmpty();
      }
    }
  }

  /** The records that an answer must show: above all those of the device's own logs. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyMemberCitesTheRecordsItsReadmeTells(String sample) throws IOException {
    List<MemberVerdict> verdicts = verdicts(sample);
    for (JsonNode member : entries(sample)) {
      Set<String> cited = new TreeSet<>();
      verdicts.stream()
          .filter(v -> v.identity().names().contains(member.path("name").asText()))
          .forEach(v -> {
            v.allEvidence().forEach(piece -> cited.add(place(piece.event())));
            v.status().timeline().forEach(entry -> cited.add(place(entry.event())));
          });
      for (JsonNode place : member.path("mustCite")) {
        assertThat(cited)
            .as(member.path("name").asText())
            .contains(place.path("source").asText() + ":" + place.path("line").asLong());
      }
    }
  }

  /** Every log of a client in a sample is cited by its member. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyClientLogIsCitedByItsMember(String sample) throws IOException {
    List<MemberVerdict> verdicts = verdicts(sample);
    Set<String> cited = new TreeSet<>();
    verdicts.forEach(v -> {
      v.allEvidence().forEach(piece -> cited.add(piece.event().source()));
      v.status().timeline().forEach(entry -> cited.add(entry.event().source()));
    });
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      for (SourceSummary source : opened.sources()) {
        boolean ofMember =
            verdicts.stream()
                .flatMap(v -> v.identity().names().stream())
                .anyMatch(name -> source.path().startsWith(name + "/"));
        if (ofMember && source.path().endsWith(".log")) {
          assertThat(cited).contains(source.path());
        }
      }
    }
  }

  private static String place(Event event) {
    return event.source() + ":" + event.line();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyMemberAskedForAloneGetsTheSameAnswer(String sample) throws IOException {
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      List<MemberVerdict> all =
          Diagnosis.of(opened.events(), CauseCatalogue.builtIn(), null)
              .explain(ExplainRequest.all());
      for (MemberVerdict among : all) {
        MemberVerdict alone =
            Diagnosis.of(opened.events(), CauseCatalogue.builtIn(), null)
                .explain(ExplainRequest.of(among.identity().ids().getFirst().value()))
                .getFirst();
        assertThat(alone.status()).isEqualTo(among.status());
        assertThat(alone.causes()).isEqualTo(among.causes());
        assertThat(alone.identity().ids()).isEqualTo(among.identity().ids());
      }
    }
  }

  private List<MemberVerdict> verdicts(String sample) throws IOException {
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      return Diagnosis.of(opened.events(), CauseCatalogue.builtIn(), null)
          .explain(ExplainRequest.all());
    }
  }

  private static JsonNode entries(String sample) throws IOException {
    return new ObjectMapper().readTree(SampleCase.folder(sample).resolve("expected.json").toFile());
  }

  private static TreeMap<String, String> expected(String sample) throws IOException {
    TreeMap<String, String> expected = new TreeMap<>();
    for (JsonNode member : entries(sample)) {
      expected.put(
          member.path("name").asText(),
          member.path("verdict").asText() + " " + member.path("grade").asText());
    }
    return expected;
  }
}
