package dev.synctrace.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken, cut, foreign and enormous exports: what can be read is read, the rest is told. */
class AuditDamageTest {
  private static final String TIME = "2026-03-02T09:00:00Z";

  @Test
  void oneBadLineOfManyCostsThatRecordOnly() throws IOException {
    String good = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    AuditFixtures.Read read = AuditFixtures.text(good + "\n{\"id\": oops}\n" + good + "\n");

    assertThat(read.events()).extracting(Event::line).containsExactly(1L, 3L);
    assertThat(read.problem()).startsWith("line 2: damaged");
    assertThat(read.outcome().unframedLines()).isEqualTo(1);
    assertThat(read.outcome().lines()).isEqualTo(3);
  }

  @Test
  void aLineThatBreaksOffTakesNothingAlong() throws IOException {
    String good = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    AuditFixtures.Read read =
        AuditFixtures.text(
            good + "\n" + good.substring(0, 40) + "\n" + good.substring(0, 60) + ",\n" + good);

    assertThat(read.events()).extracting(Event::line).containsExactly(1L, 4L);
    assertThat(read.outcome().problems()).hasSize(2);
  }

  @Test
  void aRecordThatLacksItsBraceDoesNotSwallowTheNextLine() throws IOException {
    String good = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    AuditFixtures.Read read = AuditFixtures.text(good + "\n{\"id\":\"x\"\n" + good + "\n");

    assertThat(read.events()).extracting(Event::line).containsExactly(1L, 3L);
    assertThat(read.problem()).startsWith("line 2: damaged");
    assertThat(read.outcome().unframedLines()).isEqualTo(1);
  }

  @Test
  void aTruncatedFileKeepsWhatStandsBefore() throws IOException {
    byte[] whole = AuditFixtures.bytesOf("01-graph.json");
    AuditFixtures.Read read =
        AuditFixtures.read("audit.json", Arrays.copyOf(whole, whole.length / 2));
    Event last = read.events().getLast();

    assertThat(read.events()).hasSizeBetween(5, 12);
    assertThat(read.problem())
        .startsWith("lines " + (last.endLine() + 1) + " to " + read.outcome().lines())
        .contains("truncated");
    assertThat(read.outcome().unframedLines()).isEqualTo(read.outcome().lines() - last.endLine());
  }

  @Test
  void anyTruncationOfAnyVariantEndsInOneLineAndNoException() throws IOException {
    for (String file :
        List.of(
            "01-graph.json",
            "04-storage.jsonl",
            "06-loganalytics.json",
            "08-portal.csv",
            "09-unified.csv",
            "03-powershell.json")) {
      byte[] whole = AuditFixtures.bytesOf(file);
      for (int length = 1500; length < whole.length; length += 997) {
        AuditFixtures.Read read = AuditFixtures.read(file, Arrays.copyOf(whole, length));
        assertThat(read.outcome().records()).isEqualTo(read.events().size()).isLessThan(17);
      }
    }
  }

  @Test
  @Timeout(60)
  void anExportThatEndsAtAnyCharacterIsReadToItsEnd() throws IOException {
    String record = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    for (String export :
        List.of(
            record + "\n" + record + "\n",
            "[\r\n" + record + ",\r\n" + record + "\r\n]\r\n[\r\n{\r\n}\r\n]",
            "{\"value\":[\n" + record + "\n]}\n[\n[\n{\n{")) {
      for (int length = 1; length <= export.length(); length++) {
        AuditFixtures.Read read = AuditFixtures.text(export.substring(0, length));
        assertThat(read.events()).as(export.substring(0, length)).hasSizeLessThan(4);
      }
    }
  }

  @Test
  void anOpeningBraceAtTheEndIsTold() throws IOException {
    String good = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    AuditFixtures.Read read = AuditFixtures.text(good + "\n{");

    assertThat(read.events()).extracting(Event::line).containsExactly(1L);
    assertThat(read.problem()).startsWith("line 2: the file is truncated");
    assertThat(read.outcome().lines()).isEqualTo(2);
    assertThat(read.outcome().unframedLines()).isEqualTo(1);
  }

