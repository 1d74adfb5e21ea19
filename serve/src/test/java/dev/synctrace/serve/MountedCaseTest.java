package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestProgress;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.serve.option.MountedCase;
import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.option.ServeOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that exist already, shown beside the uploads and left as they are. */
@Tag("slow")
class MountedCaseTest {
  private static final String SAMPLE = "contoso-group-sync";
  private static final String HEADLINE = "4 of 6 members are in their group";
  private static final Pattern CASE = Pattern.compile("href=\"(/cases/[0-9a-f]{32})\"");

  @TempDir private Path temp;
  private Path data = Path.of("");
  private Path given = Path.of("");

  @BeforeEach
  void ingest() throws IOException {
    data = temp.resolve("data");
    given = temp.resolve("case42");
    ingest(SAMPLE);
  }

  private void ingest(String sample) throws IOException {
    BundleReader bundles = new BundleReader(temp.resolve("unpacked"), TestServer.SHORT.archives());
    try (CaseWriter writer = new LuceneCaseStore(given).openForWriting();
        Ingest ingest = new Ingest(writer, bundles, ReadOptions.DEFAULT, IngestProgress.SILENT)) {
      ingest.read(Path.of("../samples", sample));
    }
  }

  private MountedCase givenCase() {
    return new MountedCase("case42", given.toString(), LuceneCaseStore.mapped(given));
  }

  private TestServer server(MountedCase... cases) throws IOException {
    return server(TestServer.options(data, RequestLimits.defaults()), cases);
  }

  private static TestServer server(ServeOptions plain, MountedCase... cases) throws IOException {
    return new TestServer(
        new ServeOptions(
            plain.data(),
            plain.listen(),
            plain.port(),
            plain.hostNames(),
            plain.token(),
            plain.maxUpload(),
            plain.keep(),
            plain.maxSize(),
            plain.version(),
            plain.limits(),
            List.of(cases)));
  }

  /** Where the one case on the first page is; its answers are there. */
  private static String onlyCase(TestServer server) throws IOException {
    Matcher link = CASE.matcher(server.get("/").body());
    assertThat(link.find()).isTrue();
    String address = link.group(1);
    assertThat(link.find()).as("another case").isFalse();
    server.awaitRead(address);
    return address;
  }

  @Test
  void everyPageOfAGivenCaseAnswersAsOfAnUploadedOne() throws IOException {
    try (TestServer server = server(givenCase())) {
      String address = onlyCase(server);
      assertThat(server.get("/").body()).contains("case42", "opened with --case", HEADLINE);
      assertThat(server.get(address).body())
          .contains(HEADLINE, "Opened with --case, answers as of");
      assertThat(server.get(address + "/members").body())
          .contains("CLIENT-095", "Device: joined: done, token issued: failed", "· no record");
      assertThat(server.get(address + "/members/explain?id=CLIENT-095").body())
          .contains("megan.bowen@contoso.com");
      assertThat(server.get(address + "/traces").statusCode()).isEqualTo(200);
      assertThat(server.get(address + "/sources").body()).contains("SMS_AZUREAD_DISCOVERY_AGENT");
      assertThat(server.get(address + "/report").body()).contains("CLIENT-088");
      assertThat(server.get(address + "/report?redact=1").body()).doesNotContain("CLIENT-088");

      String uploaded = server.caseOf("sync.zip", TestServer.sampleZip(SAMPLE));
      String search = "/search?q=severity%3Aerror";
      assertThat(found(server.get(address + search).body()))
          .isEqualTo(found(server.get(uploaded + search).body()));
    }
  }

