package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log reader, asked as a browser without scripts asks. */
@Tag("slow")
class LogPagesTest {
  private static final String ATTACH = "contoso-tenant-attach/";
  private static final String BGB = ATTACH + "MP01/BgbServer.log";
  private static final Pattern ROW = Pattern.compile("<tr id=\"([^\"]*)\"[^>]* class=\"record");
  private static final Pattern TIME = Pattern.compile("datetime=\"([^\"]*)\"");

  @TempDir private Path temp;
  private TestServer server;
  private String address = "";

  @BeforeEach
  void aCase() throws IOException {
    server = TestServer.in(temp);
    address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void theContentsNameEachLogOnceByMachine() throws IOException {
    String page = server.get(address + "/log").body();
    assertThat(page).contains("MP01", "CM01", "CLIENT-042", "name=\"source\" value=\"" + BGB);
    // The rotated file is part of its log.
    assertThat(page).doesNotContain("value=\"" + ATTACH + "MP01/BgbServer.lo_\"");
  }

  @Test
  void aRotatedSetIsOneLog() throws IOException {
    String page = get(Map.of("source", BGB)).body();
    assertThat(page).contains("MP01/BgbServer.lo_</th>", "id=\"L1\"");
    assertThat(rows(page)).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    assertThat(page.indexOf("MP01/BgbServer.lo_</th>")).isLessThan(page.indexOf("id=\"L1\""));
  }

  @Test
  void theRecordThatIsNamedStandsOutAndIsExplained() throws IOException {
    String page = get(Map.of("source", BGB, "line", "26")).body();
    assertThat(page).containsPattern("<tr id=\"L26\"[^>]* aria-current=\"true\"");
    assertThat(page)
        .contains(
            "push.report",
            "One answer rests on this record",
            "Sync Machine Policy",
            BGB + ":26  2026-10-14 13:41:40.633 UTC  Generated BGB task status report");
  }

  @Test
  void aFilterHidesAndSaysSo() throws IOException {
    String page = get(Map.of("source", BGB, "line", "26", "severity", "error")).body();
    assertThat(rows(page)).containsExactly("L51");
    assertThat(page).contains("not among those that are shown", "Show all records");
  }

  /** CMTrace shows a thread both ways. */
  @Test
  void aThreadIsTypedInDecimalOrHexadecimal() throws IOException {
    List<String> decimal = rows(get(Map.of("source", BGB, "line", "26", "thread", "7624")).body());
    assertThat(decimal).isNotEmpty();
    assertThat(rows(get(Map.of("source", BGB, "line", "26", "thread", "0x1DC8")).body()))
        .isEqualTo(decimal);
  }

  @Test
  void theNextErrorIsFoundAndThenNoMore() throws IOException {
    HttpResponse<String> next = get(Map.of("source", BGB, "line", "26", "go", "next-error"));
    assertThat(next.statusCode()).isEqualTo(303);
    assertThat(location(next)).endsWith("&line=51#L51");
    HttpResponse<String> none = get(Map.of("source", BGB, "line", "51", "go", "next-error"));
    String page = server.get(location(none).replaceAll("#.*", "")).body();
    assertThat(page).contains("There is no error after this record.");
  }

  @Test
  void hitsStandOutWithoutHidingTheRest() throws IOException {
    String page = get(Map.of("source", BGB, "line", "26", "find", "kind:push.start")).body();
    assertThat(page).containsPattern("<tr id=\"L21\"[^>]* class=\"record +hit");
    assertThat(page).contains("id=\"L22\"", "Next hit");
  }

  @Test
  void severalMachinesAreOnOneTrueTimeAxis() throws IOException {
    List<String> sources =
        List.of(
            BGB,
            ATTACH + "CM01/CMGatewayNotificationWorker.log",
            ATTACH + "CLIENT-042/CcmNotificationAgent.log");
    StringBuilder query = new StringBuilder("/log?line=26");
    sources.forEach(source -> query.append("&source=").append(TestServer.encoded(source)));
    String page = server.get(address + query).body();
    assertThat(page).contains("id=\"S0L26\"", "id=\"S1L", "id=\"S2L", "3 logs merged");
    List<String> times = new ArrayList<>();
    TIME.matcher(page.substring(page.indexOf("id=\"log-rows\"")))
        .results()
        .forEach(time -> times.add(time.group(1)));
    assertThat(times).hasSizeGreaterThan(40).isSorted();
  }

  @Test
  void allMachinesAreOneClickAway() throws IOException {
    String page = get(Map.of("source", BGB, "line", "26")).body();
    assertThat(page).contains("merge=all&amp;line=26#S0L26");
    String merged = get(Map.of("source", BGB, "line", "26", "merge", "all")).body();
    assertThat(merged)
        .containsPattern("<tr id=\"S0L26\"[^>]* aria-current=\"true\"")
        .contains(">CM01</strong>", ">MP01</strong>");
  }

  @Test
  void everyZoneIsThere() throws IOException {
    String own = get(Map.of("source", BGB, "line", "26", "zone", "machine")).body();
    assertThat(own).contains(">2026-10-14 14:41:40.633<", "each machine&#39;s own time");
    String tokyo = get(Map.of("source", BGB, "line", "26", "zone", "Asia/Tokyo")).body();
    assertThat(tokyo).contains(">2026-10-14 22:41:40.633<", "Asia/Tokyo");
    assertThat(get(Map.of("source", BGB, "zone", "Mars")).statusCode()).isEqualTo(400);
  }

  @Test
  void pagesJoinWithoutAGap() throws IOException {
    String page = get(Map.of("source", BGB, "line", "26", "q", "push")).body();
    List<String> all = rows(page);
    assertThat(all).contains("L21");
    String from = "26:" + BGB;
    List<String> before = rows(get(Map.of("source", BGB, "from", from, "show", "before")).body());
    List<String> after = rows(get(Map.of("source", BGB, "from", from, "show", "after")).body());
    assertThat(before.getLast()).isEqualTo("L25");
    assertThat(after.getFirst()).isEqualTo("L27");
  }

  @Test
  void aMistakeIsToldInWhatWasTyped() throws IOException {
    HttpResponse<String> wrong = get(Map.of("source", BGB, "q", "kind:push AND (", "thread", "1"));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("kind:push AND (\n").doesNotContain("thread:");
    assertThat(get(Map.of("source", "nowhere.log")).statusCode()).isEqualTo(404);
    assertThat(get(Map.of("source", BGB, "line", "99999")).body())
        .contains("There is no record at line 99,999.")
        .doesNotContain("aria-current=\"true\"");
    assertThat(get(Map.of("source", BGB, "line", "0")).statusCode()).isEqualTo(400);
    assertThat(get(Map.of("source", BGB, "from", "x")).statusCode()).isEqualTo(400);
  }

  @Test
  void theWholeTextIsThereAsText() throws IOException {
    HttpResponse<String> text =
        server.get(address + "/log/text?source=" + TestServer.encoded(BGB) + "&line=26");
    assertThat(text.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(text.body()).startsWith("Generated BGB task status report");
  }

  @Test
  void aNoteStaysWithItsCaseAndIsText() throws IOException {
    String hostile = "<script>window.hacked=1</script> \"'&";
    assertThat(note(address, hostile).statusCode()).isEqualTo(303);
    String page = get(Map.of("source", BGB, "line", "26")).body();
    assertThat(page)
        .contains("&lt;script&gt;window.hacked=1&lt;/script&gt;", "★")
        .doesNotContain("<script>window");
    assertThat(server.get(address + "/notes").body()).contains("&lt;script&gt;window.hacked");
    assertThat(server.get(address + "/report?notes=1").body())
        .contains("Engineer's notes", "&lt;script&gt;window.hacked")
        .doesNotContain("<script>window");
    assertThat(server.get(address + "/report").body()).doesNotContain("hacked");

    String other = server.caseOf("other.zip", TestServer.sampleZip("contoso-tenant-attach"));
    assertThat(server.get(other + "/notes").body()).doesNotContain("hacked");
    assertThat(note(other.replaceAll(".$", "_"), "x").statusCode()).isEqualTo(404);
  }

  @Test
  void damagedNotesKeepNoOneFromReadingLogs() throws IOException {
    assertThat(note(address, "Look").statusCode()).isEqualTo(303);
    Path file =
        temp.resolve("cases")
            .resolve(address.substring(address.lastIndexOf('/') + 1))
            .resolve("case/annotations.json");
    Files.writeString(file, Files.readString(file).replace("Look", "Lock"));
    assertThat(get(Map.of("source", BGB, "line", "26")).body())
        .contains("id=\"L26\"", "The notes and saved searches of this case cannot be read");
    assertThat(server.get(address + "/notes").statusCode()).isEqualTo(503);
    assertThat(server.get(address + "/report?notes=1").statusCode()).isEqualTo(503);
    assertThat(note(address, "More").statusCode()).isEqualTo(503);
    assertThat(server.get(address + "/report").statusCode()).isEqualTo(200);
  }

  @Test
  void recordsOfOneLineAreTwo() throws IOException {
    byte[] zip =
        TestServer.zip(
            Map.of(
                "MP01/CCM_STS.log",
                "<![LOG[first]LOG]!><time=\"12:00:00.000+0\" date=\"10-13-2026\""
                    + " component=\"CCM_STS\" context=\"\" type=\"1\" thread=\"1\" file=\"a\">"
                    + "<![LOG[twin]LOG]!><time=\"12:10:00.000+0\" date=\"10-13-2026\""
                    + " component=\"CCM_STS\" context=\"\" type=\"3\" thread=\"1\" file=\"a\">\r\n"));
    String other = server.caseOf("twins.zip", zip);
    String log = other + "/log?source=" + TestServer.encoded("MP01/CCM_STS.log");
    assertThat(rows(server.get(log).body())).hasSize(2);
    String error = location(server.get(log + "&line=1&go=next-error"));
    String page = server.get(error.replaceAll("#.*", "")).body();
    assertThat(page).containsOnlyOnce("aria-current=\"true\"").contains(" UTC  twin");
    assertThat(location(server.get(error.replaceAll("#.*", "") + "&go=next-error")))
        .contains("missed=next-error");
  }

  @Test
  void aNoteNeedsTheFormsToken() throws IOException {
    HttpResponse<String> refused =
        server.post(address + "/notes", "form", "guess", "source", BGB, "line", "26", "text", "x");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(server.get(address + "/notes").body()).contains("No record of this case is marked");
  }

  private HttpResponse<String> note(String caseAddress, String text) throws IOException {
    return server.post(
        caseAddress + "/notes",
        "form",
        server.formToken(),
        "source",
        BGB,
        "line",
        "26",
        "mark",
        "on",
        "text",
        text);
  }

  private HttpResponse<String> get(Map<String, String> query) throws IOException {
    StringBuilder path = new StringBuilder(address + "/log?");
    query.forEach((name, value) ->
        path.append(name).append('=').append(TestServer.encoded(value)).append('&'));
    return server.get(path.substring(0, path.length() - 1));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static List<String> rows(String page) {
    return ROW.matcher(page).results().map(row -> row.group(1)).toList();
  }
}
