package dev.synctrace.diagnosis.trace.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.trace.IngestedCase;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why the actions of the sample went as they did, as its story tells it. */
class ActionCausesTest {
  private static final CauseCatalogue CATALOGUE = CauseCatalogue.builtIn();
  private static final String NEVER_PUSHED = "16f4c865-d12f-41be-b74b-b0143f7cbdaf";
  private static final String NOT_RECEIVED = "bc8c9d71-dfd8-4916-a6e8-da0ced76f256";
  private static final String REFUSED = "b713929f-65e2-4631-b3d8-b016b1b8f208";

  @TempDir private Path folder;

  @Test
  void everyActionHasTheCausesItsStoryTellsAndNoOther() throws IOException {
    JsonNode expected =
        new ObjectMapper().readTree(IngestedCase.SAMPLE.resolve("expected.json").toFile());
    List<String> stories = new ArrayList<>();
    expected.forEach(story -> stories.add(story.get("pushId") + " " + texts(story.get("causes"))));

    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      Diagnosis diagnosis = Diagnosis.of(opened, CATALOGUE, null);

      assertThat(
              IngestedCase.traces(opened).stream()
                  .map(trace -> trace.ids().pushId() + " " + ids(diagnosis.causesOf(trace))))
          .containsExactlyInAnyOrderElementsOf(stories);
    }
  }

  @Test
  void aRefusalIsProvenByTheRecordThatRefuses() throws IOException {
    FoundCause refused = onlyCause(folder, REFUSED, true);

    assertThat(refused.id()).isEqualTo("T01");
    assertThat(refused.grade()).isEqualTo(Grade.PROVEN);
    assertThat(refused.evidence())
        .singleElement()
        .satisfies(piece -> assertThat(piece.event().line()).isEqualTo(11));
  }

  @Test
  void anotherActionsRecordsSayNothingOfThisOne() throws IOException {
    // The case has pushes and refusals of others; the forwarded action has neither.
    FoundCause cause = onlyCause(folder, NEVER_PUSHED, true);

    assertThat(cause.id()).isEqualTo("T24");
    assertThat(cause.evidence())
        .allMatch(piece -> piece.event().source().contains("CMGatewayNotificationWorker"));
  }

  @Test
  void withoutTheClientsLogsAPushThatNobodyReportedIsStillOne() throws IOException {
    FoundCause cause = onlyCause(folder, NOT_RECEIVED, false);

    assertThat(cause.id()).isEqualTo("T23");
    assertThat(cause.missing())
        .anyMatch(missing -> missing.what().startsWith("CcmNotificationAgent.log"));
  }

  @Test
  void theSiteIsToldOnlyWhatConcernsTenantAttach() throws IOException {
    try (Case opened = IngestedCase.of(folder, IngestedCase.SAMPLE)) {
      List<FoundCause> site = Diagnosis.of(opened, CATALOGUE, null).tenantAttachCauses();

      assertThat(site).extracting(FoundCause::id).containsExactly("T10");
      assertThat(site.getFirst().evidence()).isNotEmpty();
      assertThat(site.getFirst().fix()).isNotEmpty();
    }
  }

  @Test
  void theCausesOfTenantAttachCanBeReadWithoutTheOthers() {
    assertThat(CauseCatalogue.loadTenantAttach(null).all())
        .extracting(Cause::id)
        .isEqualTo(
            CATALOGUE.all().stream().filter(Cause::isOfTenantAttach).map(Cause::id).toList());
  }

  @Test
  void aCauseOfOnesOwnIsOfTenantAttachByScopeIdOrText() {
    CauseCatalogue own =
        CauseCatalogue.of(
            List.of(),
            cause("MY1", "site", ""),
            cause("MY2", "action", ""),
            cause("TX1", "site", ""),
            cause("MY3", "site", "portalMessages: [Something else went wrong]"));

    assertThat(own.all())
        .filteredOn(Cause::isOfTenantAttach)
        .extracting(Cause::id)
        .containsExactly("MY2", "MY3", "TX1");
  }

  private static String cause(String id, String scope, String more) {
    return """
    id: %s
    title: one of my own
    basis: REPORT
    scope: %s
    explanation: nothing
    reference: none
    when:
      - event: action.unauthorized
    %s
    """
        .formatted(id, scope, more);
  }

  private static FoundCause onlyCause(Path folder, String id, boolean withClients)
      throws IOException {
    try (Case opened =
        IngestedCase.ofSample(
            folder, path -> withClients || !path.contains("CcmNotificationAgent"))) {
      List<Trace> traces = new Traces(opened).find(id);
      assertThat(traces).hasSize(1);
      List<FoundCause> causes = Diagnosis.of(opened, CATALOGUE, null).causesOf(traces.getFirst());
      assertThat(causes).hasSize(1);
      return causes.getFirst();
    }
  }

  private static List<String> ids(List<FoundCause> causes) {
    return causes.stream().map(FoundCause::id).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
