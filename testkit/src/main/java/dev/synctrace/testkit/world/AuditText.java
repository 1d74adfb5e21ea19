package dev.synctrace.testkit.world;

import dev.synctrace.testkit.world.AuditRecords.AuditRecord;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Audits as text, in one of the documented shapes. */
final class AuditText {
  private static final DateTimeFormatter SDK_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int TARGETS = 3;
  private static final int PROPERTIES = 5;
  private static final int DETAILS = 6;

  private AuditText() {}

  static String of(List<AuditRecord> oldestFirst, AuditShape shape, String tenant) {
    List<AuditRecord> newestFirst = oldestFirst.reversed();
    return switch (shape) {
      case GRAPH ->
          JsonSerializer.text(
              JsonSerializer.map(
                  "@odata.context",
                  "https://graph.microsoft.com/v1.0/$metadata#auditLogs/directoryAudits",
                  "value",
                  newestFirst.stream().map(AuditRecord::json).toList()),
              true);
      case SDK ->
          JsonSerializer.text(newestFirst.stream().map(AuditText::withoutNulls).toList(), true);
      case POWERSHELL ->
          JsonSerializer.text(
              newestFirst.stream().map(record -> pascalCase(record.json())).toList(), true);
      case AZURE_MONITOR -> lines(oldestFirst, tenant);
      case PORTAL_CSV -> csv(newestFirst);
    };
  }

  private static Object withoutNulls(AuditRecord record) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(record.json());
    json.put("activityDateTime", SDK_TIME.format(record.at()));
    return Objects.requireNonNull(stripped(json));
  }

  private static @Nullable Object stripped(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
          if (inner != null) {
            kept.put(String.valueOf(key), stripped(inner));
          }
        });
        yield kept;
      }
      case List<?> list -> {
        List<@Nullable Object> kept = new ArrayList<>();
        list.forEach(inner -> kept.add(stripped(inner)));
        yield kept;
      }
      case null, default -> value;
    };
  }

  private static @Nullable Object pascalCase(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
          String name = String.valueOf(key);
          named.put(
              name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), pascalCase(inner));
        });
        yield named;
      }
      case List<?> list -> {
        List<@Nullable Object> named = new ArrayList<>();
        list.forEach(inner -> named.add(pascalCase(inner)));
        yield named;
      }
      case null, default -> value;
    };
  }

  private static String lines(List<AuditRecord> records, String tenant) {
    StringBuilder text = new StringBuilder();
    for (AuditRecord record : records) {
      text.append(
              JsonSerializer.text(
                  JsonSerializer.map(
                      "time",
                      record.json().get("activityDateTime"),
                      "resourceId",
                      "/tenants/" + tenant + "/providers/Microsoft.aadiam",
                      "operationName",
                      record.json().get("activityDisplayName"),
                      "operationVersion",
                      "1.0",
                      "category",
                      "AuditLogs",
                      "tenantId",
                      tenant,
                      "resultSignature",
                      "None",
                      "durationMs",
                      0,
                      "correlationId",
                      record.json().get("correlationId"),
                      "Level",
                      4,
                      "properties",
                      record.json()),
                  false))
          .append('\n');
    }
    return text.toString();
  }

  private static String csv(List<AuditRecord> records) {
    StringBuilder text = new StringBuilder("\ufeff");
    CsvText.row(text, header());
    for (AuditRecord record : records) {
      CsvText.row(text, row(record));
    }
    return text.toString();
  }

  private static List<String> header() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "Date (UTC)",
                "CorrelationId",
                "Service",
                "Category",
                "Activity",
                "Result",
                "ResultReason",
                "User Agent",
                "ActorType",
                "ActorDisplayName",
                "ActorObjectId",
                "ActorUserPrincipalName",
                "IPAddress",
                "ActorHomeTenantId",
                "ActorHomeTenantName",
                "ActorServicePrincipalId",
                "ActorServicePrincipalName"));
    for (int t = 1; t <= TARGETS; t++) {
      for (String name : List.of("Type", "DisplayName", "ObjectId", "UserPrincipalName")) {
        names.add("Target" + t + name);
      }
      for (int p = 1; p <= PROPERTIES; p++) {
        for (String name : List.of("Name", "OldValue", "NewValue")) {
          names.add("Target" + t + "ModifiedProperty" + p + name);
        }
      }
    }
    for (int d = 1; d <= DETAILS; d++) {
      names.add("AdditionalDetail" + d + "Key");
      names.add("AdditionalDetail" + d + "Value");
    }
    return names;
  }

  private static List<String> row(AuditRecord record) {
    Map<String, @Nullable Object> json = record.json();
    Map<?, ?> by = (Map<?, ?>) Objects.requireNonNull(json.get("initiatedBy"));
    Map<?, ?> user = by.get("user") instanceof Map<?, ?> map ? map : Map.of();
    Map<?, ?> app = by.get("app") instanceof Map<?, ?> map ? map : Map.of();
    List<String> row = new ArrayList<>();
    for (String key :
        List.of(
            "activityDateTime",
            "correlationId",
            "loggedByService",
            "category",
            "activityDisplayName",
            "result",
            "resultReason")) {
      row.add(text(json.get(key)));
    }
    row.add("");
    row.add(user.isEmpty() ? "Application" : "User");
    row.add(text(app.get("displayName")));
    row.add(text(user.get("id")));
    row.add(text(user.get("userPrincipalName")));
    row.add(text(user.get("ipAddress")));
    row.add("");
    row.add("");
    row.add(text(app.get("servicePrincipalId")));
    row.add("");
    List<?> targets = (List<?>) Objects.requireNonNull(json.get("targetResources"));
    for (int t = 0; t < TARGETS; t++) {
      Map<?, ?> target =
          t < targets.size() && targets.get(t) instanceof Map<?, ?> map ? map : Map.of();
      row.add(text(target.get("type")));
      row.add(text(target.get("displayName")));
      row.add(text(target.get("id")));
      row.add(text(target.get("userPrincipalName")));
      List<?> changes = target.get("modifiedProperties") instanceof List<?> list ? list : List.of();
      for (int p = 0; p < PROPERTIES; p++) {
        Map<?, ?> change =
            p < changes.size() && changes.get(p) instanceof Map<?, ?> map ? map : Map.of();
        row.add(text(change.get("displayName")));
        row.add(text(change.get("oldValue")));
        row.add(text(change.get("newValue")));
      }
    }
    List<?> details = json.get("additionalDetails") instanceof List<?> list ? list : List.of();
    for (int d = 0; d < DETAILS; d++) {
      Map<?, ?> detail =
          d < details.size() && details.get(d) instanceof Map<?, ?> map ? map : Map.of();
      row.add(text(detail.get("key")));
      row.add(text(detail.get("value")));
    }
    return row;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