  @Test
  void aQuoteThatNeverClosesIsToldWithTheLineItBeganOn() throws IOException {
    String csv = new String(AuditFixtures.bytesOf("08-portal.csv"), StandardCharsets.UTF_8);
    int sixthRow = csv.indexOf("KeyDescription");
    String cut = csv.substring(0, csv.indexOf("KeyIdentifier", sixthRow));
    AuditFixtures.Read read = AuditFixtures.read("audit.csv", cut.getBytes(StandardCharsets.UTF_8));

    assertThat(read.problem()).startsWith("line 7: the file is truncated");
    assertThat(read.events()).hasSize(5);
    assertThat(read.outcome().unframedLines()).isEqualTo(1);
  }

  @Test
  void aRowOfTheWrongWidthIsTold() throws IOException {
    String csv = new String(AuditFixtures.bytesOf("08-portal.csv"), StandardCharsets.UTF_8);
    String shifted = csv.replaceFirst("Set group license", "Set, group, license");
    AuditFixtures.Read read =
        AuditFixtures.read("audit.csv", shifted.getBytes(StandardCharsets.UTF_8));

    assertThat(read.events()).hasSize(16);
    assertThat(read.outcome().problems())
        .anyMatch(
            problem -> problem.startsWith("1 of 16 records (first at line 3): more or fewer"));
  }

  @Test
  void aPowerShellExportThatWasCutTellsTheCommandForTheWholeOne() throws IOException {
    AuditFixtures.Read read = AuditFixtures.file("03-powershell-cut.json");

    assertThat(read.events()).hasSize(16);
    assertThat(read.problem())
        .startsWith("16 of 16 records (first at line 2): truncated")
        .contains("Get-MgAuditLogDirectoryAudit -All | ConvertTo-Json -Depth 10");
  }

  @Test
  void aSpreadsheetThatCutItsCellsIsTold() throws IOException {
    AuditFixtures.Read read =
        AuditFixtures.text(
            """
            {"RecordType":8,"CreationDate":"2026-03-02T09:00:00","UserIds":"megan@contoso.com",
             "Operations":"Add member to group.","AuditData":"{\\"CreationTime\\":\\"2026-03-02T09:0"}\
            """);

    assertThat(read.only().kind()).isEqualTo(Kind.AUDIT_MEMBER_ADDED);
    assertThat(read.problem()).contains("truncated or damaged");
  }

  @Test
  void twoTenantsInOneFileAreToldAndKeptApart() throws IOException {
    String envelope = "{\"category\":\"AuditLogs\",\"tenantId\":\"%s\",\"properties\":%s}\n";
    String record = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    String first = "007e4a11-5a1c-4e0f-9b00-000000000001";
    String second = "007e4a12-5a1c-4e0f-9b00-000000000001";
    AuditFixtures.Read read =
        AuditFixtures.text(envelope.formatted(first, record) + envelope.formatted(second, record));

    assertThat(read.events())
        .extracting(event -> AuditFixtures.said(event, Attribute.TENANT_ID))
        .containsExactly(first, second);
    assertThat(read.problem()).startsWith("records of 2 tenants in one file").contains(second);
  }

  @Test
  void whatIsNoAuditIsKeptAsOther() throws IOException {
    AuditFixtures.Read read =
        AuditFixtures.text(
            AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1)
                + "\n{\"category\":\"SignInLogs\",\"userId\":\""
                + AuditFixtures.SERVER_APP
                + "\"}\n");

