package dev.synctrace.serve;

import dev.synctrace.serve.option.RequestLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A server in a process of its own, until its standard input ends. */
final class LoadServer {
  private LoadServer() {}

  public static void main(String[] args) throws IOException {
    PrintWriter log = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    try (WebServer server =
        WebServer.start(TestServer.options(Path.of(args[0]), RequestLimits.defaults()), log)) {
      System.out.println(server.address());
      while (System.in.read() >= 0) {
        // the test closes the stream when it has seen enough
      }
    }
  }
}
