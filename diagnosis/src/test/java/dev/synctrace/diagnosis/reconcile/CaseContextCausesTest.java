package dev.synctrace.diagnosis.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.SyncStory;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contexts of a case give the causes of the catalogue. */
class CaseContextCausesTest {
  private static final String OTHER_LOG = "CM02/SMS_AZUREAD_DISCOVERY_AGENT.log";

  private final SyncStory story = new SyncStory().mapped();

  @BeforeEach
  void aDeviceThatIsNotInTheGroup() {
    story.collection("A", "B").trusted("B").untrusted("A").group("B");
  }

  private Diagnosis diagnosis() {
    return Diagnosis.of(story.story().asCase(), CauseCatalogue.builtIn(), null);
  }

  private List<String> causesOfA() {
    return diagnosis().explain(ExplainRequest.all()).stream()
        .filter(verdict -> verdict.identity().name().orElse("").equals("CLIENT-A"))
        .flatMap(verdict -> verdict.causes().stream())
        .map(FoundCause::id)
        .toList();
  }

  private void dsregcmd(String host) {
    story
        .story()
        .add(
            "client/dsregcmd.txt",
            null,
            Kind.FACT_DSREGCMD,
            "hostName",
            host,
            "azureAdJoined",
            "false");
  }

  @Test
  void aDeviceIsKnownByItsFullName() {
    dsregcmd("client-a.contoso.com");
    assertThat(causesOfA()).contains("S05");
  }

  @Test
  void aDeviceIsKnownByItsShortName() {
    dsregcmd("CLIENT-A");
    assertThat(causesOfA()).contains("S05");
  }

  @Test
  void aNameThatBeginsLikeItsNameIsAnother() {
    dsregcmd("CLIENT-AB.contoso.com");
    assertThat(causesOfA()).isNotEmpty().doesNotContain("S05");
  }

  @Test
  void passesOfAnotherHierarchyDoNotBreakOffThoseOfThisOne() {
    story.noted("site.version", "2103");
    discovery("CM01/SMS_AZUREAD_DISCOVERY_AGENT.log", "tenant-1", "app-1");
    discovery(OTHER_LOG, "tenant-2", "app-2");
    cycle("CM01/SMS_AZUREAD_DISCOVERY_AGENT.log", "12:00:00Z", "12:00:10Z");
    cycle(OTHER_LOG, "12:00:02Z", "12:00:05Z");
    cycle("CM01/SMS_AZUREAD_DISCOVERY_AGENT.log", "12:05:00Z", "12:05:10Z");
    cycle(OTHER_LOG, "12:05:02Z", "12:05:05Z");
    assertThat(diagnosis().site().cycles()).allMatch(cycle -> cycle.finished());
    assertThat(diagnosis().siteCauses())
        .extracting(FoundCause::id)
        .contains("S53")
        .doesNotContain("S43", "S12");
  }

  private void discovery(String log, String tenant, String app) {
    for (String time : List.of("11:50:00Z", "11:55:00Z")) {
      story
          .story()
          .add(
              log,
              "2026-10-13T" + time,
              Kind.DISCOVERY_START,
              "tenantId",
              tenant,
              "serverAppId",
              app);
      story.story().add(log, "2026-10-13T" + time.replace(":00Z", ":30Z"), Kind.DISCOVERY_END_OK);
    }
  }

  private void cycle(String log, String from, String to) {
    story.story().add(log, "2026-10-13T" + from, Kind.GROUPSYNC_CYCLE_START);
    story.story().add(log, "2026-10-13T" + to, Kind.GROUPSYNC_CYCLE_END);
  }

  @Test
  void theMeasuredClockIsNamedInTheCoverageOfTheLogAndAsACause() {
    story
        .pass("11:50:00Z")
        .pass("12:07:00Z", "B", "C", "D")
        .appAdds("12:00:01Z", "B", "C", "D")
        .pass("12:12:00Z");
    assertThat(diagnosis().siteCauses()).extracting(FoundCause::id).contains("S54");
    assertThat(diagnosis().sources())
        .filteredOn(source -> source.source().startsWith("CM01/"))
        .allMatch(source -> String.valueOf(source.note()).contains("clock"));
  }
}
