package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.Listing;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.text.ActionsOfCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

  private static List<String> places(String page) {
    return PageMarkup.all(page, "<a class=\"place\"[^>]*>([^<]+)</a>");
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
    String query = "/search?sort=oldest&q=" + TestServer.encoded(log + " AND severity:error");
    List<String> records = places(body("/search?sort=oldest&q=" + TestServer.encoded(log)));
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
    String query =
        "/search?sort=" + sort + "&q=" + TestServer.encoded("severity:error OR kind:push.*");
    List<String> hits = places(body(query));
    List<String> shown = places(body(query + "&context=10"));

    assertThat(shown).doesNotHaveDuplicates().hasSizeGreaterThan(hits.size()).containsAll(hits);
    // The hits stay in the order of the page.
    assertThat(shown.stream().filter(hits::contains)).isEqualTo(hits);
  }

  @Test
  void theContextGoesOnInTheFileThatTheLogWasRotatedInto() throws IOException {
    String page =
        body(
            "/search?context=10&q="
                + TestServer.encoded("source:*MP01\\/BgbServer.log AND line:2"));

    assertThat(places(page)).anyMatch(place -> place.contains("MP01/BgbServer.lo_:"));
  }

  @Test
  void theOldestEventsComeFirstWhenAskedForPageByPage() throws IOException {
    List<String> oldest = new ArrayList<>();
    List<String> newest = new ArrayList<>();
    List<String> times = new ArrayList<>();
    String query = "/search?q=" + TestServer.encoded("time:[* TO *]");
    for (int page = 1; page <= 8; page++) {
      String first = body(query + "&sort=oldest&page=" + page);
      oldest.addAll(places(first));
      times.addAll(
          PageMarkup.all(first, "<time datetime=\"(2026-10[^\"]+)\" title=\"[^\"]+ UTC\">"));
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
    assertThat(PageMarkup.total(body("/search?since=" + TestServer.encoded(written))))
        .isEqualTo(PageMarkup.total(body("/search?since=" + TestServer.encoded(absolute))));
    assertThat(PageMarkup.total(body("/search?until=" + TestServer.encoded(written))))
        .isEqualTo(PageMarkup.total(body("/search?until=" + TestServer.encoded(absolute))));
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
            address
                + "/search?since=45m&facet=thread&page=2&context=3&q="
                + TestServer.encoded(query)
                + form);
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
                  new VerdictListing(
                      diagnosis,
                      ExplainRequest.all(),
                      Redaction.secretsOnly(),
                      true,
                      ActionsOfCase.lacking(new Traces(opened).all())),
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
    assertThat(all.body()).contains("The search finds 308 events, and a file has at most 100.");
    assertThat(few.body().lines()).hasSizeGreaterThan(20);
  }

  @Test
  void thePageLinksTheDownloadsOfItsSearch() throws IOException {
    List<String> links =
        PageMarkup.all(
            body("/search?q=kind%3Apush.*&sort=oldest"), "href=\"([^\"]+format=[^\"]+)\"");

    assertThat(links).hasSize(3);
    for (String link : links) {
      assertThat(server.get(link).statusCode()).isEqualTo(200);
    }
    assertThat(PageMarkup.all(body("/members"), "href=\"([^\"]+format=[^\"]+)\"")).hasSize(3);
  }

  @Test
  void everyExampleFindsSomething() throws IOException {
    List<String> links =
        PageMarkup.all(body("/search"), "<li><a href=\"([^\"]+)\"><code>[^<]+</code></a> <span>");

    assertThat(links).hasSizeGreaterThan(3);
    for (String link : links) {
      assertThat(PageMarkup.total(server.get(link).body())).as(link).doesNotContain("No event");
    }
    assertThat(body("/search?q=push")).doesNotContain("class=\"examples\"");
  }

  @Test
  void everyFieldIsExplained() throws IOException {
    assertThat(PageMarkup.all(body("/search"), "<th scope=\"row\"><code>([^<]+)</code></th>"))
        .isEqualTo(SearchField.all().stream().map(SearchField::name).toList());
  }

  @Test
  void barsAreStackedBySeverityAndSayHowMany() throws IOException {
    String page = body("/search");
    List<String> labels =
        PageMarkup.all(page, "<a href=\"[^\"]+\" aria-label=\"([^\"]+)\"><title>");
    long events = labels.stream().mapToLong(label -> number(label, "^(\\d+)")).sum();
    long errors = labels.stream().mapToLong(label -> number(label, "(\\d+) errors?")).sum();
    long warnings = labels.stream().mapToLong(label -> number(label, "(\\d+) warnings?")).sum();

    assertThat(
            number(
                PageMarkup.total(body("/search?q=" + TestServer.encoded("time:[* TO *]"))),
                "(\\d+)"))
        .isEqualTo(events);
    assertThat(
            number(
                PageMarkup.total(
                    body("/search?q=" + TestServer.encoded("severity:error AND time:[* TO *]"))),
                "(\\d+)"))
        .isEqualTo(errors);
    assertThat(
            number(
                PageMarkup.total(
                    body("/search?q=" + TestServer.encoded("severity:warning AND time:[* TO *]"))),
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
    assertThat(PageMarkup.all(page, "<text [^>]*>([^<]+)</text>")).hasSizeBetween(2, 8);
    assertThat(
            PageMarkup.all(page, "<ol class=\"scale\" aria-hidden=\"true\">(.*?)</ol>").getFirst())
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
    String facet = PageMarkup.all(page, "<summary>folder</summary>(.*?)</details>").getFirst();

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
      String found = PageMarkup.total(server.get(link.getValue()).body());
      assertThat(found)
          .as(link.getKey())
          .startsWith(count.equals("1") ? "One event" : count + " events");
    }
    assertThat(page).doesNotContain("<b>");
  }
}
