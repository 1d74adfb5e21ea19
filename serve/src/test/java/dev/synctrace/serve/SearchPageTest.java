package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.Case;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.SavedSearch;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.Listing;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.TextPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search page without a browser: what is found, shown around it, downloaded and saved. */
class SearchPageTest {
  private static final String HOSTILE = "\"><script>alert(1)</script>' OR x:\"%0a\"";

  @TempDir private Path data;
  private TestServer server;
  private String address;

  @BeforeEach
  void aServerWithACase() throws IOException {
    server = TestServer.in(data);
    address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));
  }

  @AfterEach
  void stopIt() throws IOException {
    server.close();
  }

  private Path caseFolder() {
    return data.resolve("cases").resolve(address.substring(address.lastIndexOf('/') + 1));
  }

  private String body(String page) throws IOException {
    HttpResponse<String> answer = server.get(address + page);
    assertThat(answer.statusCode()).as(page).isEqualTo(200);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> unescaped(found.group(1)))
        .toList();
  }

  private static String unescaped(String markup) {
    return markup
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static List<String> places(String page) {
    return all(page, "<a class=\"place\"[^>]*>([^<]+)</a>");
  }

  private static String total(String page) {
    return all(page, "<h2 id=\"found-title\">([^<]+)</h2>").getFirst();
  }

  /** The records that grep -C would show. */
  private static List<String> grep(List<String> records, List<String> hits, int context) {
    TreeSet<Integer> shown = new TreeSet<>();
    for (String hit : hits) {
      int at = records.indexOf(hit);
      for (int n = at - context; n <= at + context; n++) {
        if (n >= 0 && n < records.size()) {
          shown.add(n);
        }
      }
    }
    return shown.stream().map(records::get).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10})
  void theContextOfALogIsWhatGrepShows(int context) throws IOException {
    String log = "source:*CM01\\/GenericUploadWorker.log";
    String query = "/search?sort=oldest&q=" + encoded(log + " AND severity:error");
    List<String> records = places(body("/search?sort=oldest&q=" + encoded(log)));
    List<String> hits = places(body(query));

    List<String> oldest = places(body(query + "&context=" + context));
    List<String> newest = places(body(query.replace("oldest", "newest") + "&context=" + context));

    assertThat(hits).hasSizeGreaterThan(3);
    assertThat(oldest).isEqualTo(grep(records, hits, context));
    assertThat(newest).isEqualTo(oldest.reversed());
  }

  private static Path sample(String file) {
    return Path.of("..", "samples", "contoso-tenant-attach", file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oldest", "newest"})
  void noRecordIsShownTwiceWhenLogsAreMixed(String sort) throws IOException {
    String query = "/search?sort=" + sort + "&q=" + encoded("severity:error OR kind:push.*");
    List<String> hits = places(body(query));
    List<String> shown = places(body(query + "&context=10"));

    assertThat(shown).doesNotHaveDuplicates().hasSizeGreaterThan(hits.size()).containsAll(hits);
    // The hits stay in the order of the page.
    assertThat(shown.stream().filter(hits::contains)).isEqualTo(hits);
  }

  @Test
  void theContextGoesOnInTheFileThatTheLogWasRotatedInto() throws IOException {
    String page =
        body("/search?context=10&q=" + encoded("source:*MP01\\/BgbServer.log AND line:2"));

    assertThat(places(page)).anyMatch(place -> place.contains("MP01/BgbServer.lo_:"));
  }

  @Test
  void theOldestEventsComeFirstWhenAskedForPageByPage() throws IOException {
    List<String> oldest = new ArrayList<>();
    List<String> newest = new ArrayList<>();
    List<String> times = new ArrayList<>();
    String query = "/search?q=" + encoded("time:[* TO *]");
    for (int page = 1; page <= 8; page++) {
      String first = body(query + "&sort=oldest&page=" + page);
      oldest.addAll(places(first));
      times.addAll(all(first, "<time datetime=\"(2026-10[^\"]+)\" title=\"[^\"]+ UTC\">"));
      newest.addAll(places(body(query + "&page=" + page)));
    }
    assertThat(times.stream().map(Instant::parse)).isSorted();
    assertThat(oldest).hasSizeGreaterThan(250).isEqualTo(newest.reversed());
  }

  @ParameterizedTest
  @CsvSource({
    "20m, 2026-10-14T13:47:03.420Z",
    "2026-10-14 13:30, 2026-10-14T13:30:00Z",
    "1d, 2026-10-13"
  })
  void aTimeCanBeRelativeToTheEndOfTheCase(String written, String absolute) throws IOException {
    assertThat(total(body("/search?since=" + encoded(written))))
        .isEqualTo(total(body("/search?since=" + encoded(absolute))));
    assertThat(total(body("/search?until=" + encoded(written))))
        .isEqualTo(total(body("/search?until=" + encoded(absolute))));
  }

  @Test
  void aTimeThatIsNoneIsToldOnThePage() throws IOException {
    HttpResponse<String> answer = server.get(address + "/search?since=%3Cb%3Eyesterday");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("&#39;&lt;b&gt;yesterday&#39; is not a time. Use 2026-09-25")
        .contains("id=\"since\"")
        .doesNotContain("<b>");
  }

  @ParameterizedTest
  @EnumSource(names = {"CSV", "NDJSON", "JSON"})
  void aDownloadIsWhatTheListingWrites(OutputFormat format) throws IOException {
    String form = "&format=" + format.name().toLowerCase(Locale.ROOT);
    String query = "severity:error OR kind:push.*";
    HttpResponse<String> answer =
        server.get(
            address + "/search?since=45m&facet=thread&page=2&context=3&q=" + encoded(query) + form);
    HttpResponse<String> members = server.get(address + "/members?tab=failed" + form);

    try (Case opened = new LuceneCaseStore(caseFolder().resolve("case")).open()) {
      SearchRequest request =
          SearchRequest.of(query)
              .withSince(opened.events().timeRange().orElseThrow().last().minusSeconds(2_700))
              .withFacets(List.of("thread"))
              .withDistinctRecords();
      assertThat(answer.body())
          .isEqualTo(
              written(
                  new EventListing(opened.events().search(request), opened.machines()), format));
      Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.builtIn(), null);
      assertThat(members.body())
          .isEqualTo(
              written(
                  new VerdictListing(diagnosis, ExplainRequest.all(), Redaction.secretsOnly()),
                  format));
    }
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"search." + format.name().toLowerCase(Locale.ROOT) + "\"");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body().lines().count()).isGreaterThan(10);
  }

  private static String written(Listing<?> listing, OutputFormat format) throws IOException {
    StringWriter text = new StringWriter();
    format.write(listing, new TextPage(new PrintWriter(text), 80, false));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/search?format=table | The format must be csv, ndjson or json.",
        "/search?format=csv&q=( | (",
        "/search?format=csv&since=yesterday | &#39;yesterday&#39; is not a time.",
        "/search?format=csv&facet=message | The field does not exist or cannot be counted.",
        "/members?format=xlsx | The format must be csv, ndjson or json."
      })
  void aDownloadThatCannotBeIsRefusedAsAPage(String path, String says) throws IOException {
    HttpResponse<String> answer = server.get(address + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(says);
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
  }

  @Test
  void aFileThatWouldBeTooLargeIsRefusedAndNotCut() throws IOException {
    server.close();
    server = new TestServer(TestServer.options(data, TestServer.SHORT));

    HttpResponse<String> all = server.get(address + "/search?format=csv");
    HttpResponse<String> few = server.get(address + "/search?format=csv&q=severity%3Aerror");

    assertThat(all.statusCode()).isEqualTo(400);
    assertThat(all.body()).contains("The search finds 379 events, and a file has at most 100.");
    assertThat(few.body().lines()).hasSizeGreaterThan(20);
  }

  @Test
  void thePageLinksTheDownloadsOfItsSearch() throws IOException {
    List<String> links =
        all(body("/search?q=kind%3Apush.*&sort=oldest"), "href=\"([^\"]+format=[^\"]+)\"");

    assertThat(links).hasSize(3);
    for (String link : links) {
      assertThat(server.get(link).statusCode()).isEqualTo(200);
    }
    assertThat(all(body("/members"), "href=\"([^\"]+format=[^\"]+)\"")).hasSize(3);
  }

  @Test
  void everyExampleFindsSomething() throws IOException {
    List<String> links =
        all(body("/search"), "<li><a href=\"([^\"]+)\"><code>[^<]+</code></a> <span>");

    assertThat(links).hasSizeGreaterThan(3);
    for (String link : links) {
      assertThat(total(server.get(link).body())).as(link).doesNotContain("No event");
    }
    assertThat(body("/search?q=push")).doesNotContain("class=\"examples\"");
  }

  @Test
  void everyFieldIsExplained() throws IOException {
    assertThat(all(body("/search"), "<th scope=\"row\"><code>([^<]+)</code></th>"))
        .isEqualTo(SearchField.all().stream().map(SearchField::name).toList());
  }

  @Test
  void barsAreStackedBySeverityAndSayHowMany() throws IOException {
    String page = body("/search");
    List<String> labels = all(page, "<a href=\"[^\"]+\" aria-label=\"([^\"]+)\"><title>");
    long events = labels.stream().mapToLong(label -> number(label, "^(\\d+)")).sum();
    long errors = labels.stream().mapToLong(label -> number(label, "(\\d+) errors?")).sum();
    long warnings = labels.stream().mapToLong(label -> number(label, "(\\d+) warnings?")).sum();

    assertThat(number(total(body("/search?q=" + encoded("time:[* TO *]"))), "(\\d+)"))
        .isEqualTo(events);
    assertThat(
            number(
                total(body("/search?q=" + encoded("severity:error AND time:[* TO *]"))), "(\\d+)"))
        .isEqualTo(errors);
    assertThat(
            number(
                total(body("/search?q=" + encoded("severity:warning AND time:[* TO *]"))),
                "(\\d+)"))
        .isEqualTo(warnings);
    assertThat(page).contains("class=\"hit-error\"", "class=\"hit-warning\"", "class=\"hit\"");
    // The parts of a bar lie on each other.
    Matcher bar =
        Pattern.compile("<rect class=\"reach\"[^>]*></rect>((?:<rect[^>]*></rect>)+)")
            .matcher(page);
    while (bar.find()) {
      long bottom = 80;
      for (MatchResultPart part : parts(bar.group(1))) {
        assertThat(part.y() + part.height()).isEqualTo(bottom);
        bottom = part.y();
      }
    }
    assertThat(all(page, "<text [^>]*>([^<]+)</text>")).hasSizeBetween(2, 8);
    assertThat(all(page, "<ol class=\"scale\" aria-hidden=\"true\">(.*?)</ol>").getFirst())
        .isEqualTo("<li>20</li><li>10</li><li>0</li>");
  }

  private record MatchResultPart(long y, long height) {}

  private static List<MatchResultPart> parts(String rects) {
    return Pattern.compile("<rect[^>]*></rect>")
        .matcher(rects)
        .results()
        .map(rect ->
            new MatchResultPart(
                number(rect.group(), " y=\"(\\d+)\""), number(rect.group(), "height=\"(\\d+)\"")))
        .toList();
  }

  private static long number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text.replace(",", ""));
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  @Test
  void eachFolderLeadsToAllEventsBelowIt() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> folders =
        List.of(
            "a b", "a b/c", "A (x) [1]", "q\"uote'", "100% & more", "<b>", "ends\\", "x*?", "AND");
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String folder : folders) {
        zip.putNextEntry(new ZipEntry(folder + "/BgbServer.log"));
        zip.write(Files.readAllBytes(sample("MP01/BgbServer.log")));
        zip.write((folder + "\n").getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry("README.txt"));
      zip.write("On top\n".getBytes(StandardCharsets.UTF_8));
    }
    String other = server.caseOf("folders.zip", bytes.toByteArray());
    String page = server.get(other + "/search").body();
    String facet = all(page, "<summary>folder</summary>(.*?)</details>").getFirst();

    Map<String, String> links =
        Pattern.compile("<a href=\"([^\"]+)\">([^<]*)</a> <span class=\"count\">([\\d,]+)</span>")
            .matcher(facet.replace("<b>", "&lt;b>"))
            .results()
            .collect(
                Collectors.toMap(
                    link -> link.group(2) + " " + link.group(3), link -> link.group(1)));
    assertThat(links).hasSizeGreaterThanOrEqualTo(folders.size());
    for (Map.Entry<String, String> link : links.entrySet()) {
      String count = link.getKey().substring(link.getKey().lastIndexOf(' ') + 1);
      String found = total(server.get(link.getValue()).body());
      assertThat(found)
          .as(link.getKey())
          .startsWith(count.equals("1") ? "One event" : count + " events");
    }
    assertThat(page).doesNotContain("<b>");
  }

  private HttpResponse<String> post(String path, String... fields) throws IOException {
    String body =
        IntStream.range(0, fields.length / 2)
            .mapToObj(n -> fields[2 * n] + "=" + encoded(fields[2 * n + 1]))
            .collect(Collectors.joining("&"));
    return server.send(
        server
            .request(address + path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> importFile(byte[] file, String token) throws IOException {
    return server.send(
        server
            .request(address + "/searches/import?form=" + token)
            .header("Content-Type", TestServer.contentType())
            .POST(BodyPublishers.ofByteArray(TestServer.form("searches.json", file)))
            .build());
  }

  private HttpResponse<String> save(String name, String query) throws IOException {
    return post(
        "/searches",
        "form",
        server.formToken(),
        "name",
        name,
        "q",
        query,
        "since",
        "2h",
        "until",
        "",
        "sort",
        "oldest");
  }

  private Annotations stored() {
    try (Case opened = new LuceneCaseStore(caseFolder().resolve("case")).open()) {
      return opened.annotations().read();
    }
  }

  @Test
  void aSavedSearchIsStoredUsedExportedImportedAndDeleted() throws IOException {
    HttpResponse<String> saved = save("errors", "severity:error");
    String link = saved.headers().firstValue("Location").orElseThrow();

    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(link).isEqualTo(address + "/search?q=severity%3Aerror&since=2h&sort=oldest");
    assertThat(stored().searches())
        .containsExactly(
            new SavedSearch("errors", "severity:error", "2h", "", SavedSearch.Sort.OLDEST));
    assertThat(body("/search"))
        .contains("href=\"" + link.replace("&", "&amp;") + "\">errors</a>")
        .contains("severity:error, from 2h before the last event, oldest first");

    HttpResponse<String> export = server.get(address + "/searches");
    assertThat(export.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"synctrace-searches.json\"");
    assertThat(post("/searches/delete", "form", server.formToken(), "name", "errors").statusCode())
        .isEqualTo(303);
    assertThat(stored()).isEqualTo(Annotations.NONE);
    HttpResponse<String> imported =
        importFile(export.body().getBytes(StandardCharsets.UTF_8), server.formToken());
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(303);
    assertThat(stored().searches()).extracting(SavedSearch::name).containsExactly("errors");
  }

  @Test
  void aNarrowedSearchIsSavedWithWhatNarrowsIt() throws IOException {
    String page =
        body("/search?q=push&only=severity%3Ainfo&only=folder%3Acontoso-tenant-attach%2FMP01");

    String query = all(page, "<input type=\"hidden\" name=\"q\" value=\"([^\"]+)\">").getFirst();
    assertThat(query)
        .isEqualTo("(push) AND severity:\"info\" AND source:contoso\\-tenant\\-attach\\/MP01\\/*");
    assertThat(total(body("/search?q=" + encoded(query)))).isEqualTo(total(page));
  }

  @Test
  void hostileNamesAndQueriesAreTexts() throws IOException {
    assertThat(save(HOSTILE, HOSTILE).statusCode()).isEqualTo(303);
    assertThat(save("\r\nSet-Cookie: a=b", "x\r\nLocation: /y").headers().map())
        .doesNotContainKey("set-cookie");

    String page = body("/search");
    assertThat(page).doesNotContain("<script>alert");
    assertThat(unescaped(page)).contains(HOSTILE);
    String link = all(page, "href=\"([^\"]+)\">&quot;&gt;&lt;script").getFirst();
    HttpResponse<String> used = server.get(link);
    assertThat(used.statusCode()).isEqualTo(400);
    assertThat(used.body()).doesNotContain("<script>alert");
    assertThat(server.get(address + "/searches").body()).contains("\\\"><script>");
    assertThat(post("/searches/delete", "form", server.formToken(), "name", HOSTILE).statusCode())
        .isEqualTo(303);
    assertThat(stored().searches()).hasSize(1);
  }

  @Test
  void secretsInSavedSearchesAreMaskedWhereTheyAreShown() throws IOException {
    String secret = "client_secret=" + "aB3~".repeat(10);
    save("x".repeat(40) + " " + secret, secret);
    save("y" + " " + secret, secret);

    String export = server.get(address + "/searches").body();
    assertThat(export).contains("masked").doesNotContain("aB3~aB3~");
    assertThat(all(body("/search"), "<ul class=\"searches\">.*?<a href=\"[^\"]+\">([^<]+)</a>"))
        .singleElement()
        .asString()
        .contains("masked");
  }

  @Test
  void nothingIsChangedWithoutTheFormsToken() throws IOException {
    save("errors", "severity:error");
    Annotations before = stored();

    assertThat(post("/searches", "form", "guess", "name", "x").statusCode()).isEqualTo(403);
    assertThat(post("/searches/delete", "name", "errors").statusCode()).isEqualTo(403);
    assertThat(importFile("{\"format\":1}".getBytes(StandardCharsets.UTF_8), "").statusCode())
        .isEqualTo(403);
    assertThat(server.get(address + "/searches/delete?name=errors").statusCode()).isEqualTo(405);
    assertThat(server.get(address + "/searches/import").statusCode()).isEqualTo(405);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void searchesOfOneCaseAreNotInAnother() throws IOException {
    String other = server.caseOf("sync.zip", TestServer.sampleZip("sync-all-well"));
    save("errors", "severity:error");

    assertThat(server.get(other + "/search").body()).doesNotContain(">errors</a>");
    assertThat(server.get(other + "/searches").body()).isEqualTo("{\"format\":1}\n");
  }

  @Test
  void whatCannotBeSavedIsRefused() throws IOException {
    assertThat(save(" ", "x").body()).contains("A saved search needs a name.");
    assertThat(save("x".repeat(101), "x").statusCode()).isEqualTo(400);
    assertThat(save("x", "y".repeat(4_001)).statusCode()).isEqualTo(400);
    byte[] full =
        IntStream.rangeClosed(1, 200)
            .mapToObj(n ->
                "{\"name\":\"n%d\",\"query\":\"\",\"since\":\"\",\"until\":\"\",\"sort\":\"newest\"}"
                    .formatted(n))
            .collect(Collectors.joining(",", "{\"format\":1,\"searches\":[", "]}"))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(importFile(full, server.formToken()).statusCode()).isEqualTo(303);

    HttpResponse<String> more = save("one more", "x");

    assertThat(more.statusCode()).isEqualTo(409);
    assertThat(more.body()).contains("A case stores at most 200 searches. Delete some first.");
    assertThat(stored().searches()).hasSize(200);
  }

  static Stream<String> noSearches() {
    return Stream.of(
        "",
        "name,query\nerrors,x",
        "{\"format\":7}",
        "[".repeat(100_000),
        "{\"format\":1,\"searches\":[{\"name\":\"<script>\"}]}");
  }

  @Test
  void aFileThatIsNoExportIsRefusedWhole() throws IOException {
    for (String file : noSearches().toList()) {
      HttpResponse<String> answer =
          importFile(file.getBytes(StandardCharsets.UTF_8), server.formToken());
      assertThat(answer.statusCode()).as(file).isEqualTo(400);
      assertThat(answer.body()).doesNotContain("<script>alert", "at dev.synctrace");
    }
    assertThat(importFile(new byte[5_000_000], server.formToken()).statusCode()).isEqualTo(413);
    byte[] whole = TestServer.form("a.json", "{\"format\":1}".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> half =
        server.send(
            server
                .request(address + "/searches/import?form=" + server.formToken())
                .header("Content-Type", TestServer.contentType())
                .POST(BodyPublishers.ofByteArray(whole, 0, whole.length - 30))
                .build());
    assertThat(half.statusCode()).isEqualTo(400);
    assertThat(stored()).isEqualTo(Annotations.NONE);
  }

  @Test
  void damagedNotesKeepNoOneFromSearching() throws IOException {
    Path file = caseFolder().resolve("case").resolve("annotations.json");
    save("errors", "severity:error");
    Files.writeString(file, Files.readString(file).replace("errors", "terror"));

    assertThat(total(body("/search"))).isEqualTo("379 events");
    assertThat(body("/search"))
        .contains("The notes and saved searches of this case cannot be read or written.")
        .doesNotContain(data.toString());
    HttpResponse<String> refused = save("more", "x");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).doesNotContain(data.toString());
    server.awaitLog("annotations.json: the checksum does not match");
    assertThat(Files.readString(file)).contains("terror");
    assertThat(total(body("/search"))).isEqualTo("379 events");
  }
}
