package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.Reconciler;
import dev.synctrace.diagnosis.reconcile.Reconciler.MappingFilter;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why each member of the samples is where it is, as the samples tell it. */
class SampleCausesTest {
  private static final CauseCatalogue CATALOGUE = CauseCatalogue.builtIn();

  @TempDir Path caseFolder = Path.of("unset");

  static List<String> samples() throws IOException {
    return SampleCase.groupSyncNames();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyMemberHasTheCausesItsReadmeTellsAndNoneWhereAllIsWell(String sample)
      throws IOException {
    Map<String, List<FoundCause>> found = causes(sample);
    JsonNode expected =
        new ObjectMapper().readTree(SampleCase.folder(sample).resolve("expected.json").toFile());

    for (JsonNode member : expected) {
      String name = member.path("name").asText();
      List<String> ids = found.getOrDefault(name, List.of()).stream().map(FoundCause::id).toList();
      if (member.path("causes").isEmpty()) {
        assertThat(ids).as(name).isEmpty();
      }
      for (JsonNode cause : member.path("causes")) {
        assertThat(ids).as(name).contains(cause.asText());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "contoso-group-sync, CLIENT-088, S01, PROVEN",
    "contoso-group-sync, CLIENT-095, S16, PROVEN",
    "sync-enhanced-http-off, KASSE-01, S01, PROVEN",
    "sync-enhanced-http-off, KASSE-01, S02, LIKELY",
    "sync-heartbeat-claims, LAB-W11-09, S07, PROVEN",
    "sync-app-not-owner, TELLER-205, S09, PROVEN",
    "sync-removed-by-admin, WH-SCAN-03, S16, PROVEN",
    "sync-removed-by-admin, OFFICE-PC-77, S16, PROVEN",
    "sync-rejoined-device, DESIGN-22, S32, LIKELY",
    "sync-device-deleted, STORE-PC-32, S35, PROVEN",
    "sync-2303-adds-then-removes, PW-0309, S41, LIKELY"
  })
  void theCauseIsAsSureAsTheReadmeSays(String sample, String member, String id, String grade)
      throws IOException {
    assertThat(causes(sample).get(member))
        .filteredOn(cause -> cause.id().equals(id))
        .extracting(cause -> cause.grade().name())
        .containsExactly(grade);
  }

  /** In the bundles of group synchronization nothing is wrong with the site as a whole. */
  @ParameterizedTest
  @CsvSource({
    "sync-all-well, ''",
    "sync-removed-by-admin, ''",
    "sync-device-deleted, ''",
    "contoso-group-sync, ''",
    "contoso-tenant-attach, T10"
  })
  void theSiteHasTheCausesItsReadmeTells(String sample, String id) throws IOException {
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      List<FoundCause> found = new Reconciler(opened.events(), CATALOGUE, null).siteCauses();

      assertThat(found)
          .extracting(FoundCause::id)
          .containsExactlyElementsOf(id.isEmpty() ? List.of() : List.of(id));
    }
  }

  /** Facts write a client ID with GUID:, most logs without: it is one ID all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLIENT-088",
        "GUID:9302E4C0-4510-414C-A6F6-411A2F7236E3",
        "9302e4c0-4510-414c-a6f6-411a2f7236e3",
        "{9302E4C0-4510-414C-A6F6-411A2F7236E3}",
        "9302E4C04510414CA6F6411A2F7236E3"
      })
  void aClientsOwnLogsAreConnectedToItHoweverItIsCalled(String subject) throws IOException {
    List<MemberVerdict> verdicts = new ArrayList<>();
    try (SampleCase opened = SampleCase.ingest("contoso-group-sync", caseFolder)) {
      new Reconciler(opened.events(), CATALOGUE, null)
          .one(subject, MappingFilter.ANY, verdicts::add);
    }

    assertThat(verdicts)
        .extracting(v -> v.identity().name())
        .containsOnly(Optional.of("CLIENT-088"));
    assertThat(verdicts)
        .flatExtracting(MemberVerdict::causes)
        .flatExtracting(FoundCause::evidence)
        .anyMatch(evidence -> evidence.event().source().startsWith("CLIENT-088/"));
  }

  private Map<String, List<FoundCause>> causes(String sample) throws IOException {
    Map<String, List<FoundCause>> found = new TreeMap<>();
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      new Reconciler(opened.events(), CATALOGUE, null)
          .all(
              MappingFilter.ANY,
              true,
              (MemberVerdict verdict) ->
                  found.put(verdict.identity().name().orElse("?"), verdict.causes()));
    }
    return found;
  }
}
