package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One small case; each query names the lines it must find. */
class QueryLanguageTest {
  private static final String TASK = "A43DD1B3-0F00-4d55-9C1E-123456789ABC";
  private static final String DEVICE = "11112222-3333-4444-5555-666677778888";

  private static final List<Event> EVENTS =
      List.of(
          event()
              .line(1)
              .time("2026-09-25T23:35:04.936Z")
              .kind(Kind.PUSH_START)
              .message("Starting to send push task (PushID: 13 TaskID: 13 TaskGUID: " + TASK + ")")
              .with(Attribute.PUSH_ID, "13")
              .with(Attribute.TASK_GUID, TASK)
              .with(Attribute.CLIENT_COUNT, "1")
              .build(),
          event()
              .line(2)
              .time("2026-09-25T23:35:04.9361234Z")
              .kind(Kind.PUSH_DONE)
              .message("Finished sending push task (PushID: 14)")
              .with(Attribute.PUSH_ID, "14")
              .with(Attribute.FAILED_CLIENTS, "0")
              .build(),
          event()
              .line(3)
              .endLine(9)
              .time("2026-09-26T12:00:30Z")
              .zone(-330)
              .kind(Kind.WORKER_FAILED)
              .component("SMS_SERVICE_CONNECTOR")
              .message("Exception in C:\\Program Files\\SMS_CCM\\worker.dll, access denied\n  at X")
              .with(Attribute.EXCEPTION, "System.Net.WebException")
              .with(Attribute.FAILED_CLIENTS, "7")
              .with(Attribute.FILE, "C:\\Program Files\\SMS_CCM\\worker.dll")
              .build(),
          event()
              .line(4)
              .time("2026-09-27T00:00:00Z")
              .zone(null)
              .severity(Severity.WARNING)
              .component("Contoso Sync: Agent")
              .message(
                  "GET https://graph.contoso.com/devices?$filter=deviceId%20eq%20%27"
                      + DEVICE
                      + "%27 -> 404")
              .mentioning(DEVICE)
              .mentioning("HTTP 404")
              .build(),
          event()
              .line(5)
              .untimedAfter("2026-09-27T00:00:00Z")
              .zone(null)
              .component(null)
              .thread(null)
              .log("Überwachung")
              .message("Übergabe an Zürich 設定同期")
              .build(),
          event().line(6).time("2026-09-28T00:00:00Z").message("---").build());

  @TempDir private static Path folder;
  private static Case opened;

  @BeforeAll
  static void fill() {
    opened = LuceneTestCase.of(folder.resolve("case"), EVENTS);
  }

