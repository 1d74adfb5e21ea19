package dev.synctrace.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The ways in which people export directory audits: each writes the same records, given as Graph
 * returns them, in its own form. Reference graph.md section 2; the numbers are those of its table.
 */
public enum AuditExport {
  GRAPH_PAGE("01.json", records -> "{\"value\":[" + commas(records) + "]}"),
  GRAPH_LINES("01.jsonl", AuditExport::lines),
  GRAPH_PAGES_APPENDED("01-pages.json", records -> halves(records, AuditExport::array)),
  SDK("02.json", records -> array(records.map(AuditExport::bySdk))),
  POWERSHELL("03.json", StandardCharsets.UTF_16, r -> array(r.map(AuditExport::byPowerShell))),
  EVENT_HUB(
      "04.json", records -> "{\"records\":[" + commas(records.map(AuditExport::event)) + "]}"),
  STORAGE("04.jsonl", records -> lines(records.map(AuditExport::event))),
  LOG_ANALYTICS("06.json", LogAnalytics::json),
  LOG_ANALYTICS_CSV("06.csv", LogAnalytics::csv),
  PORTAL_JSON("07.json", AuditExport::array),
  PORTAL_CSV("08.csv", records -> PortalCsv.of(records, PortalCsv.HEADER)),
  PORTAL_CSV_LOCALISED("08-es.csv", records -> PortalCsv.of(records, PortalCsv.SPANISH)),
  UNIFIED("09.json", records -> array(records.map(AuditExport::unified))),
  UNIFIED_CSV("09.csv", AuditExport::unifiedCsv),
  CLOUD_APP_EVENTS("10.csv", AuditExport::cloudAppEvents);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TENANT = "2c1fb1a3-84a6-4d9a-8f0e-5d3a4c1b7e60";

  private final String ending;
  private final Charset charset;
  private final Function<Stream<JsonNode>, String> form;

  AuditExport(String ending, Function<Stream<JsonNode>, String> form) {
    this(ending, StandardCharsets.UTF_8, form);
  }

  AuditExport(String ending, Charset charset, Function<Stream<JsonNode>, String> form) {
    this.ending = ending;
    this.charset = charset;
    this.form = form;
  }

  /** A name for the file, which tells nothing of its form but the usual ending. */
  public String fileName() {
    return "audits-" + ending;
  }

  /** The bytes of the export. */
  public byte[] of(Iterable<JsonNode> records) {
    return form.apply(StreamSupport.stream(records.spliterator(), false)).getBytes(charset);
  }

  private static String commas(Stream<? extends JsonNode> records) {
    return records.map(JsonNode::toString).collect(Collectors.joining(",\n"));
  }

  private static String array(Stream<? extends JsonNode> records) {
    return "[" + commas(records) + "]\n";
  }

  private static String lines(Stream<? extends JsonNode> records) {
    return records.map(JsonNode::toString).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String halves(
      Stream<JsonNode> records, Function<Stream<JsonNode>, String> writer) {
    List<JsonNode> all = records.toList();
    int half = all.size() / 2;
    return writer.apply(all.subList(0, half).stream())
        + writer.apply(all.subList(half, all.size()).stream());
  }

  /** Without nulls, with six digits and an offset. */
  private static JsonNode bySdk(JsonNode graph) {
    ObjectNode record = withoutNulls(graph).deepCopy();
    String micros =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT)
            .format(time(graph).atOffset(ZoneOffset.UTC));
    return record
        .put("activityDateTime", micros)
        .put("@odata.type", "#microsoft.graph.directoryAudit");
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = JSON.createObjectNode();
      node.properties().stream()
          .filter(field -> !field.getValue().isNull())
          .forEach(field -> copy.set(field.getKey(), withoutNulls(field.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(element -> copy.add(withoutNulls(element)));
      return copy;
    }
    return node;
  }

  /** Names with a capital, and the milliseconds of Windows PowerShell 5.1. */
  private static JsonNode byPowerShell(JsonNode graph) {
    ObjectNode record = capitals(graph).deepCopy();
    return record.put("ActivityDateTime", "/Date(" + time(graph).toEpochMilli() + ")/");
  }

  private static JsonNode capitals(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        copy.set(
            name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
            capitals(field.getValue()));
      }
      copy.putObject("AdditionalProperties");
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(element -> copy.add(capitals(element)));
      return copy;
    }
    return node;
  }

  private static JsonNode event(JsonNode graph) {
    ObjectNode event = JSON.createObjectNode();
    event.set("time", graph.get("activityDateTime"));
    event.put("resourceId", "/tenants/" + TENANT + "/providers/Microsoft.aadiam");
    event.set("operationName", graph.get("activityDisplayName"));
    event.put("category", "AuditLogs").put("tenantId", TENANT).put("Level", 4);
    event.set("correlationId", graph.get("correlationId"));
    event.set("properties", graph);
    return event;
  }

