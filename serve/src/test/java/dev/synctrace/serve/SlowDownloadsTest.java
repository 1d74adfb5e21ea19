package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visitors who ask for files and do not read them give their places back. */
@Tag("slow")
class SlowDownloadsTest {
  @TempDir private Path temp;

  @Test
  void placesOfSilentReadersAreFreeAgainAfterTheIdleTime() throws Exception {
    RequestLimits usual = RequestLimits.defaults();
    RequestLimits quick =
        new RequestLimits(
            Duration.ofSeconds(1),
            1_000,
            usual.grace(),
            20,
            1_000,
            2,
            usual.archives(),
            usual.finish(),
            usual.search(),
            usual.downloaded());
    List<Socket> silent = new ArrayList<>();
    try (TestServer server = new TestServer(TestServer.options(temp.resolve("data"), quick))) {
      String file = server.caseOf("large.zip", large()) + "/search?format=json";
      for (int i = 0; i < 8; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        silent.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket
            .getOutputStream()
            .write(
                ("GET " + file + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      int refused = 0;
      int status = 503;
      for (int i = 0; i < 100 && status == 503; i++) {
        TestServer.pause(200);
        status = server.get(file + "&q=nobodysaysthis").statusCode();
        refused += status == 503 ? 1 : 0;
        assertThat(server.get("/").statusCode()).isEqualTo(200);
      }
      assertThat(status).isEqualTo(200);
      assertThat(refused).as("all places were taken").isPositive();
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  private byte[] large() throws IOException {
    Path bundle = Files.createDirectory(temp.resolve("bundle"));
    GeneratedBundle.write(bundle, 20_000_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(bundle.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return bytes.toByteArray();
  }
}
