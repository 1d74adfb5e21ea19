package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.SavedSearch;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that are saved with a case, and the file they are exported to. */
class SavedSearchesTest {
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

  private HttpResponse<String> post(String path, String... fields) throws IOException {
    return server.post(address + path, fields);
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

    String query =
        PageMarkup.all(page, "<input type=\"hidden\" name=\"q\" value=\"([^\"]+)\">").getFirst();
    assertThat(query)
        .isEqualTo("(push) AND severity:\"info\" AND source:contoso\\-tenant\\-attach\\/MP01\\/*");
    assertThat(PageMarkup.total(body("/search?q=" + TestServer.encoded(query))))
        .isEqualTo(PageMarkup.total(page));
  }

  @Test
  void hostileNamesAndQueriesAreTexts() throws IOException {
    assertThat(save(HOSTILE, HOSTILE).statusCode()).isEqualTo(303);
    assertThat(save("\r\nSet-Cookie: a=b", "x\r\nLocation: /y").headers().map())
        .doesNotContainKey("set-cookie");

    String page = body("/search");
    assertThat(page).doesNotContain("<script>alert");
    assertThat(PageMarkup.unescaped(page)).contains(HOSTILE);
    String link = PageMarkup.all(page, "href=\"([^\"]+)\">&quot;&gt;&lt;script").getFirst();
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
    assertThat(
            PageMarkup.all(
                body("/search"), "<ul class=\"searches\">.*?<a href=\"[^\"]+\">([^<]+)</a>"))
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

    assertThat(PageMarkup.total(body("/search"))).isEqualTo("308 events");
    assertThat(body("/search"))
        .contains("The notes and saved searches of this case cannot be read or written.")
        .doesNotContain(data.toString());
    HttpResponse<String> refused = save("more", "x");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).doesNotContain(data.toString());
    server.awaitLog("annotations.json: the checksum does not match");
    assertThat(Files.readString(file)).contains("terror");
    assertThat(PageMarkup.total(body("/search"))).isEqualTo("308 events");
  }
}
