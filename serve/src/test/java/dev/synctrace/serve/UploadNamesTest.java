package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of an upload is kept under its name, or the upload is refused with the reason. */
class UploadNamesTest {
  private static final Path LOG =
      Path.of("..", "samples", "contoso-tenant-attach", "MP01", "BgbServer.log");

  @TempDir private Path data;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.in(data);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private HttpResponse<String> upload(List<String> dispositions, byte[] content)
      throws IOException {
    return server.upload(BodyPublishers.ofByteArray(TestServer.form(dispositions, content)));
  }

  @Test
  void namesOfAnyScriptAndLengthAreKept() throws IOException {
    String longest = "ö".repeat(300) + "-end.log";
    List<String> names = List.of("Günther.log", "日本語.log", "😀 smile.log", longest);
    // The same bytes count once, so each file differs in its first line.
    List<byte[]> contents = new ArrayList<>();
    for (String name : names) {
      contents.add((name.length() + "\n" + Files.readString(LOG)).getBytes(StandardCharsets.UTF_8));
    }
    String sources = "";
    for (int i = 0; i < names.size(); i++) {
      String address = server.caseOf(names.get(i), contents.get(i));
      sources += server.get(address + "/sources").body();
    }
    assertThat(sources).contains("Günther.log", "日本語.log", "-end.log");
    assertThat(sources).doesNotContain(">content<").doesNotContain("�");
  }

  @Test
  void aFileIsKeptHoweverItsNameIsWritten() throws IOException {
    byte[] log = Files.readAllBytes(LOG);
    for (String disposition :
        List.of("; filename=plain.log", "; filename*=UTF-8''K%C3%B6ln.log", "; filename=\"\"")) {
      HttpResponse<String> answer = upload(List.of(disposition), log);
      assertThat(answer.statusCode()).as(disposition).isEqualTo(303);
      String address = answer.headers().firstValue("Location").orElseThrow();
      server.awaitRead(address);
      assertThat(server.get(address).body()).as(disposition).contains("98 events");
    }
  }

  @Test
  void moreFilesThanOneUploadMayHaveAreRefusedWithTheReason() throws IOException {
    List<String> dispositions =
        IntStream.rangeClosed(1, 1_001).mapToObj(n -> "; filename=\"" + n + ".log\"").toList();
    HttpResponse<String> refused = upload(dispositions, new byte[] {'x'});
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("More than 1,000 files", "Zip the folder");
    assertThat(data.resolve("incoming")).isEmptyDirectory();
    assertThat(data.resolve("cases")).isEmptyDirectory();
  }

  @Test
  void aFileThatCannotBeStoredFailsItsUpload() throws IOException {
    String form = server.formToken();
    // In the place of the folder for what arrives, there is a file.
    Files.delete(data.resolve("incoming"));
    Files.writeString(data.resolve("incoming"), "in the way");
    HttpResponse<String> failed =
        server.send(
            server
                .request("/cases?form=" + form)
                .header("Content-Type", TestServer.contentType())
                .POST(BodyPublishers.ofByteArray(TestServer.form("a.log", Files.readAllBytes(LOG))))
                .build());
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(data.resolve("cases")).isEmptyDirectory();
  }
}
