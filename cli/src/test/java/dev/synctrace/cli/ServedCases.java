package dev.synctrace.cli;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code synctrace serve} in a JVM of its own that shows cases, and a visitor of their pages. */
public final class ServedCases implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("SyncTrace is at (http\\S+)");
  private static final Pattern CASE = Pattern.compile("href=\"(/cases/\\w{32})\">([^<]+)<");

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final Process process;
  private final URI server;
  private final Map<String, String> paths = new HashMap<>();

  private ServedCases(Process process, URI server) {
    this.process = process;
    this.server = server;
  }

  /** Starts it, and waits until the answers of all cases are there. */
  public static ServedCases start(Path temp, String... cases)
      throws IOException, InterruptedException {
    Path said = temp.resolve("serve.txt");
    List<String> args = new ArrayList<>(List.of("serve", "--port", "0"));
    args.addAll(List.of("--data", temp.resolve("served").toString()));
    for (String each : cases) {
      args.addAll(List.of("--case", each));
    }
    Process process = ClusterProcess.start(said, args.toArray(String[]::new));
    Matcher started = STARTED.matcher(Files.readString(said));
    while (!started.find()) {
      if (!process.isAlive()) {
        throw new IOException("not started: " + Files.readString(said));
      }
      Thread.sleep(50);
      started = STARTED.matcher(Files.readString(said));
    }
    ServedCases served = new ServedCases(process, URI.create(started.group(1)));
    served.get("/login?" + served.server.getQuery());
    served.findCases();
    return served;
  }

  private void findCases() throws IOException, InterruptedException {
    Matcher link = CASE.matcher(get("/"));
    while (link.find()) {
      paths.put(link.group(2), link.group(1));
      while (!get(link.group(1) + "/status").contains("\"done\":true")) {
        Thread.sleep(100);
      }
    }
  }

  /** A page of a case, without what tells the case from another of the same content. */
  public String page(String name, String page) throws IOException, InterruptedException {
    String path = paths.getOrDefault(name, "/not-shown");
    return get(path + page).replace(path, "/cases/ID").replace(name, "CASE");
  }

  /** Returns the ID that a case has on the server. */
  String id(String name) {
    return paths.getOrDefault(name, "/cases/not-shown").substring("/cases/".length());
  }

  /** Asks for data as a script does. */
  HttpResponse<String> data(String address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.resolve(address))
            .header("Accept", "application/json")
            .build(),
        BodyHandlers.ofString());
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