  @AfterAll
  static void close() {
    opened.close();
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        // Everything
        arguments("", "1 2 3 4 5 6"),
        arguments("*", "1 2 3 4 5 6"),
        arguments("*:*", "1 2 3 4 5 6"),
        arguments("message:*", "1 2 3 4 5 6"),
        // Words and phrases of the message
        arguments("push", "1 2"),
        arguments("PUSH starting", "1"),
        arguments("push OR denied", "1 2 3"),
        arguments("push AND NOT starting", "2"),
        arguments("push -starting", "2"),
        arguments("NOT push", "3 4 5 6"),
        arguments("-push", "3 4 5 6"),
        arguments("!push", "3 4 5 6"),
        arguments("push (starting OR finished)", "1 2"),
        arguments("exception NOT (push OR (NOT denied))", "3"),
        arguments("\"send push\"", "1"),
        arguments("\"push send\"", ""),
        arguments("\"send task\"~1", "1"),
        arguments("start*", "1"),
        arguments("*ing", "1 2"),
        arguments("s?nd", "1"),
        arguments("Exceptoin~", "3"),
        arguments("/p.sh/", "1 2"),
        arguments("/P[A-Z]sh/", "1 2"),
        arguments("übergabe", "5"),
        arguments("ZÜRICH", "5"),
        arguments("同期", "5"),
        arguments("期同", ""),
        arguments("nothing-of-this", ""),
        arguments("\"---\"", ""),
        arguments("message:(push starting)", "1"),
        arguments("push^2 starting", "1"),
        arguments("push\u00A0starting\tsend", "1"),
        // GUIDs are one word, in whatever case and dress
        arguments(TASK, "1"),
        arguments(TASK.toLowerCase(Locale.ROOT), "1"),
        arguments("a43d*", "1"),
        arguments("a43dd1b3-0f00-4d*", "1"),
        arguments("*-123456789abc", "1"),
        arguments("a43dd1b3", ""),
        arguments(DEVICE, "4"),
        arguments("mentions:" + DEVICE, "4"),
        arguments("mentions:\"http 404\"", "4"),
        arguments("taskGuid:" + TASK, "1"),
        arguments("taskGuid:\"GUID:" + TASK + "\"", "1"),
        arguments("taskGuid:\"{" + TASK + "}\"", "1"),
        arguments("taskGuid:GUID:" + TASK, "1"),
        arguments("taskGuid:{" + TASK + "}", "1"),
        arguments("taskGuid:(GUID:" + TASK + " OR {" + DEVICE + "})", "1"),
        arguments("taskGuid:" + TASK.replace("-", ""), "1"),
        arguments("-taskGuid:{" + TASK + "}", "2 3 4 5 6"),
        arguments("taskGuid:GUID\\:A43D*", "1"),
        arguments("GUID:" + TASK, "1"),
        arguments("{" + TASK + "}", "1"),
        arguments("push {GUID:" + TASK.toLowerCase(Locale.ROOT) + "}", "1"),
        arguments("\"GUID:" + TASK + "\"", "1"),
        arguments("mentions:{" + DEVICE + "}", "4"),
        arguments("taskGuid:a43d*", "1"),
        arguments("taskGuid:A43D*", "1"),
        arguments("taskGuid:*9ABC", "1"),
        arguments("taskGuid:/a43d.*/", "1"),
        arguments("taskGuid:*", "1"),
        arguments("-taskGuid:*", "2 3 4 5 6"),
        // Paths and addresses in quotes, as people paste them
        arguments("\"C:\\Program Files\\SMS_CCM\"", "3"),
        arguments("\"C:\\\\Program Files\\\\SMS_CCM\"", "3"),
        arguments("file:\"\\SMS_CCM\\worker.dll\"", "3"),
        arguments("file:worker.dll", "3"),
        arguments("file:work*", "3"),
        arguments("file:*", "3"),
        arguments("\"https://graph.contoso.com/devices\"", "4"),
        arguments("graph.contoso.com", "4"),
        arguments("graph.cont*", "4"),
        arguments("source:\"logs/BgbServer.log\"", "1 2 3 4 5 6"),
        arguments("source:logs\\/bgbserver.LOG line:3", "3"),
        arguments("source:*server.log line:3", "3"),
        // Whole values
        arguments("kind:push.start", "1"),
        arguments("kind:PUSH.*", "1 2"),
        arguments("KIND:push.start", "1"),
        arguments("kind:push", "1 2"),
        arguments("kind:Push", "1 2"),
        arguments("kind:\"push\"", "1 2"),
        arguments("-kind:push", "3 4 5 6"),
        arguments("kind:*.done", "2"),
        arguments("kind:(push.start OR push.done)", "1 2"),
        arguments("kind:/push\\..*/", "1 2"),
        arguments("severity:error", "3"),
        arguments("severity:(error OR warning)", "3 4"),
        arguments("severity:ERR*", "3"),
        arguments("severity:ERROR", "3"),
        arguments("Severity:warn", "4"),
        arguments("severity:(warn OR err)", "3 4"),
        arguments("TASKGUID:a43d*", "1"),
        arguments("component:sms_service_connector", "3"),
        arguments("component:\"contoso sync: agent\"", "4"),
        arguments("component:contoso\\ sync\\:\\ agent", "4"),
        arguments("component:contoso", ""),
        arguments("component:[sms_a TO sms_z]", "1 2 3 6"),
        arguments("component:SMS_SERVICE_CONECTOR~", "3"),
        arguments("log:überwachung", "5"),
        arguments("thread:7896 push", "1 2"),
        arguments("NOT thread:*", "5"),
        arguments("exception:system.net.webexception", "3"),
        // Numbers
        arguments("pushId:13", "1"),
        arguments("pushId:\"13\"", "1"),
        arguments("pushId:[1 TO 13]", "1"),
        arguments("pushId:[13 TO 14]", "1 2"),
        arguments("pushId:{13 TO 14]", "2"),
        arguments("pushId:[13 TO *]", "1 2"),
        arguments("pushId:*", "1 2"),
        arguments("failedClients:{0 TO *]", "3"),
        arguments("failedClients:[14 TO 1]", ""),
        arguments("failedClients:{9223372036854775807 TO *]", ""),
        arguments("zoneMinutes:-330", "3"),
        arguments("zoneMinutes:[-400 TO -1]", "3"),
        arguments("NOT zoneMinutes:*", "4 5"),
        arguments("line:[2 TO 3]", "2 3"),
        arguments("line:*", "1 2 3 4 5 6"),
        arguments("line:-1", ""),
        arguments("endLine:9", "3"),
        arguments("endLine:3", ""),
        arguments("endLine:[2 TO 9]", "2 3 4 5 6"),
        // Times
        arguments("time:2026-09-25", "1 2"),
        arguments("time:\"2026-09-25T23:35\"", "1 2"),
        arguments("time:\"2026-09-25T23:35:04.936Z\"", "1 2"),
        arguments("time:\"2026-09-25T23:35:04.9361234Z\"", "2"),
        arguments("time:\"2026-09-25T19:35-04:00\"", "1 2"),
        arguments("time:[2026-09-25 TO 2026-09-26T12:00Z]", "1 2 3"),
        arguments("time:[2026-09-25 TO 2026-09-26T12:00Z}", "1 2"),
        arguments("time:[2026-09-26 TO 2026-09-27]", "3 4"),
        arguments("time:{2026-09-25 TO 2026-09-28}", "3 4"),
        arguments("time:[* TO 2026-09-26}", "1 2"),
        arguments("time:*", "1 2 3 4 6"),
        arguments("NOT time:*", "5"));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryFinds(String query, String lines) {
    List<Long> expected =
        lines.isEmpty() ? List.of() : Arrays.stream(lines.split(" ")).map(Long::valueOf).toList();

    assertThat(LuceneTestCase.lines(opened, SearchRequest.of(query))).isEqualTo(expected);
    assertThat(opened.events().search(SearchRequest.of(query)).total()).isEqualTo(expected.size());
  }
}
