package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.bundle.DirectoryCleanup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with the answers of a case that are damaged or missing are made again. */
class DamagedAnswersTest {
  private static final String AGAIN = "its results are missing or damaged";

  /** Every page that is shown from such a file. */
  private static final List<String> PAGES =
      List.of("", "/sources", "/members", "/members?sort=name&words=client", "/traces");

  @TempDir private Path data;

  private static String caseOf(TestServer server) throws IOException {
    return server.caseOf("sync.zip", TestServer.sampleZip("contoso-group-sync"));
  }

  private Path folder(String address) {
    return data.resolve("cases").resolve(address.substring(address.lastIndexOf('/') + 1));
  }

  private Path answers(String address) {
    return folder(address).resolve("answers");
  }

  private static List<String> pages(TestServer server, String address) throws IOException {
    List<HttpResponse<String>> pages =
        PAGES.stream()
            .map(page -> {
              try {
                return server.get(address + page);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
            .toList();
    assertThat(pages).allSatisfy(page -> assertThat(page.statusCode()).isEqualTo(200));
    return pages.stream().map(HttpResponse::body).toList();
  }

  private List<Path> files(String address) throws IOException {
    try (Stream<Path> files = Files.walk(answers(address))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> answers(address).equals(file.getParent())) // the others are indices
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  /** Changes one byte in the middle; the length stays. */
  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes);
  }

  private static long timesMadeAgain(TestServer server) {
    return server.log().lines().filter(line -> line.contains(AGAIN)).count();
  }

  @Test
  void eachFileIsMadeAgainWhetherCutChangedOrGone() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = caseOf(server);
      List<String> whole = pages(server, address);
      List<Path> files = files(address);
      assertThat(files).hasSizeGreaterThan(8);
      for (Path file : files) {
        Files.write(file, new byte[0]);
        assertThat(pages(server, address)).as("cut: %s", file).isEqualTo(whole);
        damage(file);
        assertThat(pages(server, address)).as("changed: %s", file).isEqualTo(whole);
        Files.delete(file);
        assertThat(pages(server, address)).as("gone: %s", file).isEqualTo(whole);
      }
      assertThat(timesMadeAgain(server)).isEqualTo(3L * files.size());
    }
  }

  @Test
  void theAnswersThatRestOnARecordAreMadeAgain() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = caseOf(server);
      String record =
          PageMarkup.all(
                  server.get(address + "/members/explain?id=CLIENT-088").body(),
                  "href=\"(" + address + "/log\\?source=[^\"]+?line=\\d+)[^\"]*\"")
              .getFirst()
              .replace("&amp;", "&");
      String whole = server.get(record).body();
      assertThat(whole).contains("CLIENT-088: Not synced");
      try (Stream<Path> files = Files.list(answers(address).resolve("citations"))) {
        damage(files.filter(file -> !file.endsWith("write.lock")).findFirst().orElseThrow());
      }
      assertThat(server.get(record).body()).isEqualTo(whole);
      assertThat(timesMadeAgain(server)).isEqualTo(1);
    }
  }

  @Test
  void manyVisitorsCauseTheWorkOnce() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = caseOf(server);
      String whole = server.get(address + "/members").body();
      DirectoryCleanup.remove(answers(address));
      List<CompletableFuture<Integer>> visitors =
          IntStream.range(0, 12)
              .mapToObj(_ ->
                  CompletableFuture.supplyAsync(() -> {
                    try {
                      return server.get(address + "/members").statusCode();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }))
              .toList();
      assertThat(visitors).allSatisfy(visitor -> assertThat(visitor.join()).isIn(200, 503));
      server.awaitLog("results computed again");
      assertThat(server.get(address + "/members").body()).isEqualTo(whole);
      assertThat(timesMadeAgain(server)).isEqualTo(1);
      assertThat(folder(address).resolve("recomputed")).doesNotExist();
    }
  }

  @Test
  void whatCannotBeMadeAgainIsSaidAndNotTriedAtEveryRequest() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = caseOf(server);
      DirectoryCleanup.remove(answers(address));
      DirectoryCleanup.remove(folder(address).resolve("case"));
      for (int request = 0; request < 3; request++) {
        HttpResponse<String> answer = server.get(address + "/members");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
            .contains("could not be", "See the log of the server.")
            .doesNotContain("No member matches", data.toString());
      }
      assertThat(timesMadeAgain(server)).isEqualTo(1);
    }
  }

  @Test
  void aDamagedReportIsWrittenAgain() throws IOException {
    try (TestServer server = TestServer.in(data)) {
      String address = caseOf(server);
      String report = server.get(address + "/report").body();
      Path file = answers(address).resolve("report.html");
      damage(file);
      assertThat(server.get(address + "/report").body()).hasSameSizeAs(report);
      Files.writeString(answers(address).resolve("report.html.properties"), "name=\\u00zz");
      assertThat(server.get(address + "/report").body()).hasSameSizeAs(report);
    }
  }

  @Test
  void answersOfAnEarlierVersionAreMadeAgain() throws IOException {
    String address;
    try (TestServer server = TestServer.in(data)) {
      address = caseOf(server);
    }
    try (Stream<Path> files = Files.list(answers(address))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.contains(".rows.") || name.equals("checksums")) {
          Files.delete(file);
        }
      }
    }
    try (TestServer server = TestServer.in(data)) {
      assertThat(server.get(address + "/members?sort=name").body()).contains("CLIENT-088");
      assertThat(timesMadeAgain(server)).isEqualTo(1);
    }
  }
}
