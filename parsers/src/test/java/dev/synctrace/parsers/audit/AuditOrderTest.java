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
    String member = Audits.PC1;
    List<Event> events =
        Audits.text(
                String.join(
                    "\n",
                    Audits.added("Directory_c_P_100", "2026-03-02T09:00:00.0000002Z", member),
                    Audits.added("Directory_d_P_20", "2026-03-02T09:00:00.0000001Z", member),
                    Audits.added("Directory_c_P_9", "2026-03-02T09:00:00.0000001Z", member),
                    Audits.added("Directory_e_P_3", "2026-03-02T09:00:00.0000003Z", member)))
            .events();

    assertThat(events.stream().sorted(AuditOrder.INSTANCE))
        .extracting(event -> Audits.said(event, Attribute.AUDIT_ID))
        .containsExactly(
            "Directory_c_P_9", "Directory_d_P_20", "Directory_c_P_100", "Directory_e_P_3");
  }

  @Test
  void theOrderIsTheSameHoweverTheEventsAreShuffled() throws IOException {
    List<Event> events = new ArrayList<>(Audits.file("01-graph.json").events());
    events.addAll(Audits.file("08-portal.csv").events());
    events.addAll(Audits.file("09-unified.csv").events());
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
      for (Event event : Audits.file(file).events()) {
        assertThat(duplicates.isNew(event)).isEqualTo(file.equals("01-graph.json"));
      }
    }
    assertThat(duplicates.count()).isEqualTo(5 * 16);
  }

  @Test
  void anExportWithoutIdsMayComeFirst() throws IOException {
    AuditDuplicates duplicates = new AuditDuplicates();

    assertThat(Audits.file("08-portal.csv").events()).allMatch(duplicates::isNew);
    assertThat(Audits.file("01-graph.json").events()).noneMatch(duplicates::isNew);
    assertThat(Audits.file("08-portal.csv").events()).noneMatch(duplicates::isNew);
  }

  @Test
  void twoRecordsWithDifferentIdsAreTwoHoweverAlike() throws IOException {
    AuditDuplicates duplicates = new AuditDuplicates();
    String time = "2026-03-02T09:00:00.0000001Z";
    List<Event> twins =
        Audits.text(
                Audits.added("Directory_c_P_1", time, Audits.PC1)
                    + "\n"
                    + Audits.added("Directory_c_P_2", time, Audits.PC1))
            .events();

    assertThat(twins).allMatch(duplicates::isNew);
    assertThat(duplicates.count()).isZero();
  }
}
