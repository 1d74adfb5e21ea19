package dev.synctrace.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceReader;
import dev.synctrace.parsers.source.SourceReader.ReadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Audit records in the envelopes of other tools. */
class WrappedAuditTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Events and problems of one text. */
  private record Reading(List<Event> events, List<String> problems) {}

  /**
   * PAGE is a page of Graph, LIST its records, RECORD each of them, TEXT the page as JSON in a
   * text.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'ok','data':LIST}",
        "{'requestId':'1','result':PAGE}",
        "{'statusCode':200,'headers':{'a':'b'},'body':PAGE}",
        "{'statusCode':200,'body':TEXT}",
        "{'responses':[{'id':'1','status':200,'body':PAGE}]}",
        "{'took':3,'hits':{'total':{'value':16},'hits':[{'_source':RECORD}]}}",
        "[{'_id':'7','_source':RECORD}]",
        "[{'json':RECORD}]",
        "{'output':{'anything':LIST}}",
        "{'messages':[{'body':RECORD}]}"
      })
  void theyAreTheRecordsThatAreInside(String envelope) throws IOException {
    String page = fixture("01-graph.json");
    JsonNode records = JSON.readTree(page).path("value");
    String wrapped = envelope.replace('\'', '"');
    if (wrapped.contains("RECORD")) {
      String list = wrapped.substring(wrapped.lastIndexOf('[') + 1, wrapped.lastIndexOf(']'));
      List<String> each = new ArrayList<>();
      records.forEach(record -> each.add(list.replace("RECORD", record.toString())));
      wrapped = wrapped.replace(list, String.join(",", each));
    }
    wrapped =
        wrapped
            .replace("PAGE", page)
            .replace("LIST", records.toString())
            .replace("TEXT", JSON.writeValueAsString(page));

    assertSame(read(wrapped), read(page));
  }

  @Test
  void messagesOfAnEventHubKeepTheirOuterFields() throws IOException {
    String record =
        """
        {"time":"2026-03-02T11:20:00Z","category":"AuditLogs","operationName":"Add member to group",
         "tenantId":"007e4a11-5a1c-4e0f-9b00-000000000001","correlationId":"00c0de01-5a1c-4e0f-9b00-000000000074",
         "resultType":"failure","identity":"Ada",
         "properties":{"id":"Directory_1","targetResources":[{"id":"0b7c8ab3-9ea1-4ffa-b2b9-8ffdd944bd8b","type":"Device"}]}}\
        """;
    List<Reading> variants =
        List.of(
            read("{\"records\":[" + record + "]}"),
            read("{\"PartitionId\":1,\"body\":{\"records\":[" + record + "]}}"),
            read(
                "{\"SequenceNumber\":1,\"Body\":"
                    + JSON.writeValueAsString("{\"records\":[" + record + "]}")
                    + "}"));

    for (Reading variant : variants) {
      assertSame(variant, variants.getFirst());
      Event event = variant.events().getFirst();
      assertThat(event.kind()).isEqualTo(Kind.AUDIT_MEMBER_ADDED);
      assertThat(event.time()).hasToString("2026-03-02T11:20:00Z");
      assertThat(event.attributes().get(Attribute.TENANT_ID))
          .contains("007e4a11-5a1c-4e0f-9b00-000000000001");
      assertThat(event.attributes().get(Attribute.CORRELATION_ID))
          .contains("00c0de01-5a1c-4e0f-9b00-000000000074");
      assertThat(event.attributes().get(Attribute.ACTOR_NAME)).contains("Ada");
    }
  }

  @Test
  void aFileWithoutAReadableRecordIsAProblem() throws IOException {
    String text =
        "{\"@odata.context\":\"x#auditLogs/directoryAudits\",\"value\":[{\"a\":1},{\"b\":2}]}";

    assertThat(read(text).problems()).anyMatch(problem -> problem.contains("contains no record"));
  }

  @Test
  void envelopesWithoutEndAreNotFollowed() throws IOException {
    String deep = "{\"activityDateTime\":" + "{\"a\":".repeat(500) + "1" + "}".repeat(500) + "}";

    assertThat(read(deep).problems()).isNotEmpty();
  }

  private static void assertSame(Reading wrapped, Reading plain) {
    assertThat(wrapped.problems()).isEmpty();
    assertThat(wrapped.events())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line", "endLine")
        .isEqualTo(plain.events());
  }

  private static Reading read(String text) throws IOException {
    List<Event> events = new ArrayList<>();
    ReadSource read =
        new SourceReader(ReadOptions.DEFAULT, List.of(new AuditFormat()))
            .read(
                "audit.json",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                events::add);
    return new Reading(events, read.outcome().problems());
  }

  private static String fixture(String name) throws IOException {
    try (InputStream in = WrappedAuditTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
