package dev.synctrace.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Audits in the order they happened, and each of them once. Reference graph.md section 1.4. */
class AuditOrderTest {

  @Test
  void oneHundredNanosecondsDecideThenTheNumberOfTheId() throws IOException {
    String member = AuditFixtures.PC1;
    List<Event> events =
        AuditFixtures.text(
                String.join(
                    "\n",
                    AuditFixtures.added(
                        "Directory_c_P_100", "2026-03-02T09:00:00.0000002Z", member),
                    AuditFixtures.added("Directory_d_P_20", "2026-03-02T09:00:00.0000001Z", member),
                    AuditFixtures.added("Directory_c_P_9", "2026-03-02T09:00:00.0000001Z", member),
                    AuditFixtures.added("Directory_e_P_3", "2026-03-02T09:00:00.0000003Z", member)))
            .events();

    assertThat(events.stream().sorted(AuditOrder.INSTANCE))
        .extracting(event -> AuditFixtures.said(event, Attribute.AUDIT_ID))
        .containsExactly(
            "Directory_c_P_9", "Directory_d_P_20", "Directory_c_P_100", "Directory_e_P_3");
  }

  @Test
  void theOrderIsTheSameHoweverTheEventsAreShuffled() throws IOException {
    List<Event> events = new ArrayList<>(AuditFixtures.file("01-graph.json").events());
    events.addAll(AuditFixtures.file("08-portal.csv").events());
    events.addAll(AuditFixtures.file("09-unified.csv").events());
    List<Event> sorted = events.stream().sorted(AuditOrder.INSTANCE).toList();
    Collections.shuffle(events, new Random(7));

    assertThat(events.stream().sorted(AuditOrder.INSTANCE)).containsExactlyElementsOf(sorted);
  }

  @Test
  void theSameRecordsInOverlappingExportsAreKnownAgain() throws IOException {
    AuditDuplicates duplicates = new AuditDuplicates();
    for (String file :
        List.of(
            "01-graph.json",
            "04-eventhub.json",
            "08-portal.csv",
            "06-loganalytics.json",
            "09-unified.csv",
            "10-cloudappevents.csv")) {
      for (Event event : AuditFixtures.file(file).events()) {
        assertThat(duplicates.isNew(event)).isEqualTo(file.equals("01-graph.json"));
      }
    }
    assertThat(duplicates.count()).isEqualTo(5 * 16);
  }

  @Test
  void anExportWithoutIdsMayComeFirst() throws IOException {
    AuditDuplicates duplicates = new AuditDuplicates();

    assertThat(AuditFixtures.file("08-portal.csv").events()).allMatch(duplicates::isNew);
    assertThat(AuditFixtures.file("01-graph.json").events()).noneMatch(duplicates::isNew);
    assertThat(AuditFixtures.file("08-portal.csv").events()).noneMatch(duplicates::isNew);
  }

  @Test
  void twoRecordsWithDifferentIdsAreTwoHoweverAlike() throws IOException {
    AuditDuplicates duplicates = new AuditDuplicates();
    String time = "2026-03-02T09:00:00.0000001Z";
    List<Event> twins =
        AuditFixtures.text(
                AuditFixtures.added("Directory_c_P_1", time, AuditFixtures.PC1)
                    + "\n"
                    + AuditFixtures.added("Directory_c_P_2", time, AuditFixtures.PC1))
            .events();

    assertThat(twins).allMatch(duplicates::isNew);
    assertThat(duplicates.count()).isZero();
  }
}
