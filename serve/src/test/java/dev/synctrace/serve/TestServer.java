package dev.synctrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.option.ServeOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A server of its own for a test, and a visitor without a browser. */
final class TestServer implements AutoCloseable {
  static final RequestLimits SHORT =
      new RequestLimits(
          Duration.ofSeconds(1),
          1_000,
          Duration.ofSeconds(2),
          20,
          1_000,
          2,
          ArchiveLimits.defaults(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          100);
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final Pattern FORM = Pattern.compile("form=([0-9a-f]{32})");
  private static final String BOUNDARY = "----a-form-of-a-browser";

  private final StringWriter log = new StringWriter();
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  TestServer(ServeOptions options) throws IOException {
    this.server = WebServer.start(options, new PrintWriter(log));
  }

  /** With the limits of everyday. */
  static TestServer in(Path data) throws IOException {
    return new TestServer(options(data, RequestLimits.defaults()));
  }

  static ServeOptions options(Path data, RequestLimits limits) {
    return new ServeOptions(
        data,
        InetAddress.getLoopbackAddress(),
        0,
        Set.of(),
        null,
        200_000_000,
        Duration.ofDays(30),
        20_000_000_000L,
        "1.2.3",
        limits,
        List.of());
  }

  static ServeOptions withToken(Path data, @Nullable String token) {
    ServeOptions plain = options(data, RequestLimits.defaults());
    return new ServeOptions(
        data,
        plain.listen(),
        0,
        Set.of("logs.contoso.com"),
        token,
        plain.maxUpload(),
        plain.keep(),
        plain.maxSize(),
        plain.version(),
        plain.limits(),
        List.of());
  }

  URI address() {
    return server.address();
  }

  int port() {
    return address().getPort();
  }

  /** Everything the server said so far. */
  String log() {
    return log.toString();
  }

  /** Waits until the server has said something: it does so after it answered. */
  void awaitLog(String words) {
    for (int i = 0; i < 200 && !log().contains(words); i++) {
      pause(50);
    }
    assertThat(log()).contains(words);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofMinutes(2));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(request(path).build());
  }

  /**
   * Sends a small form.
   *
   * @param fields names and values in turn
   */
  HttpResponse<String> post(String path, String... fields) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Returns a text as a part of an address. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The token that is in this server's forms. */
  String formToken() throws IOException {
    Matcher form = FORM.matcher(get("/").body());
    if (!form.find()) {
      throw new IOException("no form on the first page");
    }
    return form.group(1);
  }

  /** Uploads as the form without scripts does. */
  HttpResponse<String> upload(String name, byte[] bundle) throws IOException {
    return upload(BodyPublishers.ofByteArray(form(name, bundle)));
  }

  HttpResponse<String> upload(BodyPublisher body) throws IOException {
    return send(
        request("/cases?form=" + formToken())
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(body)
            .build());
  }

  /** Uploads, and waits until the case is read; gives its path. */
  String caseOf(String name, byte[] bundle) throws IOException {
    HttpResponse<String> answer = upload(name, bundle);
    String address = answer.headers().firstValue("Location").orElseThrow();
    awaitRead(address);
    return address;
  }

  void awaitRead(String address) throws IOException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!get(address + "/status").body().contains("\"done\":true")) {
      assertThat(System.nanoTime()).as("never read: %s", log()).isLessThan(end);
      pause(100);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The body of a form with one file. */
  static byte[] form(String name, byte[] bundle) {
    byte[] head = head(name).getBytes(StandardCharsets.UTF_8);
    byte[] foot = foot().getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + bundle.length + foot.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(bundle, 0, all, head.length, bundle.length);
    System.arraycopy(foot, 0, all, head.length + bundle.length, foot.length);
    return all;
  }

  /**
   * The body of a form with several files.
   *
   * @param dispositions what follows {@code form-data; name="bundle"} in each file's header
   */
  static byte[] form(List<String> dispositions, byte[] content) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String disposition : dispositions) {
      body.writeBytes(
          ("--"
                  + BOUNDARY
                  + "\r\nContent-Disposition: form-data; name=\"bundle\""
                  + disposition
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(content);
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  static String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  static String head(String name) {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"bundle\"; filename=\""
        + name
        + "\"\r\nContent-Type: application/zip\r\n\r\n";
  }

  static String foot() {
    return "\r\n--" + BOUNDARY + "--\r\n";
  }

  /** A sample, zipped as someone would send it. */
  static byte[] sampleZip(String sample) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(SAMPLES.resolve(sample))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(SAMPLES.relativize(file).toString().replace('\\', '/')));
        zip.write(Files.readAllBytes(file));
      }
    }
    return bytes.toByteArray();
  }

  /** A zip of these texts, by their path. */
  static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** A zip with one file of one repeated byte. */
  static byte[] zeros(String name, long size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      byte[] block = new byte[1 << 20];
      for (long written = 0; written < size; written += block.length) {
        zip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