  /** Whole seconds, other ids, and one target whose group is in the properties. */
  private static JsonNode unified(JsonNode graph) {
    ObjectNode record = JSON.createObjectNode();
    record
        .put(
            "CreationTime", time(graph).truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""))
        .put("Id", new java.util.UUID(1, graph.get("id").asText().hashCode()).toString())
        .put("Operation", graph.get("activityDisplayName").asText() + ".")
        .put("OrganizationId", TENANT)
        .put("RecordType", 8)
        .put("ResultStatus", "Success")
        .put("Workload", "AzureActiveDirectory");
    record.set("InterSystemsId", graph.get("correlationId"));
    JsonNode user = graph.path("initiatedBy").path("user");
    JsonNode app = graph.path("initiatedBy").path("app");
    ArrayNode actor = record.putArray("Actor");
    if (user.isObject()) {
      record.set("UserId", user.get("userPrincipalName"));
      record.set("ActorIpAddress", user.get("ipAddress"));
      party(actor, user.path("userPrincipalName").asText(), 5);
      object(actor, "User", user.path("id").asText());
    } else {
      record.put("UserId", "ServicePrincipal_" + app.path("servicePrincipalId").asText());
      party(actor, app.path("displayName").asText(), 1);
      object(actor, "ServicePrincipal", app.path("servicePrincipalId").asText());
    }
    JsonNode target = graph.path("targetResources").path(0);
    ArrayNode parties = record.putArray("Target");
    object(parties, target.path("type").asText(), target.path("id").asText());
    boolean named = !target.path("displayName").isNull();
    party(
        parties, target.path(named ? "displayName" : "userPrincipalName").asText(), named ? 1 : 5);
    ArrayNode properties = record.putArray("ModifiedProperties");
    for (JsonNode property : target.path("modifiedProperties")) {
      properties
          .addObject()
          .put("Name", property.path("displayName").asText())
          .put("OldValue", bare(property.path("oldValue")))
          .put("NewValue", bare(property.path("newValue")));
    }
    ObjectNode details = JSON.createObjectNode();
    graph
        .path("additionalDetails")
        .forEach(detail -> details.set(detail.get("key").asText(), detail.get("value")));
    record
        .putArray("ExtendedProperties")
        .addObject()
        .put("Name", "additionalDetails")
        .put("Value", details.toString());
    return record;
  }

  private static void object(ArrayNode party, String type, String id) {
    party(party, type + "_" + id, 2);
    party(party, id, 2);
    party(party, type, 2);
  }

  private static void party(ArrayNode party, String id, int type) {
    party.addObject().put("ID", id).put("Type", type);
  }

  /** The unified log writes text values without their quotes. */
  private static String bare(JsonNode value) {
    String text = value.asText("");
    return text.length() > 1 && text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  private static String unifiedCsv(Stream<JsonNode> records) {
    DateTimeFormatter local =
        DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);
    return "#TYPE Deserialized.Microsoft.Exchange.Data\n"
        + "RecordType,CreationDate,UserIds,Operations,AuditData,Identity\n"
        + rows(
            records,
            graph -> {
              JsonNode data = unified(graph);
              return List.of(
                  "AzureActiveDirectory",
                  local.format(time(graph)),
                  data.path("UserId").asText(),
                  data.get("Operation").asText(),
                  data.toString(),
                  data.get("Id").asText());
            });
  }

  private static String cloudAppEvents(Stream<JsonNode> records) {
    return "Timestamp,ActionType,Application,ActivityObjects,RawEventData,ReportId\n"
        + rows(
            records,
            graph -> {
              JsonNode data = unified(graph);
              JsonNode target = graph.path("targetResources").path(0);
              return List.of(
                  graph.get("activityDateTime").asText(),
                  data.get("Operation").asText(),
                  "Microsoft 365",
                  "[{\"Type\":\"%s\",\"Role\":\"Target object\",\"Name\":\"%s\",\"Id\":\"%s\"}]"
                      .formatted(
                          target.path("type").asText(),
                          target.path("displayName").asText(),
                          target.path("id").asText()),
                  data.toString(),
                  data.get("Id").asText());
            });
  }

  private static String rows(Stream<JsonNode> records, Function<JsonNode, List<String>> cells) {
    return records.map(cells).map(AuditExport::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream()
            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private static String text(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? "" : node.asText();
  }

  private static Instant time(JsonNode graph) {
    return Instant.parse(graph.get("activityDateTime").asText());
  }

  /** The table AuditLogs: dynamic columns hold JSON as text. */
  private static final class LogAnalytics {
    private static final Map<String, String> COLUMNS =
        Map.of(
            "OperationName", "activityDisplayName",
            "Category", "category",
            "CorrelationId", "correlationId",
            "AdditionalDetails", "additionalDetails",
            "Id", "id",
            "InitiatedBy", "initiatedBy",
            "LoggedByService", "loggedByService",
            "Result", "result",
            "TargetResources", "targetResources",
            "AADOperationType", "operationType");
    private static final List<String> NAMES = COLUMNS.keySet().stream().sorted().toList();

    static String json(Stream<JsonNode> records) {
      ObjectNode table = JSON.createObjectNode().put("name", "PrimaryResult");
      ArrayNode columns = table.putArray("columns");
      columns.addObject().put("name", "TimeGenerated").put("type", "datetime");
      NAMES.forEach(name -> columns.addObject().put("name", name).put("type", "string"));
      ArrayNode rows = table.putArray("rows");
      records.forEach(graph -> {
        ArrayNode row = rows.addArray().add(graph.get("activityDateTime"));
        cells(graph).forEach(row::add);
      });
      return "{\"tables\":[" + table + "]}";
    }

    /** As the portal saves it: local formats, the zone in the header. */
    static String csv(Stream<JsonNode> records) {
      DateTimeFormatter local =
          DateTimeFormatter.ofPattern("M/d/uuuu, h:mm:ss.SSS a", Locale.US)
              .withZone(ZoneOffset.UTC);
      return "\uFEFFTimeGenerated [UTC],"
          + String.join(",", NAMES)
          + "\r\n"
          + rows(
              records,
              graph ->
                  Stream.concat(Stream.of(local.format(time(graph))), cells(graph).stream())
                      .toList());
    }

    private static List<String> cells(JsonNode graph) {
      List<String> cells = new ArrayList<>();
      for (String name : NAMES) {
        JsonNode value = graph.path(COLUMNS.getOrDefault(name, name));
        cells.add(value.isContainerNode() ? value.toString() : text(value));
      }
      return cells;
    }
  }

  /** The 86 columns of the portal, whose names it translates in part. */
  private static final class PortalCsv {
    static final List<String> HEADER = header();
    static final List<String> SPANISH =
        HEADER.stream()
            .map(name ->
                Map.of(
                        "Date (UTC)", "Fecha (UTC)",
                        "Service", "Servicio",
                        "Category", "Categoría",
                        "Activity", "Actividad",
                        "Result", "Resultado",
                        "User Agent", "Agente de usuario")
                    .getOrDefault(name, name))
            .toList();

    static String of(Stream<JsonNode> records, List<String> header) {
      return "\uFEFF" + row(header) + rows(records, PortalCsv::cells);
    }

    private static List<String> header() {
      List<String> names =
          new ArrayList<>(
              List.of(
                  ("Date (UTC),CorrelationId,Service,Category,Activity,Result,ResultReason,"
                          + "User Agent,ActorType,ActorDisplayName,ActorObjectId,"
                          + "ActorUserPrincipalName,IPAddress,ActorHomeTenantId,"
                          + "ActorHomeTenantName,ActorServicePrincipalId,ActorServicePrincipalName")
                      .split(",")));
      for (int t = 1; t <= 3; t++) {
        String target = "Target" + t;
        Stream.of("Type", "DisplayName", "ObjectId", "UserPrincipalName")
            .forEach(part -> names.add(target + part));
        for (int p = 1; p <= 5; p++) {
          String property = target + "ModifiedProperty" + p;
          Stream.of("Name", "OldValue", "NewValue").forEach(part -> names.add(property + part));
        }
      }
      for (int d = 1; d <= 6; d++) {
        names.add("AdditionalDetail" + d + "Key");
        names.add("AdditionalDetail" + d + "Value");
      }
      return names;
    }

    private static List<String> cells(JsonNode graph) {
      List<String> cells = new ArrayList<>();
      Stream.of(
              "activityDateTime",
              "correlationId",
              "loggedByService",
              "category",
              "activityDisplayName",
              "result",
              "resultReason",
              "userAgent")
          .forEach(name -> cells.add(text(graph.path(name))));
      JsonNode user = graph.path("initiatedBy").path("user");
      JsonNode app = graph.path("initiatedBy").path("app");
      cells.add(user.isObject() ? "User" : "Application");
      cells.add(text((user.isObject() ? user : app).path("displayName")));
      cells.add(text(user.path("id")));
      cells.add(text(user.path("userPrincipalName")));
      cells.add(text(user.path("ipAddress")));
      cells.addAll(List.of("", ""));
      cells.add(text(app.path("servicePrincipalId")));
      cells.add("");
      for (int t = 0; t < 3; t++) {
        JsonNode target = graph.path("targetResources").path(t);
        Stream.of("type", "displayName", "id", "userPrincipalName")
            .forEach(name -> cells.add(text(target.path(name))));
        for (int p = 0; p < 5; p++) {
          JsonNode property = target.path("modifiedProperties").path(p);
          Stream.of("displayName", "oldValue", "newValue")
              .forEach(name -> cells.add(text(property.path(name))));
        }
      }
      for (int d = 0; d < 6; d++) {
        JsonNode detail = graph.path("additionalDetails").path(d);
        cells.add(text(detail.path("key")));
        cells.add(text(detail.path("value")));
      }
      return cells;
    }
  }
}
