package dev.synctrace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code synctrace mcp} in a JVM of its own whose class path is that of the download, spoken to
 * line by line, so that a test can say what no client would.
 */
public final class McpSession implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern SDK =
      Pattern.compile(
          ".*(synctrace-mcp|/mcp/target/|/mcp-core-|/mcp-json-|/reactor-core-|/reactive-streams-).*");

  /** In the lib folder, too. */
  private static final Pattern LOGGING = Pattern.compile(".*/slf4j-(api|nop)-2.*");

  private final Process process;
  private final BufferedReader answers;
  private final Path err;
  private final StringBuilder record = new StringBuilder();
  private int requests;

  private McpSession(Process process, Path err) {
    this.process = process;
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.err = err;
  }

  /**
   * Returns the command that starts a command of this program as the launcher does.
   *
   * @param temp where the folder with the SDK is made
   */
  public static List<String> command(Path temp, String... args) throws IOException {
    Path sdk = temp.resolve("lib-mcp");
    if (!Files.isDirectory(sdk)) {
      GraphProcess.fill(sdk, others(SDK).toList());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dsynctrace.mcp=" + sdk,
            "-cp",
            Stream.concat(GraphProcess.entries(true).stream(), others(LOGGING))
                .collect(Collectors.joining(File.pathSeparator)),
            Main.class.getName()));
    command.addAll(List.of(args));
    return command;
  }

  private static Stream<String> others(Pattern path) {
    return GraphProcess.entries(false).stream()
        .filter(entry -> path.matcher(entry.replace('\\', '/')).matches());
  }

  /** Starts {@code synctrace mcp} with options, without a session. */
  public static McpSession started(Path temp, String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of("mcp"));
    args.addAll(List.of(options));
    Path err = Files.createTempFile(temp, "mcp", ".err");
    Process process =
        new ProcessBuilder(command(temp, args.toArray(String[]::new)))
            .redirectError(err.toFile())
            .start();
    return new McpSession(process, err);
  }

  /** Starts it and begins a session. */
  public static McpSession open(Path temp, String... options) throws IOException {
    McpSession session = started(temp, options);
    session.request(
        "initialize",
        Map.of(
            "protocolVersion",
            "2025-06-18",
            "capabilities",
            Map.of(),
            "clientInfo",
            Map.of("name", "test", "version", "1")));
    session.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return session;
  }

  /** Sends a line as it is. */
  public void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Reads the next line that was written. */
  public JsonNode read() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the output ended: " + err());
    }
    record.append(line).append('\n');
    return JSON.readTree(line);
  }

  /** Sends a request and reads its answer. */
  public JsonNode request(String method, Map<String, ?> params) throws IOException {
    Map<String, Object> message = new HashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("id", ++requests);
    message.put("method", method);
    message.put("params", params);
    send(JSON.writeValueAsString(message));
    return read();
  }

  /** Calls a tool and returns the result of the call. */
  public JsonNode call(String tool, Map<String, ?> arguments) throws IOException {
    return request("tools/call", Map.of("name", tool, "arguments", arguments));
  }

  /** Asks a tool a right question and returns what it answers. */
  public JsonNode ask(String tool, Map<String, ?> arguments) throws IOException {
    JsonNode result = call(tool, arguments).path("result");
    String text = result.path("content").path(0).path("text").asText();
    if (result.path("isError").asBoolean()) {
      throw new IllegalStateException(tool + " " + arguments + ": " + text);
    }
    return JSON.readTree(text);
  }

  /** Returns everything that was read. */
  public String recorded() {
    return record.toString();
  }

  /** Returns what the process said on standard error. */
  public String err() throws IOException {
    return Files.readString(err);
  }

  /** Ends the input; answers that are not read yet still come. */
  public void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Ends the input, if it has not ended, and returns the exit code. */
  public int end() throws IOException, InterruptedException {
    endInput();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IOException("the process does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
