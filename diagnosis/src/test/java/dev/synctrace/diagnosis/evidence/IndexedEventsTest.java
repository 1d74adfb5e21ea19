package dev.synctrace.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.InMemoryCaseEvents;
import dev.synctrace.diagnosis.SampleCase;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index and the case in memory that the other tests use give the same answers. */
class IndexedEventsTest {
  private static final String GROUP = "57b53be7-67a1-4203-bd82-a0df7b3cbeb3";

  @TempDir Path caseFolder = Path.of("unset");

  @Test
  void theIndexAnswersAsTheListDoes() throws IOException {
    try (SampleCase sample = SampleCase.ingest("contoso-group-sync", caseFolder)) {
      CaseEvents indexed = sample.events();
      CaseEvents listed = new InMemoryCaseEvents(sample.all(), sample.sources());
      for (EventQuery query : queries()) {
        assertThat(list(indexed, query)).as(query.toString()).isEqualTo(list(listed, query));
        assertThat(indexed.count(query)).isEqualTo(listed.count(query));
      }
      assertThat(list(indexed, queries().getFirst())).isNotEmpty();
      assertThat(indexed.timeRange()).isEqualTo(listed.timeRange());
      EventQuery passes = EventQuery.of(Kind.GROUPSYNC_CYCLE_START);
      assertThat(indexed.histogram(passes, Duration.ofMinutes(5)))
          .isEqualTo(listed.histogram(passes, Duration.ofMinutes(5)));
      assertThat(indexed.values(EventQuery.all(), Attribute.GROUP_ID).keySet())
          .containsExactlyInAnyOrderElementsOf(
              listed.values(EventQuery.all(), Attribute.GROUP_ID).keySet());
      EventQuery rows = EventQuery.of(Kind.FACT_CLIENTKEY);
      assertThat(indexed.distinct(rows, Attribute.SMS_ID))
          .isNotEmpty()
          .isEqualTo(listed.distinct(rows, Attribute.SMS_ID));
      List<EventQuery> members =
          List.of(EventQuery.of(Kind.FACT_COLLECTION_MEMBER), EventQuery.of(Kind.FACT_SYSTEM));
      for (Attribute id : List.of(Attribute.SMS_ID, Attribute.DEVICE_ID, Attribute.HOST_NAME)) {
        for (EventQuery others : List.of(rows, EventQuery.all(), EventQuery.of(Kind.FACT_NOTE))) {
          assertThat(indexed.hasAllValues(members, others, id))
              .as(id + " in " + others)
              .isEqualTo(listed.hasAllValues(members, others, id));
        }
      }
    }
  }

  private static List<EventQuery> queries() {
    return List.of(
        EventQuery.of(Kind.AUDIT_MEMBER_ADDED, Kind.AUDIT_MEMBER_REMOVED),
        EventQuery.of(Kind.AUDIT_MEMBER_ADDED).with(Attribute.GROUP_ID, GROUP),
        EventQuery.all().naming(Attribute.HOST_NAME, "client-042", "CLIENT-088"),
        EventQuery.all()
            .naming(Attribute.DEVICE_ID, "908DA677-7004-4844-972A-F6FB85DFDBAC")
            .naming(Attribute.MENTIONS, GROUP),
        EventQuery.all().naming(Attribute.SMS_ID, "GUID:9302E4C0-4510-414C-A6F6-411A2F7236E3"),
        EventQuery.all().with(Attribute.SMS_ID, "{9302e4c0-4510-414c-a6f6-411a2f7236e3}"),
        EventQuery.of(Kind.FACT_CLIENTKEY).having(Attribute.TENANT_ID, Attribute.DEVICE_ID),
        EventQuery.all().inSource("CLIENT-042/CcmAad.log"),
        EventQuery.of(Kind.GROUPSYNC_CYCLE_END).newest(3),
        EventQuery.of(Kind.AUDIT_DEVICE_UPDATED),
        EventQuery.of(Kind.AUDIT_DEVICE_UPDATED).withoutHeartbeats(),
        EventQuery.all().withoutHeartbeats().naming(Attribute.NAME, "CLIENT-088"),
        EventQuery.all().naming(Attribute.USER_NAME, "odd \" and \\ value"));
  }

  private static List<Event> list(CaseEvents events, EventQuery query) {
    List<Event> list = new ArrayList<>();
    events.find(query).forEach(list::add);
    return list;
  }
}
