package dev.synctrace.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refused change says why, in whatever shape it was exported. */
class AuditReasonTest {
  private static final String REASON = "The directory object quota limit has been exceeded.";
  private static final String TIME = "2026-09-24T15:00:00.1234567Z";
  private static final String GROUP = AuditFixtures.GROUP;
  private static final String TARGETS =
      "[{\"id\":\""
          + AuditFixtures.PC1
          + "\",\"displayName\":\"CONTOSO-PC01\",\"type\":\"Device\","
          + "\"modifiedProperties\":[{\"displayName\":\"Group.ObjectID\",\"newValue\":\"\\\""
          + GROUP
          + "\\\"\"}]},{\"id\":\""
          + GROUP
          + "\",\"type\":\"Group\"}]";

  private static String graph(String result, String reason, String activity) {
    return "{\"activityDateTime\":\""
        + TIME
        + "\",\"activityDisplayName\":\""
        + activity
        + "\","
        + result
        + reason
        + "\"targetResources\":"
        + TARGETS
        + "}";
  }

  static Stream<String> shapes() {
    String add = "Add member to group";
    String graph = graph("\"result\":\"failure\",", "\"resultReason\":\"" + REASON + "\",", add);
    String unified =
        "{\"CreationTime\":\"2026-09-24T15:00:00\",\"Operation\":\"Add member to group.\","
            + "\"Workload\":\"AzureActiveDirectory\",\"ResultStatus\":\"Failure\","
            + "\"Target\":[{\"ID\":\"Device_"
            + AuditFixtures.PC1
            + "\",\"Type\":2},{\"ID\":\"Device\","
            + "\"Type\":2}],";
    return Stream.of(
        graph,
        // PowerShell
        "[{\"ActivityDateTime\":\"\\/Date(1790175600123)\\/\",\"ActivityDisplayName\":\""
            + add
            + "\",\"Result\":\"failure\",\"ResultReason\":\""
            + REASON
            + "\"}]",
        // Azure Monitor, with the reason inside and outside
        "{\"time\":\""
            + TIME
            + "\",\"category\":\"AuditLogs\",\"operationName\":\""
            + add
            + "\",\"properties\":"
            + graph
            + ",\"resultDescription\":\"Failed to add\"}",
        "{\"time\":\""
            + TIME
            + "\",\"category\":\"AuditLogs\",\"operationName\":\""
            + add
            + "\",\"resultType\":\"Failure\",\"resultDescription\":\""
            + REASON
            + "\",\"properties\":"
            + graph("", "\"resultReason\":\"\",", add)
            + "}",
        // Log Analytics
        "[{\"TimeGenerated\":\""
            + TIME
            + "\",\"OperationName\":\""
            + add
            + "\",\"Result\":\"failure\",\"ResultReason\":\""
            + REASON
            + "\",\"TargetResources\":"
            + TARGETS
            + "}]",
        "[{\"TimeGenerated\":\""
            + TIME
            + "\",\"OperationName\":\""
            + add
            + "\",\"ResultType\":\"Failure\",\"ResultReason\":\"\",\"ResultDescription\":\""
            + REASON
            + "\",\"TargetResources\":"
            + TARGETS
            + "}]",
        // Unified audit log
        unified
            + "\"ExtendedProperties\":[{\"Name\":\"resultDescription\",\"Value\":\""
            + REASON
            + "\"}]}",
        unified
            + "\"ModifiedProperties\":[{\"Name\":\"MethodExecutionResult.\",\"NewValue\":\""
            + REASON
            + "\",\"OldValue\":\"\"}]}",
        // Defender
        "{\"ActionType\":\"Add member to group.\",\"Timestamp\":\""
            + TIME
            + "\",\"RawEventData\":"
            + unified
            + "\"ExtendedProperties\":[{\"Name\":\"resultDescription\",\"Value\":\""
            + REASON
            + "\"}]}}");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theReasonOfARefusedChangeIsRead(String record) throws IOException {
    AuditFixtures.Read read = AuditFixtures.text(record);
    Event event = read.only();

    assertThat(read.recognised()).isTrue();
    assertThat(event.kind()).isEqualTo(Kind.AUDIT_MEMBER_ADDED);
    assertThat(event.severity()).isEqualTo(Severity.ERROR);
    assertThat(AuditFixtures.said(event, Attribute.RESULT)).isEqualTo("failure");
    assertThat(AuditFixtures.said(event, Attribute.REASON)).isEqualTo(REASON);
    assertThat(event.message()).contains(REASON);
  }

  @Test
  void thePortalsCsvSaysItToo() throws IOException {
    String csv =
        "\"Date (UTC)\",\"CorrelationId\",\"Service\",\"Category\",\"Activity\",\"Result\","
            + "\"ResultReason\",\"ActorType\",\"ActorDisplayName\",\"Target1Type\","
            + "\"Target1DisplayName\",\"Target1ObjectId\"\n\""
            + TIME
            + "\",,\"Core Directory\","
            + "\"GroupManagement\",\"Add member to group\",\"failure\",\""
            + REASON
            + "\",\"Application\",\"App\",\"Device\",\"CONTOSO-PC01\",\""
            + AuditFixtures.PC1
            + "\"\n";

    Event event =
        AuditFixtures.read("audit.csv", csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .only();

    assertThat(AuditFixtures.said(event, Attribute.REASON)).isEqualTo(REASON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/9/2007 10:41:00 AM +01:00 | 2007-01-09T09:41:00Z",
        "1/9/2007 10:41:00 PM +0100 | 2007-01-09T21:41:00Z",
        "13/9/2007 22:41:00 -05:00 | 2007-09-14T03:41:00Z",
        "1/9/2007 10:41:00 AM Z | 2007-01-09T10:41:00Z",
        "1/9/2007 10:41 AM UTC | 2007-01-09T10:41:00Z",
        "Jan 9, 2007 10:41:00 AM +01:00 | 2007-01-09T09:41:00Z",
        "1/9/2007 10:41:00 AM | 2007-01-09T10:41:00Z"
      })
  void aLocalTimeMayNameItsOffset(String written, String time) throws IOException {
    Event event =
        AuditFixtures.text(
                "{\"time\":\""
                    + written
                    + "\",\"category\":\"AuditLogs\",\"operationName\":\"Add"
                    + " member to group\"}")
            .only();

    assertThat(Objects.requireNonNull(event.time())).isEqualTo(Instant.parse(time));
    assertThat(event.kind()).isEqualTo(Kind.AUDIT_MEMBER_ADDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"time\":\"soon\",\"category\":\"AuditLogs\",\"operationName\":\"Add member to group\"}",
        "{\"time\":\"1/9/2007 10:41:00 AM +99:00\",\"category\":\"AuditLogs\",\"what\":\"this\"}"
      })
  void aTimeThatCannotBeReadIsAProblem(String record) throws IOException {
    AuditFixtures.Read read = AuditFixtures.text(record);

    assertThat(read.only().time()).isNull();
    assertThat(read.outcome().problems()).anyMatch(p -> p.contains("no readable time"));
  }
}
