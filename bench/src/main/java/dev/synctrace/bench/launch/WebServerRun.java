package dev.synctrace.bench.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code synctrace serve} on one case, and a visitor who is logged in. For one thread. */
public final class WebServerRun implements AutoCloseable {
  private static final Pattern START = Pattern.compile("SyncTrace is at (http://\\S+)");
  private static final Pattern CASE = Pattern.compile("href=\"(/cases/[0-9a-f]+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Process process;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI address;
  private final String caseAddress;

  private WebServerRun(Process process, String start) throws IOException, InterruptedException {
    this.process = process;
    this.address = URI.create(start);
    get(address.getPath() + "?" + address.getQuery());
    Matcher given = CASE.matcher(get("/").body());
    if (!given.find()) {
      throw new IOException("the server shows no case");
    }
    this.caseAddress = given.group(1);
  }

  /**
   * Starts the server and waits until it has answered everything about the case.
   *
   * @param tool with the heap it is to have
   * @param data folder for what the server keeps
   */
  public static WebServerRun of(ProgramInvocation tool, Path caseFolder, Path data)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(tool.command());
    words.addAll(
        List.of(
            "serve", "--port", "0", "--case", caseFolder.toString(), "--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(tool.environment());
    Process process = builder.start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String start = "";
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher matcher = START.matcher(line);
      if (matcher.find()) {
        start = matcher.group(1);
        break;
      }
    }
    if (start.isEmpty()) {
      process.destroy();
      throw new IOException("the server did not start");
    }
    // What else it says must be read, lest it waits for that.
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            said.transferTo(java.io.Writer.nullWriter());
          } catch (IOException _) {
            // The server has ended.
          }
        });
    WebServerRun server = new WebServerRun(process, start);
    server.awaitAnswers();
    return server;
  }

  private void awaitAnswers() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!get(caseAddress + "/status").body().contains("\"done\":true")) {
      if (System.nanoTime() > end) {
        throw new IOException("the server has not read the case after " + PATIENCE);
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  /** Returns the address of the case on the server. */
  public String caseAddress() {
    return caseAddress;
  }

  /** Returns the most resident memory so far, in megabytes; zero on systems without /proc. */
  public double peakMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.exists(status) ? ProcessRun.peakBytes(Files.readString(status)) / 1e6 : 0;
  }

  /**
   * Asks for a page, which is followed by no redirect.
   *
   * @throws IOException when it is refused
   */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(1)).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200 && answer.statusCode() != 303) {
      throw new IOException("status " + answer.statusCode() + " of " + path);
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
