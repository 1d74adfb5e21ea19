package dev.synctrace.parsers.fact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceReader;
import dev.synctrace.parsers.source.SourceReader.ReadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectManifestFormatTest {
  /** As ConvertTo-Json of Windows PowerShell 5.1 writes it. */
  private static final String MANIFEST =
      """
      {
          "synctraceCollect":  1,
          "version":  "0.1.0",
          "collected":  "2026-10-20T08:00:00Z",
          "by":  "CM01",
          "site":  "PS1",
          "items":  [
                        {
                            "id":  "token-log",
                            "machine":  "MP01",
                            "file":  "MP01/CCM_STS.log",
                            "state":  "collected",
                            "bytes":  5120,
                            "error":  null
                        },
                        {
                            "id":  "token-log",
                            "machine":  "MP01",
                            "file":  "MP01/CCM_STS.lo_",
                            "state":  "absent",
                            "bytes":  0,
                            "error":  null
                        },
                        {
                            "id":  "client-keys",
                            "machine":  null,
                            "file":  "sql/ClientKeyData.csv",
                            "state":  "failed",
                            "bytes":  0,
                            "error":  "Login failed."
                        }
                    ]
      }
      """;

  private final List<Event> events = new ArrayList<>();

  private ReadSource read(String text) throws IOException {
    List<SourceFormat> formats = new ArrayList<>();
    formats.add(new CollectManifestFormat());
    formats.addAll(FactFormats.all());
    SourceReader reader =
        new SourceReader(
            new ReadOptions(ZoneOffset.UTC, new RecordOptions(DateOrder.AUTO)), formats);
    return reader.read(
        "synctrace-collect.json", new ByteArrayInputStream(text.getBytes(UTF_8)), events::add);
  }

  @Test
  void eachFileIsARecordWithItsComputerAndWhetherItWasCollected() throws IOException {
    ReadSource read = read(MANIFEST);

    assertThat(read.outcome().problems()).isEmpty();
    assertThat(read.outcome().records()).isEqualTo(3);
    assertThat(read.log()).isEqualTo("synctrace-collect");
    assertThat(events).extracting(Event::kind).containsOnly(Kind.FACT_EXPORT);
    Event rotated = events.get(1);
    assertThat(rotated.attributes().get(Attribute.FACT)).contains(CollectManifestFormat.FACT);
    assertThat(rotated.attributes().get(Attribute.HOST_NAME)).contains("MP01");
    assertThat(rotated.attributes().get(Attribute.FILE)).contains("MP01/CCM_STS.lo_");
    assertThat(rotated.attributes().get(Attribute.STATE)).contains(CollectManifestFormat.ABSENT);
    assertThat(rotated.line()).isEqualTo(16);
    assertThat(rotated.endLine()).isEqualTo(23);
    assertThat(events.get(2).attributes().get(Attribute.DETAIL)).contains("Login failed.");
    assertThat(events.get(2).attributes().get(Attribute.HOST_NAME)).isEmpty();
  }

  @Test
  void theByteOrderMarkOfWindowsPowerShellIsNoContent() throws IOException {
    assertThat(read("\uFEFF" + MANIFEST).outcome().problems()).isEmpty();
    assertThat(events).hasSize(3);
  }

  @Test
  void aManifestOfAnInterruptedScriptTellsWhatItHasAndWhatToDo() throws IOException {
    ReadSource read = read(MANIFEST.substring(0, 700));

    assertThat(events).hasSize(1);
    assertThat(read.outcome().problems())
        .singleElement()
        .asString()
        .contains("Run the script again");
  }
}
