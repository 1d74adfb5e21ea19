package dev.synctrace.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.testkit.fake.FakeGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A fake Graph whose tenant is the one that a sample's exported files were taken from. */
public final class SampleTenant {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** A fetch reads devices; users come from an export of their own. */
  static final String NOT_FETCHED = "users.json";

  private SampleTenant() {}

  /** Lists say in their own {@code groupId}, or in the path, whose they are; else there is one. */
  public static FakeGraph of(Path story) throws IOException {
    FakeGraph graph = FakeGraph.start();
    List<JsonNode> groups = new ArrayList<>();
    Map<String, List<JsonNode>> members = new HashMap<>();
    Map<String, List<JsonNode>> owners = new HashMap<>();
    for (Path file : files(story.resolve("graph"))) {
      JsonNode content = JSON.readTree(file.toFile());
      switch (file.getFileName().toString().replaceAll("[-.].*", "")) {
        case "directoryAudits" ->
            content.get("value").forEach(audit -> graph.audit(audit.toString()));
        case "group" -> groups.add(content);
        case "members" -> members.put(groupOf(file, content), objects(content));
        case "owners" -> owners.put(groupOf(file, content), objects(content));
        case "devices" -> objects(content).forEach(device -> graph.object("devices", device));
        case "users" -> {}
        case "application" -> graph.object("applications", content);
        case "servicePrincipal" -> graph.object("servicePrincipals", content);
        default -> throw new IllegalStateException(file + " is not known to this test");
      }
    }
    for (JsonNode group : groups) {
      String id = group.get("id").asText();
      String key = members.containsKey(id) || owners.containsKey(id) ? id : "";
      graph.group(group, members.getOrDefault(key, List.of()), owners.getOrDefault(key, List.of()));
    }
    return graph;
  }

  private static List<JsonNode> objects(JsonNode page) {
    List<JsonNode> objects = new ArrayList<>();
    page.get("value").forEach(objects::add);
    return objects;
  }

  private static String groupOf(Path file, JsonNode page) {
    Matcher inPath = GUID.matcher(file.toString());
    return page.has("groupId") ? page.get("groupId").asText() : inPath.find() ? inPath.group() : "";
  }

  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
