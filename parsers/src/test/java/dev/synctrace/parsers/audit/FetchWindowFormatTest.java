package dev.synctrace.parsers.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceReader;
import dev.synctrace.parsers.source.SourceReader.ReadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchWindowFormatTest {
  private static final String RECORD =
      """
      {
        "synctraceFetch" : 1,
        "what" : "directory audits",
        "tenantId" : null,
        "from" : "2026-10-12T00:00:00Z",
        "until" : "2026-10-13T00:00:00Z",
        "fetched" : "2026-10-14T09:00:00Z",
        "pages" : [ {
          "path" : "graph/auditLogs/directoryAudits/a/page-00001.json",
          "records" : 999,
          "request" : "https://graph.microsoft.com/v1.0/auditLogs/directoryAudits"
        }, {
          "path" : "graph/auditLogs/directoryAudits/a/page-00002.json",
          "records" : 1
        } ]
      }
      """;

  private final List<Event> events = new ArrayList<>();

  private ReadSource read(String text) throws IOException {
    SourceReader reader =
        new SourceReader(
            new ReadOptions(ZoneOffset.UTC, new RecordOptions(DateOrder.AUTO)),
            List.of(new FetchWindowFormat(), new AuditFormat()));
    return reader.read("fetched.json", new ByteArrayInputStream(text.getBytes(UTF_8)), events::add);
  }

  @Test
  void theRecordOfAFetchIsOneFactThatSaysWhatIsCovered() throws IOException {
    ReadSource read = read(RECORD);
    assertThat(read.outcome().problems()).isEmpty();
    Event fact = events.getFirst();
    assertThat(events).hasSize(1);
    assertThat(fact.kind()).isEqualTo(Kind.FACT_EXPORT);
    assertThat(fact.time()).isNull();
    assertThat(fact.attributes().get(Attribute.COVERED_FROM)).contains("2026-10-12T00:00:00Z");
    assertThat(fact.attributes().get(Attribute.COVERED_UNTIL)).contains("2026-10-13T00:00:00Z");
    assertThat(fact.attributes().number(Attribute.RECORD_COUNT)).hasValue(1_000);
  }

  @Test
  void aDamagedRecordIsAProblemAndNoFact() throws IOException {
    ReadSource read = read(RECORD.substring(0, 400));
    assertThat(events).isEmpty();
    assertThat(read.outcome().problems())
        .singleElement()
        .asString()
        .contains("Fetch the same period again");
  }
}