    assertThat(read.events())
        .extracting(Event::kind)
        .containsExactly(Kind.AUDIT_MEMBER_ADDED, Kind.OTHER);
    assertThat(read.events().getLast().message()).contains("SignInLogs");
    assertThat(read.events().getLast().attributes().mentions())
        .containsExactly(AuditFixtures.SERVER_APP);
    assertThat(read.problem()).contains("not a directory audit record");
  }

  @Test
  void anExportWithoutARecordIsAnAuditAllTheSame() throws IOException {
    AuditFixtures.Read read =
        AuditFixtures.text(
            "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#auditLogs/directoryAudits\",\"value\":[]}");

    assertThat(read.recognised()).isTrue();
    assertThat(read.events()).isEmpty();
    assertThat(read.outcome().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "<![LOG[activityDateTime targetResources]LOG]!>",
        "{\"value\":[{\"@odata.type\":\"#microsoft.graph.device\",\"deviceId\":\"x\"}]}",
        "SMSID,AADTenantID,AADDeviceID\r\n1,2,3\r\n",
        "Date,Activity,Result\r\n1,2,3\r\n",
        "one column"
      })
  void otherFilesAreLeftToOtherFormats(String text) throws IOException {
    FilePrefix prefix =
        FilePrefix.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

    assertThat(new AuditFormat().recognises(prefix)).isFalse();
  }

  @Test
  void aTextThatNeverEndsIsGivenUpAndTheNextLineIsRead() throws IOException {
    String good = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    String endless = "{\"id\":\"" + "x".repeat(ExportReader.LONGEST_RECORD + 100_000);
    AuditFixtures.Read read = AuditFixtures.text(good + "\n" + endless + "\n" + good);

    assertThat(read.events()).extracting(Event::line).containsExactly(1L, 3L);
    assertThat(read.problem()).startsWith("line 2: damaged");
  }

  @Test
  void bracketsWithoutEndAreGivenUpAndTheNextLineIsRead() throws IOException {
    String good = AuditFixtures.added("Directory_1_A_1", TIME, AuditFixtures.PC1);
    AuditFixtures.Read read = AuditFixtures.text(good + "\n" + "[".repeat(100_000) + "\n" + good);

    assertThat(read.events()).extracting(Event::line).containsExactly(1L, 3L);
    assertThat(read.problem()).startsWith("line 2: damaged");
  }

  @Test
  void recordsOnOneLineAreToldApartByTheirNumber() throws IOException {
    List<Event> events = AuditFixtures.file("07-portal.json").events();

    assertThat(events).extracting(Event::line).containsOnly(1L);
    assertThat(events)
        .extracting(event -> event.attributes().number(Attribute.RECORD_NUMBER).orElseThrow())
        .startsWith(1L, 2L, 3L)
        .endsWith(16L);
  }

  @Test
  void fiftyThousandRecordsPassThroughAFewMegabytes() throws IOException {
    RecordStream stream = new RecordStream(50_000);
    long[] count = {0};
    long[] most = {0};
    AuditFormat format = new AuditFormat();
    FilePrefix prefix = FilePrefix.of(new RecordStream(20));

    ReadOutcome outcome =
        format.read(
            new SourceInput("big.json", prefix, stream, ReadOptions.DEFAULT),
            event -> {
              if (++count[0] % 10_000 == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
              }
            });

    assertThat(outcome.records()).isEqualTo(50_000).isEqualTo(count[0]);
    assertThat(outcome.problems()).isEmpty();
    assertThat(stream.given).isGreaterThan(30_000_000);
    assertThat(most[0]).isLessThan(120L << 20);
  }

  /** A page of Graph that is written while it is read. */
  private static final class RecordStream extends InputStream {
    private final int records;
    private int next;
    private byte[] part = "{\"value\":[".getBytes(StandardCharsets.UTF_8);
    private int at;
    private long given;

    RecordStream(int records) {
      this.records = records;
    }

    @Override
    public int read() {
      if (at == part.length) {
        if (next > records) {
          return -1;
        }
        String text =
            next == records
                ? "]}"
                : (next == 0 ? "" : ",")
                    + AuditFixtures.added("Directory_c_P_" + next, TIME, AuditFixtures.PC1);
        part = text.getBytes(StandardCharsets.UTF_8);
        at = 0;
        next++;
      }
      given++;
      return part[at++];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int count = 0;
      while (count < length) {
        int c = read();
        if (c < 0) {
          return count == 0 ? -1 : count;
        }
        target[offset + count++] = (byte) c;
      }
      return count;
    }
  }
}
