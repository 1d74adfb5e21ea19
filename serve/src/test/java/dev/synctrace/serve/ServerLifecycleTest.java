package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.option.ServeOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server from its start to its end, and what it keeps from one to the next. */
@Tag("slow")
class ServerLifecycleTest {
  private static final String SAMPLE = "contoso-group-sync";

  @TempDir private Path data;

  @Test
  void aCaseOutlivesTheServer() throws IOException {
    String address;
    try (TestServer server = TestServer.in(data)) {
      address = server.caseOf("sync.zip", TestServer.sampleZip(SAMPLE));
      assertThat(server.get(address).body()).contains("4 of 6 members are in their group");
    }
    try (TestServer server = TestServer.in(data)) {
      assertThat(server.get("/").body()).contains("sync.zip", "4 of 6 members are in their group");
      assertThat(server.get(address + "/members/explain?id=CLIENT-095").body())
          .contains("megan.bowen@contoso.com");
    }
  }

  @Test
  void anErrorCodeHasAPageInEverySpelling() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      for (String code : List.of("0x80004005", "80004005", "-2147467259", "2147500037")) {
        HttpResponse<String> page = server.get("/errors/" + code);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("0x80004005", "E_FAIL", "unspecified failure");
      }
      HttpResponse<String> unknown = server.get("/errors/0x8007FFF0");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("unknown code", "7 (FACILITY_WIN32)");
      assertThat(server.get("/errors/%3Cscript%3E").body()).doesNotContain("<script>");
    }
  }

  @Test
  void theSearchPageSaysWhatACodeMeans() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("sync.zip", TestServer.sampleZip(SAMPLE));
      assertThat(server.get(address + "/search?q=D0090016").body())
          .contains("0xd0090016 = NTE_BAD_KEYSET: key set does not exist");
      assertThat(server.get(address + "/members/explain?id=CLIENT-088").body())
          .contains("0xd0090016 = NTE_BAD_KEYSET: key set does not exist");
    }
  }

  @Test
  void aBundleThatWasNotReadToItsEndIsReadByTheNextServer() throws IOException {
    String address;
    try (TestServer server = new TestServer(TestServer.options(data, atOnce()))) {
      address = uploadTwice(server);
    }
    assertThat(Files.readString(entry(address))).contains("state=WAITING");
    assertThat(folder(address).resolve("case")).doesNotExist();
    try (TestServer server = TestServer.in(data)) {
      server.awaitRead(address);
      assertThat(server.log()).contains("was not processed completely; restarting");
      assertThat(server.get(address).body()).contains("4 of 6 members are in their group");
    }
  }

  /** With one reader the second waits while the first is read. */
  private String uploadTwice(TestServer server) throws IOException {
    byte[] bundle = TestServer.sampleZip(SAMPLE);
    server.upload("first.zip", bundle);
    return server.upload("second.zip", bundle).headers().firstValue("Location").orElseThrow();
  }

  private static RequestLimits atOnce() {
    RequestLimits usual = RequestLimits.defaults();
    return new RequestLimits(
        usual.idle(),
        1_000,
        usual.grace(),
        40,
        120,
        1,
        usual.archives(),
        Duration.ZERO,
        usual.search(),
        usual.downloaded());
  }

  @Test
  void whatWasHalfReceivedOrHalfRemovedIsClearedAwayAtTheStart() throws IOException {
    Path half = data.resolve("incoming/0123456789abcdef0123456789abcdef/0001");
    Files.createDirectories(half);
    Files.writeString(half.resolve("a.zip"), "half");
    Path removed = data.resolve("cases/0123456789abcdef0123456789abcdef/case");
    Files.createDirectories(removed);
    Path mark = data.resolve("cases/0123456789abcdef0123456789abcdef.removing");
    Files.createFile(mark);
    try (TestServer server = TestServer.in(data)) {
      assertThat(half).doesNotExist();
      assertThat(removed).doesNotExist();
      assertThat(mark).doesNotExist();
      assertThat(server.get("/").body()).contains("No cases yet.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=NONSENSE",
        "",
        "received=2026-02-30T00\\:00\\:00Z",
        "name=\\u12",
        "state=DAMAGED\nreceived=2026-02-01T00\\:00\\:00Z\nbytes=1",
        "MISSING"
      })
  void anEntryThatIsDamagedIsShownAndKeptAndTakesNothingElseWithIt(String content)
      throws IOException {
    String damaged;
    String whole;
    try (TestServer server = TestServer.in(data)) {
      damaged = server.caseOf("one.zip", TestServer.sampleZip(SAMPLE));
      whole = server.caseOf("two.zip", TestServer.sampleZip("contoso-tenant-attach"));
    }
    if (content.equals("MISSING")) {
      Files.delete(entry(damaged));
    } else {
      Files.writeString(entry(damaged), content);
    }
    long size = size(folder(damaged));
    try (TestServer server = TestServer.in(data)) {
      assertThat(server.get(damaged).body()).contains("Damaged", "case.properties");
      assertThat(server.get("/").body()).contains("Damaged case ");
      assertThat(server.get(damaged + "/members").statusCode()).isEqualTo(409);
      assertThat(server.get(whole).statusCode()).isEqualTo(200);
      assertThat(server.log()).contains("is damaged and was kept");
      assertThat(size(folder(damaged))).isEqualTo(size);
    }
    try (TestServer server = keeping(data, Duration.ofMillis(1))) {
      server.awaitLog("removed: too old");
      assertThat(folder(whole)).doesNotExist();
      assertThat(size(folder(damaged))).isEqualTo(size);
    }
  }

  private static TestServer keeping(Path data, Duration keep) throws IOException {
    ServeOptions plain = TestServer.options(data, RequestLimits.defaults());
    return new TestServer(
        new ServeOptions(
            plain.data(),
            plain.listen(),
            plain.port(),
            plain.hostNames(),
            plain.token(),
            plain.maxUpload(),
            keep,
            plain.maxSize(),
            plain.version(),
            plain.limits(),
            plain.given()));
  }

  @Test
  void anUploadWhoseReadingFailsKeepsItsBundleAndIsReadByTheNextServer() throws IOException {
    String address;
    try (TestServer server = new TestServer(TestServer.options(data, atOnce()))) {
      address = uploadTwice(server);
    }
    // A file in the place of the folder that reading needs.
    Path temp = Files.writeString(folder(address).resolve("temp"), "in the way");
    try (TestServer server = TestServer.in(data)) {
      server.awaitRead(address);
      assertThat(server.get(address).body()).contains("Failed", "The upload is kept");
      assertThat(folder(address).resolve("bundle/0001/content")).isNotEmptyFile();
    }
    Files.deleteIfExists(temp);
    try (TestServer server = TestServer.in(data)) {
      server.awaitRead(address);
      assertThat(server.get(address).body()).contains("4 of 6 members are in their group");
    }
  }

  @Test
  void whatIsUploadedIsReadableByTheServersUserOnly() throws IOException {
    assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path own = data.resolve("new/data");
    try (TestServer server = new TestServer(TestServer.options(own, atOnce()))) {
      server.get(server.caseOf("one.zip", TestServer.sampleZip(SAMPLE)) + "/report");
      uploadTwice(server);
    }
    try (Stream<Path> paths = Files.walk(own)) {
      List<Path> all = paths.toList();
      assertThat(all).anyMatch(path -> path.endsWith("bundle/0001/content"));
      assertThat(all).anyMatch(path -> path.endsWith("answers/report.html"));
      for (Path path : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void oneDataFolderServesOneServer() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      assertThatThrownBy(() -> TestServer.in(data))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is in use by another server");
      assertThat(server.get("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTakenPortIsToldInOneLine() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      ServeOptions plain = TestServer.options(data.resolve("other"), RequestLimits.defaults());
      ServeOptions same =
          new ServeOptions(
              plain.data(),
              plain.listen(),
              server.port(),
              Set.of(),
              null,
              plain.maxUpload(),
              plain.keep(),
              plain.maxSize(),
              plain.version(),
              plain.limits(),
              List.of());
      assertThatThrownBy(() -> new TestServer(same))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is in use or not allowed. Specify another port with --port");
    }
  }

  @Test
  void casesThatAreTooOldOrTooManyAreRemovedOldestFirst() throws IOException {
    String old;
    String middle;
    String young;
    try (TestServer server = TestServer.in(data)) {
      old = server.caseOf("old.zip", TestServer.sampleZip(SAMPLE));
      middle = server.caseOf("middle.zip", TestServer.sampleZip(SAMPLE));
      young = server.caseOf("young.zip", TestServer.sampleZip(SAMPLE));
    }
    receivedAt(old, "2020-01-01T00:00:00Z");
    receivedAt(middle, "2026-01-01T00:00:00Z");
    long one = size(folder(young));
    try (TestServer server = new TestServer(limited(Duration.ofDays(365 * 4), one + one / 2))) {
      for (int i = 0; i < 100 && !server.log().contains("no free space"); i++) {
        TestServer.pause(50);
      }
      assertThat(server.log()).contains("removed: too old", "removed: no free space");
      assertThat(server.get(old).statusCode()).isEqualTo(404);
      assertThat(server.get(middle).statusCode()).isEqualTo(404);
      assertThat(server.get(young).statusCode()).isEqualTo(200);
    }
  }

  private ServeOptions limited(Duration keep, long maxSize) {
    ServeOptions plain = TestServer.options(data, RequestLimits.defaults());
    return new ServeOptions(
        data,
        plain.listen(),
        0,
        Set.of(),
        null,
        plain.maxUpload(),
        keep,
        maxSize,
        plain.version(),
        plain.limits(),
        List.of());
  }

  private void receivedAt(String address, String instant) throws IOException {
    String entry = Files.readString(entry(address));
    Files.writeString(
        entry(address),
        entry.replaceFirst("(?m)^received=.*$", "received=" + instant.replace(":", "\\\\:")));
  }

  @Test
  void aServerForOthersAsksForItsTokenFirst() throws IOException {
    String token = "a-token-that-is-not-guessed";
    try (TestServer server = new TestServer(TestServer.withToken(data, token))) {
      HttpResponse<String> first = server.get("/");
      assertThat(first.statusCode()).isEqualTo(303);
      assertThat(first.headers().firstValue("Location")).contains("/login?to=%2F");
      assertThat(login(server, "wrong").statusCode()).isEqualTo(401);
      HttpResponse<String> entered = login(server, token);
      assertThat(entered.statusCode()).isEqualTo(303);
      String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(token);
      assertThat(withCookie(server, cookie).statusCode()).isEqualTo(200);
      assertThat(withCookie(server, "synctrace=0123456789abcdef0123456789abcdef;").statusCode())
          .isEqualTo(303);
      HttpResponse<String> linked = server.get("/login?token=" + token);
      assertThat(linked.statusCode()).isEqualTo(303);
      assertThat(linked.headers().firstValue("Location")).contains("/");
      assertThat(server.log()).doesNotContain(token, "wrong");
    }
  }

  @Test
  void loggingInLeadsToPagesOfThisServerOnly() throws IOException {
    String token = "a-token-that-is-not-guessed";
    try (TestServer server = new TestServer(TestServer.withToken(data, token))) {
      for (String to : List.of("//evil.contoso.com", "https://evil.contoso.com", "/\\evil")) {
        HttpResponse<String> entered =
            server.send(
                server
                    .request("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("token=" + token))
                    .build());
        assertThat(entered.headers().firstValue("Location")).contains("/");
      }
    }
  }

  private static HttpResponse<String> login(TestServer server, String token) throws IOException {
    return server.send(
        server
            .request("/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token))
            .build());
  }

  private static HttpResponse<String> withCookie(TestServer server, String cookie)
      throws IOException {
    return server.send(
        server.request("/").header("Cookie", cookie.substring(0, cookie.indexOf(';'))).build());
  }

  @Test
  void aServerForOthersWithoutATokenIsNotEvenMade() throws IOException {
    ServeOptions plain = TestServer.options(data, RequestLimits.defaults());
    InetAddress everywhere = InetAddress.getByName("0.0.0.0");
    assertThatThrownBy(() ->
            new ServeOptions(
                data,
                everywhere,
                0,
                Set.of(),
                null,
                1,
                plain.keep(),
                1,
                "1.2.3",
                plain.limits(),
                List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Specify a token");
  }

  @Test
  void aCaseCanBeDeletedWhileItWaitsAndWhileItIsAsked() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      byte[] bundle = TestServer.sampleZip(SAMPLE);
      String waiting =
          server.upload("a.zip", bundle).headers().firstValue("Location").orElseThrow();
      assertThat(delete(server, waiting).statusCode()).isEqualTo(303);
      assertThat(folder(waiting)).doesNotExist();
      String read = server.caseOf("b.zip", bundle);
      assertThat(server.get(read + "/search").statusCode()).isEqualTo(200);
      assertThat(delete(server, read).statusCode()).isEqualTo(303);
      assertThat(folder(read)).doesNotExist();
      assertThat(server.get(read).statusCode()).isEqualTo(404);
      assertThat(server.get("/").body()).contains("No cases yet.");
    }
  }

  private static HttpResponse<String> delete(TestServer server, String address) throws IOException {
    return server.send(
        server
            .request(address + "/delete")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("form=" + server.formToken()))
            .build());
  }

  @Test
  void singleLogsAreACaseToo() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      byte[] log =
          Files.readAllBytes(Path.of("../samples/contoso-tenant-attach/MP01/BgbServer.log"));
      String address = server.caseOf("C:\\logs\\BgbServer.log", log);
      assertThat(server.get(address + "/sources").body()).contains("BgbServer.log", "98");
      assertThat(server.get("/").body()).doesNotContain("C:\\logs");
    }
  }

  @Test
  void whatIsNoLogFailsWithAWordOnWhatToSend() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
      assertThat(server.get(address).body()).contains("Failed");
    }
  }

  @Test
  void theReportLeavesNamesOutWhenAskedTo() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("sync.zip", TestServer.sampleZip(SAMPLE));
      HttpResponse<String> plain = server.get(address + "/report");
      assertThat(plain.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"SyncTrace-Finance-Workstations-2026-10-13.html\"");
      assertThat(plain.body()).contains("CLIENT-088");
      assertThat(server.get(address + "/report?redact=1").body()).doesNotContain("CLIENT-088");
    }
  }

  @Test
  void searchNarrowsByValueAndTimeAndTellsMistakes() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = server.caseOf("attach.zip", TestServer.sampleZip("contoso-tenant-attach"));
      String all = server.get(address + "/search?only=kind%3Apush.start").body();
      Matcher bar = Pattern.compile("href=\"(/cases/[^\"]*since=[^\"]*)\"").matcher(all);
      assertThat(bar.find()).isTrue();
      String within = server.get(bar.group(1).replace("&amp;", "&")).body();
      assertThat(within).contains("event", "from 2026-10-14");
      assertThat(server.get(address + "/search?q=taskgiud%3A1").statusCode()).isEqualTo(400);
      assertThat(server.get(address + "/search?q=taskgiud%3A1&only=log%3ABgbServer").body())
          .contains("did you mean taskGuid", "(column 1)");
      assertThat(server.get(address + "/search?page=0").statusCode()).isEqualTo(400);
      assertThat(server.get(address + "/search?since=yesterday").statusCode()).isEqualTo(400);
      assertThat(server.get(address + "/search?only=nothing%3A1").statusCode()).isEqualTo(400);
      assertThat(server.get(address + "/search?q=nobodysaysthis").body())
          .contains("No event matches");
    }
  }

  private Path folder(String address) {
    return data.resolve("cases").resolve(address.substring("/cases/".length()));
  }

  private Path entry(String address) {
    return folder(address).resolve("case.properties");
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
