package dev.synctrace.diagnosis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two clients share one Entra device, as after a new registration: both are asked for by it. */
class SharedObjectTest {
  private static final String TWIN = "GUID:99999999-8888-4777-8666-555555555555";

  private final SyncStory story =
      new SyncStory().mapped().collection("A", "B").trusted("A", "B").directory("A", "B");

  private Diagnosis diagnosis() {
    story
        .story()
        .add(
            "sql/CollectionMembers.csv",
            null,
            Kind.FACT_COLLECTION_MEMBER,
            "collectionId",
            SyncStory.COLLECTION,
            "resourceId",
            "16779999",
            "smsId",
            TWIN,
            "hostName",
            "CLIENT-A",
            "memberType",
            "device");
    story
        .story()
        .add(
            "sql/ClientKeyData.csv",
            null,
            Kind.FACT_CLIENTKEY,
            "smsId",
            TWIN,
            "deviceId",
            SyncStory.device("A"),
            "tenantId",
            "f2acfa3f-c514-4614-9408-a06271a3e47e");
    return story.group("A", "B").diagnosis(null);
  }

  private static List<VerdictState> states(List<MemberVerdict> verdicts) {
    return verdicts.stream().map(verdict -> verdict.status().verdict()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"object", "device", "name"})
  void whatIsAskedForOneWayHasTheVerdictsOfTheList(String asked) {
    Diagnosis diagnosis = diagnosis();
    String subject =
        switch (asked) {
          case "object" -> SyncStory.object("A");
          case "device" -> SyncStory.device("A");
          default -> "CLIENT-A";
        };

    List<MemberVerdict> found = diagnosis.explain(ExplainRequest.of(subject));

    assertThat(states(found)).hasSize(2).containsOnly(VerdictState.SYNCED);
    assertThat(found)
        .extracting(verdict -> verdict.identity().best(IdType.SMS_ID).orElse(""))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotSharedIsOneMember() {
    assertThat(states(diagnosis().explain(ExplainRequest.of(SyncStory.object("B")))))
        .containsExactly(VerdictState.SYNCED);
  }
}
