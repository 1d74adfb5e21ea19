package dev.synctrace.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's Graph on loopback, as far as a fetch asks for it: audits by time with pages and next
 * links, groups with members and owners, devices, applications, and batches of these. Faults can be
 * put in the way of single requests.
 */
public final class FakeGraph implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TIMES =
      Pattern.compile("activityDateTime ge (\\S+) and activityDateTime le (\\S+)");
  private static final Pattern BY_ID = Pattern.compile("(deviceId|appId) eq '([^']+)'");

  private static final Set<String> SETS = Set.of("devices", "applications", "servicePrincipals");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Audit> audits = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Group> groups = new HashMap<>();
  private final Map<String, List<JsonNode>> sets = new HashMap<>();
  private final Map<String, Deque<Fault>> faults = new LinkedHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Map<String, Runnable> watchers = new ConcurrentHashMap<>();
  private volatile int pageSize = 999;
  private volatile @Nullable Set<String> permissions;
  private volatile boolean auditsNeedDirectory;

  private record Audit(Instant time, String json) {}

  private record Group(JsonNode properties, List<JsonNode> members, List<JsonNode> owners) {}

  /** One request as it came in. */
  public record Asked(String method, String path, String query, String authorization, String body) {
    /** Decoded. */
    public String words() {
      return path + "?" + URLDecoder.decode(query, UTF_8);
    }
  }

  /** Something that happens in the place of an answer. */
  public interface Fault {
    void happen(HttpExchange exchange) throws IOException;

    /** An answer with that status, and headers in pairs. */
    static Fault status(int status, String body, String... headers) {
      return exchange -> {
        for (int i = 0; i < headers.length; i += 2) {
          exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
        reply(exchange, status, body);
      };
    }

    /** Graph's form of a refusal. */
    static Fault error(int status, String code, String message, String... headers) {
      return status(
          status,
          "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}",
          headers);
    }
  }

  private FakeGraph(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/v1.0/", this::handle);
    server.start();
  }

  public static FakeGraph start() throws IOException {
    return new FakeGraph(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  /** Root of its API. */
  public String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1.0";
  }

  /** From now on only these tokens are good; before the first call any is. */
  public FakeGraph accepts(String token) {
    tokens.clear();
    tokens.add(token);
    return this;
  }

  /**
   * From now on every sign-in has these permissions and no others. What they do not cover is
   * refused, or, in lists of members and owners, given by type and id only, as Microsoft documents
   * for each request.
   */
  public FakeGraph permits(String... names) {
    permissions = Set.of(names);
    return this;
  }

  /**
   * Gives audits only where Directory.Read.All is permitted, too: the documentation lists both,
   * though tenants are known that are content with AuditLog.Read.All.
   */
  public FakeGraph auditsNeedDirectory() {
    auditsNeedDirectory = true;
    return this;
  }

  public FakeGraph pagesOf(int records) {
    pageSize = records;
    return this;
  }

  /** Adds an audit; its time is read out of it. */
  public FakeGraph audit(String json) {
    audits.add(new Audit(Instant.parse(tree(json).get("activityDateTime").asText()), json));
    return this;
  }

  public Instant firstAudit() {
    return audits.stream().map(Audit::time).min(Comparator.naturalOrder()).orElseThrow();
  }

  public Instant lastAudit() {
    return audits.stream().map(Audit::time).max(Comparator.naturalOrder()).orElseThrow();
  }

  public FakeGraph group(JsonNode properties, List<JsonNode> members, List<JsonNode> owners) {
    groups.put(properties.get("id").asText(), new Group(properties, members, owners));
    return this;
  }

  /** Adds a member to a group. */
  public FakeGraph member(String groupId, JsonNode member) {
    Group group = Objects.requireNonNull(groups.get(groupId), groupId);
    List<JsonNode> members = new ArrayList<>(group.members());
    members.add(member);
    groups.put(groupId, new Group(group.properties(), members, group.owners()));
    return this;
  }

  /** Adds to {@code devices}, {@code applications} or {@code servicePrincipals}. */
  public FakeGraph object(String set, JsonNode object) {
    sets.computeIfAbsent(set, name -> new ArrayList<>()).add(object);
    return this;
  }

  /** Lets the next request whose decoded path and query hold these words meet a fault. */
  public synchronized FakeGraph fault(String words, Fault fault) {
    faults.computeIfAbsent(words, key -> new ArrayDeque<>()).add(fault);
    return this;
  }

  /** Calls back whenever a request with these words arrives. */
  public FakeGraph watch(String words, Runnable watcher) {
    watchers.put(words, watcher);
    return this;
  }

  /** All requests, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public long askedFor(String words) {
    return asked.stream().filter(request -> request.words().contains(words)).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getRawQuery();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              query == null ? "" : query,
              authorization == null ? "" : authorization,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      asked.add(request);
      watchers.forEach((words, watcher) -> {
        if (request.words().contains(words)) {
          watcher.run();
        }
      });
      Fault fault = takeFault(request.words());
      if (fault != null) {
        fault.happen(exchange);
      } else if (!tokens.isEmpty() && !tokens.contains(authorization.replace("Bearer ", ""))) {
        Fault.error(401, "InvalidAuthenticationToken", "Lifetime validation failed.")
            .happen(exchange);
      } else if (request.path().endsWith("/$batch")) {
        reply(exchange, 200, batch(request.body()));
      } else {
        Answer answer = answer(request.path(), URLDecoder.decode(request.query(), UTF_8));
        reply(exchange, answer.status(), answer.body());
      }
    }
  }

  private synchronized @Nullable Fault takeFault(String words) {
    for (Map.Entry<String, Deque<Fault>> entry : faults.entrySet()) {
      if (words.contains(entry.getKey()) && !entry.getValue().isEmpty()) {
        return entry.getValue().removeFirst();
      }
    }
    return null;
  }

  private record Answer(int status, String body) {}

  private Answer answer(String path, String query) {
    String below = path.substring("/v1.0/".length());
    String[] parts = below.split("/");
    if (!mayRead(parts[0])) {
      return new Answer(
          403,
          "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":"
              + "\"Insufficient privileges to complete the operation.\"}}");
    }
    if (below.equals("auditLogs/directoryAudits")) {
      return auditPage(query);
    }
    if (parts[0].equals("groups") && groups.containsKey(parts[1])) {
      return group(groups.get(parts[1]), parts, query);
    }
    if (SETS.contains(parts[0])) {
      return byId(parts[0], query);
    }
    return new Answer(
        404, "{\"error\":{\"code\":\"Request_ResourceNotFound\",\"message\":\"" + path + "\"}}");
  }

  private Answer auditPage(String query) {
    Matcher times = TIMES.matcher(query);
    if (!times.find()) {
      return new Answer(400, "{\"error\":{\"code\":\"BadRequest\",\"message\":\"no filter\"}}");
    }
    Instant from = Instant.parse(times.group(1));
    Instant to = Instant.parse(times.group(2).replaceAll("&.*", ""));
    List<Audit> found = new ArrayList<>();
    synchronized (audits) {
      for (Audit audit : audits) {
        if (!audit.time().isBefore(from) && !audit.time().isAfter(to)) {
          found.add(audit);
        }
      }
    }
    found.sort(Comparator.comparing(Audit::time));
    return page(
        "auditLogs/directoryAudits",
        "$filter=activityDateTime ge " + from + " and activityDateTime le " + to,
        found.stream().map(Audit::json).toList(),
        query);
  }

  private Answer group(Group group, String[] parts, String query) {
    if (parts.length == 2) {
      return new Answer(200, group.properties().toString());
    }
    List<JsonNode> listed = parts[2].equals("owners") ? group.owners() : group.members();
    return page(String.join("/", parts), "", listed.stream().map(this::readable).toList(), query);
  }

  private boolean mayRead(String first) {
    Set<String> all = permissions;
    return switch (first) {
      case "groups" -> permits("GroupMember.Read.All");
      case "devices" -> permits("Device.Read.All");
      case "applications", "servicePrincipals" -> permits("Application.Read.All");
      case "auditLogs" ->
          all == null
              || (all.contains("AuditLog.Read.All")
                  && (!auditsNeedDirectory || all.contains("Directory.Read.All")));
      default -> all == null;
    };
  }

  private boolean permits(String name) {
    Set<String> all = permissions;
    return all == null || all.contains(name) || all.contains("Directory.Read.All");
  }

  /** A member or owner, of which only type and id are given where its type may not be read. */
  private String readable(JsonNode object) {
    String needed =
        switch (object.path("@odata.type").asText()) {
          case "#microsoft.graph.user" -> "User.ReadBasic.All";
          case "#microsoft.graph.device" -> "Device.Read.All";
          case "#microsoft.graph.servicePrincipal" -> "Application.Read.All";
          default -> "GroupMember.Read.All";
        };
    if (permits(needed)) {
      return object.toString();
    }
    ObjectNode limited = JSON.createObjectNode();
    object
        .fieldNames()
        .forEachRemaining(field -> {
          if (field.equals("@odata.type") || field.equals("id")) {
            limited.set(field, object.get(field));
          } else {
            limited.putNull(field);
          }
        });
    return limited.toString();
  }

  private Answer byId(String set, String query) {
    Matcher asked = BY_ID.matcher(query);
    List<String> found = new ArrayList<>();
    if (asked.find()) {
      for (JsonNode object : sets.getOrDefault(set, List.of())) {
        if (object.path(asked.group(1)).asText().equalsIgnoreCase(asked.group(2))) {
          found.add(object.toString());
        }
      }
    }
    return page(set, "", found, query);
  }

  private Answer page(String below, String filter, List<String> all, String query) {
    int from = number(query, "\\$skiptoken=(\\d+)", 0);
    int size = Math.min(pageSize, number(query, "\\$top=(\\d+)", 100));
    int to = Math.min(all.size(), from + size);
    StringBuilder page = new StringBuilder("{\"@odata.context\":\"" + root() + "/$metadata#");
    page.append(below.startsWith("groups/") ? "directoryObjects" : below).append('"');
    if (to < all.size()) {
      String next = filter.isEmpty() ? "" : encoded(filter) + "&";
      page.append(",\"@odata.nextLink\":\"" + root() + "/" + below + "?" + next);
      page.append("$top=" + size + "&$skiptoken=" + to + "\"");
    }
    page.append(",\"value\":[").append(String.join(",", all.subList(from, to))).append("]}");
    return new Answer(200, page.toString());
  }

  private static String encoded(String filter) {
    int equals = filter.indexOf('=');
    return filter.substring(0, equals + 1)
        + URLEncoder.encode(filter.substring(equals + 1), UTF_8).replace("+", "%20");
  }

  private static int number(String query, String pattern, int otherwise) {
    Matcher matcher = Pattern.compile(pattern).matcher(query);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }

  /** Each inner request is answered for itself; faults meet inner requests too. */
  private String batch(String body) {
    ArrayNode responses = JSON.createArrayNode();
    for (JsonNode inner : tree(body).get("requests")) {
      String url = URLDecoder.decode(inner.get("url").asText(), UTF_8);
      String path = "/v1.0/" + url.replaceFirst("^/", "").replaceFirst("\\?.*", "");
      String query = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
      ObjectNode response = responses.addObject().put("id", inner.get("id").asText());
      if (takeFault("inner " + url) != null) {
        response.put("status", 429).putObject("headers").put("Retry-After", "7");
        response.putObject("body").putObject("error").put("code", "TooManyRequests");
      } else {
        Answer answer = answer(path, query);
        response.put("status", answer.status()).set("body", tree(answer.body()));
      }
    }
    return JSON.createObjectNode().set("responses", responses).toString();
  }

  /** Reads JSON. */
  public static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** A host that is not this one. */
  public static URI elsewhere() {
    return URI.create("http://127.0.0.2:9/v1.0/auditLogs/directoryAudits?$skiptoken=1");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