  private static String found(String page) {
    Matcher found = Pattern.compile("<h2 id=\"found-title\">([^<]+)</h2>").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void itsAddressOutlivesTheServerAndItsAnswersGrowWithIt() throws IOException {
    String address;
    String before;
    try (TestServer server = server(givenCase())) {
      address = onlyCase(server);
      before = server.get(address + "/sources").body();
    }
    ingest("contoso-tenant-attach");
    try (TestServer server = server(givenCase())) {
      assertThat(onlyCase(server)).isEqualTo(address);
      assertThat(before).doesNotContain("BgbServer.log");
      assertThat(server.get(address + "/sources").body()).contains("BgbServer.log");
      assertThat(server.log()).doesNotContain("restarting");
    }
  }

  @Test
  void whatIsGivenTwiceIsShownOnce() throws IOException {
    try (TestServer server = server(givenCase(), givenCase())) {
      assertThat(server.get(onlyCase(server)).body()).contains(HEADLINE);
    }
  }

  @Test
  void whatIsNotGivenAnyMoreLeavesTheListAndTheDataFolderButIsKept() throws IOException {
    Map<String, Long> before = files(given);
    String address;
    try (TestServer server = server(givenCase())) {
      address = onlyCase(server);
      server.get(address + "/search");
    }
    try (TestServer server = server()) {
      assertThat(server.get("/").body()).contains("No cases yet.");
      assertThat(server.get(address).statusCode()).isEqualTo(404);
    }
    assertThat(data.resolve("cases")).isEmptyDirectory();
    assertThat(files(given)).isEqualTo(before);
  }

  private static Map<String, Long> files(Path folder) throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(folder.relativize(file).toString(), Files.size(file));
      }
    }
    return sizes;
  }

  @Test
  void deletingIsNotOfferedForItAndRefused() throws IOException {
    try (TestServer server = server(givenCase())) {
      String address = onlyCase(server);
      assertThat(server.get(address).body()).doesNotContain("Delete this case", "/delete");
      HttpResponse<String> refused =
          server.send(
              server
                  .request(address + "/delete")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("form=" + server.formToken()))
                  .build());
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("was opened with --case");
      assertThat(server.get(address).body()).contains(HEADLINE);
    }
    assertThat(given.resolve("index")).isDirectory();
  }

  @Test
  void neitherAgeNorSizeRemovesIt() throws IOException {
    ServeOptions plain = TestServer.options(data, RequestLimits.defaults());
    ServeOptions nothingStays =
        new ServeOptions(
            data,
            plain.listen(),
            0,
            plain.hostNames(),
            null,
            plain.maxUpload(),
            Duration.ZERO,
            1,
            plain.version(),
            plain.limits(),
            List.of());
    try (TestServer server = server(nothingStays, givenCase())) {
      String address = onlyCase(server);
      // The sweep after this upload takes it away at once.
      server.upload("sync.zip", TestServer.sampleZip(SAMPLE));
      server.awaitLog("removed: ");
      assertThat(server.get(address).body()).contains(HEADLINE);
      assertThat(onlyCase(server)).isEqualTo(address);
    }
  }

  @Test
  void anEmptyCaseSaysWhatToDo() throws IOException {
    Path empty = temp.resolve("empty");
    new LuceneCaseStore(empty).openForWriting().close();
    try (TestServer server =
        server(new MountedCase("empty", empty.toString(), LuceneCaseStore.mapped(empty)))) {
      assertThat(server.get(onlyCase(server)).body())
          .contains("This case contains no records. Ingest a bundle into it")
          .doesNotContain("Delete");
    }
  }

  /** A case in a cluster that comes and goes. */
  private static final class Unsteady implements CaseStore {
    private final CaseStore store;
    volatile @Nullable String trouble;
    volatile long millis;

    Unsteady(CaseStore store) {
      this.store = store;
    }

    @Override
    public CaseWriter openForWriting() {
      throw new AssertionError("a given case is written to");
    }

    @Override
    public Case open() {
      TestServer.pause(millis);
      String now = trouble;
      if (now != null) {
        throw new CaseException(now);
      }
      return store.open();
    }
  }

  @Test
  void aCaseThatIsAwayIsSaidInOneLineAndReadAgainWhenItIsBack() throws IOException {
    Unsteady store = new Unsteady(LuceneCaseStore.mapped(given));
    try (TestServer server = server(new MountedCase("case42", "somewhere", store))) {
      String address = onlyCase(server);
      store.trouble = "The cluster at search.contoso.com:9200 has not answered for 10 s.";

      HttpResponse<String> away = server.get(address + "/search");

      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body())
          .contains("This case cannot be opened. The cluster at search.contoso.com:9200 has not");
      assertThat(away.headers().firstValue("Retry-After")).isPresent();
      server.awaitLog("/search 503");
      assertThat(server.log().lines().filter(line -> line.contains("503"))).hasSize(1);
      assertThat(server.log()).doesNotContain("\tat ");
      // What was worked out at the start needs no cluster.
      assertThat(server.get(address).body()).contains(HEADLINE);
      store.trouble = null;
      assertThat(server.get(address + "/search").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aCaseThatIsAwayWhenItsTurnComesFailsWithItsReason() throws IOException {
    Unsteady store = new Unsteady(LuceneCaseStore.mapped(given));
    store.trouble = "The cluster at search.contoso.com:9200 has not answered for 10 s.";
    try (TestServer server = server(new MountedCase("case42", "somewhere", store))) {
      String address = onlyCase(server);
      assertThat(server.get(address).body())
          .contains("has not answered for 10 s. Then start the server again.")
          .doesNotContain("Delete");
    }
    store.trouble = null;
    try (TestServer server = server(new MountedCase("case42", "somewhere", store))) {
      assertThat(server.get(onlyCase(server)).body()).contains(HEADLINE);
    }
  }

  @Test
  void aCaseThatIsSlowToOpenHoldsUpNoOtherAndIsAnsweredInTheEnd() throws IOException {
    Unsteady store = new Unsteady(LuceneCaseStore.mapped(given));
    try (TestServer server =
        server(
            TestServer.options(data, TestServer.SHORT),
            new MountedCase("case42", "somewhere", store))) {
      String slow = onlyCase(server);
      String quick = server.caseOf("sync.zip", TestServer.sampleZip(SAMPLE));
      // Longer than connections may be silent, and not to end just when that is looked at.
      store.millis = 2_500;
      store.trouble = "The cluster has not answered for 2 s.";
      Executor visitors = task -> Thread.ofVirtual().start(task);
      List<CompletableFuture<Integer>> waiting =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> status(server, slow), visitors))
              .limit(3)
              .toList();
      TestServer.pause(300);

      long start = System.nanoTime();
      assertThat(server.get(quick + "/search").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(waiting).allMatch(answer -> answer.join() == 503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  private static int status(TestServer server, String address) {
    try {
      return server.get(address + "/search").statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
