package dev.synctrace.diagnosis.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.HandMadeEvents;
import dev.synctrace.diagnosis.SampleCase;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.parsers.model.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the answers leave open: what to collect for all members, and errors of unknown kind. */
class OpenQuestionsTest {
  private static final CauseCatalogue CAUSES = CauseCatalogue.builtIn();

  @TempDir Path temp = Path.of("unset");

  @Test
  void anErrorOfUnknownKindIsToldOnceWithItsCountAndFirstLine() throws Exception {
    try (SampleCase sample = SampleCase.ingest("sync-app-not-owner", temp)) {
      List<UnknownErrorRecord> errors =
          answered(Diagnosis.of(sample.opened(), CAUSES, null), ExplainRequest.all())
              .unknownErrors();

      assertThat(errors).hasSize(1);
      assertThat(errors.getFirst().count()).isEqualTo(7);
      assertThat(errors.getFirst().first().line()).isEqualTo(18);
      assertThat(errors.getFirst().first().message()).contains("403 (Forbidden)");
    }
  }

  @Test
  void errorsOfActionsAreThoseOfTheirOwnLogs() throws Exception {
    try (SampleCase sample = SampleCase.ingest("contoso-tenant-attach", temp)) {
      Diagnosis diagnosis = Diagnosis.of(sample.opened(), CAUSES, null);

      assertThat(diagnosis.unknownErrorsOfActions())
          .extracting(error -> error.first().log())
          .containsExactly("CcmNotificationAgent");
      assertThat(answered(diagnosis, ExplainRequest.all()).unknownErrors()).isEmpty();
    }
  }

  @Test
  void whatHelpsMostMembersIsCollectedFirst() {
    HandMadeEvents handMadeEvents = new HandMadeEvents();
    handMadeEvents.add(
        "sql/mapping.csv", null, Kind.FACT_MAPPING, "collectionId", "P0100017", "groupId", "g1");
    for (String device : List.of("a", "b", "c")) {
      handMadeEvents.add(
          "sql/members.csv",
          null,
          Kind.FACT_COLLECTION_MEMBER,
          "collectionId",
          "P0100017",
          "smsId",
          "sms-" + device,
          "hostName",
          "PC-" + device);
    }
    handMadeEvents.export(
        "sql/members.csv", Kind.FACT_COLLECTION_MEMBER, "collectionId", "P0100017");
    Diagnosis diagnosis = Diagnosis.of(handMadeEvents.asCase(), CAUSES, null);

    List<Collectable> things = answered(diagnosis, ExplainRequest.all()).collectNext();

    assertThat(things).isNotEmpty();
    assertThat(things.getFirst().members()).isEqualTo(3);
    assertThat(things)
        .extracting(Collectable::members)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(things).extracting(Collectable::what).doesNotHaveDuplicates();
  }

  @Test
  void whatIsProvenAndInOrderNeedsNothing() throws Exception {
    try (SampleCase sample = SampleCase.ingest("sync-all-well", temp)) {
      assertThat(
              answered(Diagnosis.of(sample.opened(), CAUSES, null), ExplainRequest.all())
                  .collectNext())
          .isEmpty();
    }
  }

  private static OpenQuestions answered(Diagnosis diagnosis, ExplainRequest request) {
    OpenQuestions open = diagnosis.openQuestions(request);
    diagnosis.explain(request, open::add);
    return open;
  }
}
