package dev.synctrace.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One session over two streams, a message a line. In contrast to the SDK's own transport it answers
 * lines that are no messages and goes on, bounds what it reads and echoes, and ends only when every
 * request has its answer.
 */
final class LineTransport implements McpServerTransportProvider {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;

  private static final int LONGEST_LINE = 1024 * 1024;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_ERROR = 300;

  /** Requests that wait for their answers; a client that sends more is not read meanwhile. */
  private static final int MOST_REQUESTS = 64;

  /** How long the last answers may take when no one asks any more. */
  private static final long LAST_MINUTES = 10;

  private static final TypeRef<Map<String, Object>> OBJECT = new TypeRef<>() {};

  private final McpJsonMapper mapper;
  private final InputStream in;
  private final OutputStream out;
  private final Semaphore free = new Semaphore(MOST_REQUESTS);
  private @Nullable McpServerSession session;
  private boolean initialized;
  private volatile @Nullable IOException failure;

  LineTransport(McpJsonMapper mapper, InputStream in, OutputStream out) {
    this.mapper = mapper;
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    session = factory.create(new Outbound());
  }

  /**
   * Reads messages and has them answered until the input ends.
   *
   * @throws IOException when the input cannot be read or the output not written
   */
  void run() throws IOException {
    try {
      for (Line line = readLine(); line != null && failure == null; line = readLine()) {
        if (line.isTooLong()) {
          refuse(null, INVALID_REQUEST, "a message has at most " + LONGEST_LINE + " bytes");
        } else if (!line.text().isBlank()) {
          handle(line.text());
        }
      }
      if (failure == null && !free.tryAcquire(MOST_REQUESTS, LAST_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("the last questions took too long");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    IOException failed = failure;
    if (failed != null) {
      throw new IOException("cannot write the output: " + failed.getMessage(), failed);
    }
  }

  /** A line of the input; of one that is too long there is no text. */
  private record Line(String text, boolean isTooLong) {}

  private @Nullable Line readLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int length = 0;
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (length++ < LONGEST_LINE) {
        bytes.write(next);
      }
    }
    return length > LONGEST_LINE ? new Line("", true) : new Line(bytes.toString(UTF_8), false);
  }

  private void handle(String line) throws InterruptedException {
    Map<String, Object> sent;
    try {
      sent = mapper.readValue(line, OBJECT);
    } catch (IOException | RuntimeException _) {
      refuse(null, PARSE_ERROR, "a message is one JSON object on a line");
      return;
    }
    Object id = sent == null ? null : sent.get("id");
    if (sent == null || !isId(id)) {
      refuse(null, INVALID_REQUEST, "id is a number, or a text of 1 to 200 characters");
      return;
    }
    String method = sent.get("method") instanceof String text ? text : null;
    if (!"2.0".equals(sent.get("jsonrpc")) || (method == null && !isAnswer(sent))) {
      refuse(id, INVALID_REQUEST, "a message has jsonrpc 2.0 and a method");
      return;
    }
    if (!areParams(sent.get("params"))) {
      refuse(id, INVALID_PARAMS, "params is an object");
      return;
    }
    if (method != null) {
      handle(method, id, sent.get("params"));
    }
    // This server asks nothing, so an answer is to no question.
  }

  private void handle(String method, @Nullable Object id, @Nullable Object params)
      throws InterruptedException {
    if (id == null) {
      initialized |= method.equals("notifications/initialized");
      start(new JSONRPCNotification(method, params));
    } else if (!initialized && !method.equals(McpSchema.METHOD_INITIALIZE)) {
      refuse(id, INVALID_REQUEST, "the session begins with initialize, then initialized");
    } else {
      start(new JSONRPCRequest(method, id, params));
    }
  }

  private void start(JSONRPCMessage message) throws InterruptedException {
    free.acquire();
    Objects.requireNonNull(session, "made with the server")
        .handle(message)
        .doFinally(_ -> free.release())
        .subscribe(_ -> {}, _ -> {});
  }

  private static boolean isAnswer(Map<String, Object> sent) {
    return sent.containsKey("result") || sent.containsKey("error");
  }

  private static boolean isId(@Nullable Object id) {
    return id == null
        || id instanceof Integer
        || id instanceof Long
        || (id instanceof String text && !text.isEmpty() && text.length() <= LONGEST_ID);
  }

  private static boolean areParams(@Nullable Object params) {
    return params == null || params instanceof Map;
  }

  private void refuse(@Nullable Object id, int code, String reason) {
    Map<String, @Nullable Object> message = new HashMap<>();
    message.put("jsonrpc", "2.0");
    message.put("id", id);
    message.put("error", Map.of("code", code, "message", reason));
    write(message);
  }

  private void write(Object message) {
    try {
      byte[] line = (mapper.writeValueAsString(message) + "\n").getBytes(UTF_8);
      synchronized (out) {
        out.write(line);
        out.flush();
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    McpServerSession to = session;
    return to == null ? Mono.empty() : to.sendNotification(method, params);
  }

  @Override
  public Mono<Void> closeGracefully() {
    McpServerSession open = session;
    return open == null ? Mono.empty() : open.closeGracefully();
  }

  /** What the session sends. */
  private final class Outbound implements McpServerTransport {
    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
      return Mono.fromRunnable(
          () -> write(message instanceof JSONRPCResponse response ? bounded(response) : message));
    }

    /** An error of the SDK has what was sent in it, of any size, and names of its classes. */
    private static JSONRPCResponse bounded(JSONRPCResponse response) {
      JSONRPCResponse.JSONRPCError error = response.error();
      if (error == null) {
        return response;
      }
      boolean isForeign = error.code() == INTERNAL_ERROR && error.data() == null;
      String said = Objects.requireNonNullElse(error.message(), "");
      return JSONRPCResponse.error(
          response.id(),
          isForeign
              ? new JSONRPCResponse.JSONRPCError(INVALID_PARAMS, "params are not of this method")
              : new JSONRPCResponse.JSONRPCError(
                  error.code(),
                  said.length() <= LONGEST_ERROR ? said : said.substring(0, LONGEST_ERROR) + "…"));
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
      return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
