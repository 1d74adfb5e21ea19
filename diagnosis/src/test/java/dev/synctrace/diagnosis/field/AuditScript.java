package dev.synctrace.diagnosis.field;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes directory audits from short lines, each at a time of day (UTC):
 *
 * <pre>
 * 13:20:01 app adds PC01                      to the group Pilot
 * 14:00 olivia removes PC01 from Second
 * 14:00 bot adds user ada                     an app that is not the server app
 * 14:00 app cannot add PC01: REASON           a refused change
 * 14:00 olivia makes app owner, 14:10 olivia removes owner app
 * 14:00 olivia deletes group Pilot            also: creates, restores
 * 14:00 olivia deletes device PC01
 * 14:00 olivia renews secret
 * 12:30..15:10 unrelated                      a record of another device every twenty minutes
 * </pre>
 *
 * The actors {@code app} and {@code bot} are apps, all others are people.
 */
final class AuditScript {
  private static final Pattern LINE =
      Pattern.compile("(\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.\\.(\\d\\d:\\d\\d))? (\\w+) ?(.*)");
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?<verb>adds|removes|cannot add|cannot remove) (?<user>user )?(?<who>\\w+)"
              + "(?: (?:to|from) (?<ring>\\w+))?(?:: (?<reason>.*))?");
  private static final Pattern OWNER =
      Pattern.compile(
          "(?:makes (?<added>\\w+) owner|removes owner (?<removed>\\w+))(?: of (?<ring>\\w+))?");
  private static final Pattern GROUP =
      Pattern.compile("(?<verb>creates|deletes|restores) group (?<ring>\\w+)");
  private static final Pattern DEVICE = Pattern.compile("deletes device (?<who>\\w+)");
  private static final JsonMapper JSON = new JsonMapper();
  private static final int INTERVAL_MINUTES = 20;

  private record Record(LocalDateTime at, ObjectNode json) {}

  private final LocalDateTime day;
  private final String tenant;
  private final List<Record> records = new ArrayList<>();

  AuditScript(LocalDateTime day, String tenant) {
    this.day = day;
    this.tenant = tenant;
  }

  /**
   * Returns the text of an export, newest first.
   *
   * @param form {@code graph} for Graph's page, {@code monitor} for Azure Monitor's records
   */
  String text(String script, String form) throws JsonProcessingException {
    script.lines().filter(line -> !line.isBlank()).forEach(this::add);
    records.sort(Comparator.comparing(Record::at).reversed());
    if (form.equals("monitor")) {
      StringBuilder text = new StringBuilder();
      for (Record record : records) {
        text.append(JSON.writeValueAsString(monitored(record))).append('\n');
      }
      return text.toString();
    }
    ObjectNode page = object();
    ArrayNode value = page.putArray("value");
    records.forEach(record -> value.add(record.json()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page);
  }

  private ObjectNode monitored(Record record) {
    ObjectNode outer = object();
    outer.put("time", record.at() + "Z");
    outer.put("resourceId", "/tenants/" + tenant + "/providers/Microsoft.aadiam");
    outer.set("operationName", record.json().get("activityDisplayName"));
    outer.put("operationVersion", "1.0");
    outer.put("category", "AuditLogs");
    outer.put("tenantId", tenant);
    outer.put("Level", 4);
    outer.set("properties", record.json());
    return outer;
  }

  private void add(String line) {
    Matcher matcher = LINE.matcher(line.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a line of an audit: " + line);
    }
    LocalDateTime from = day.with(LocalTime.parse(matcher.group(1)));
    if (matcher.group(3).equals("unrelated")) {
      LocalDateTime until = day.with(LocalTime.parse(matcher.group(2)));
      for (LocalDateTime at = from; !at.isAfter(until); at = at.plusMinutes(INTERVAL_MINUTES)) {
        unrelated(at);
      }
    } else {
      change(from, matcher.group(3), matcher.group(4), line);
    }
  }

  private void change(LocalDateTime at, String actor, String what, String line) {
    Matcher member = MEMBER.matcher(what);
    Matcher owner = OWNER.matcher(what);
    Matcher group = GROUP.matcher(what);
    Matcher device = DEVICE.matcher(what);
    if (owner.matches()) {
      owner(at, actor, owner);
    } else if (group.matches()) {
      group(at, actor, group);
    } else if (device.matches()) {
      ObjectNode record = record(at, "Device", "Delete device", "Delete", actor, "");
      target(
          record,
          PlaceholderValues.value("object", device.group("who")),
          "Device",
          PlaceholderValues.value("name", device.group("who")));
      detail(record, "DeviceId", PlaceholderValues.value("device", device.group("who")));
    } else if (what.equals("renews secret")) {
      ObjectNode record =
          record(
              at,
              "ApplicationManagement",
              "Update application \u2013 Certificates and secrets management ",
              "Update",
              actor,
              "");
      target(
          record, PlaceholderValues.value("object", "application"), "Application", appName("app"));
      detail(record, "AppId", PlaceholderValues.value("app", "app"));
    } else if (member.matches()) {
      member(at, actor, member);
    } else {
      throw new IllegalArgumentException("not a line of an audit: " + line);
    }
  }

  private void member(LocalDateTime at, String actor, Matcher member) {
    boolean added = member.group("verb").endsWith("add") || member.group("verb").equals("adds");
    String ring = member.group("ring") == null ? "Pilot" : member.group("ring");
    String reason = member.group("reason") == null ? "" : member.group("reason");
    ObjectNode record =
        record(
            at,
            "GroupManagement",
            added ? "Add member to group" : "Remove member from group",
            added ? "Assign" : "Unassign",
            actor,
            reason);
    String who = member.group("who");
    ObjectNode target;
    if (member.group("user") == null) {
      target =
          target(
              record,
              PlaceholderValues.value("object", who),
              "Device",
              PlaceholderValues.value("name", who));
    } else {
      target = target(record, PlaceholderValues.value("user", who), "User", null);
      target.put("userPrincipalName", PlaceholderValues.value("upn", who));
    }
    ofGroup(record, target, added, ring);
  }

  private void owner(LocalDateTime at, String actor, Matcher owner) {
    boolean added = owner.group("added") != null;
    String who = added ? owner.group("added") : owner.group("removed");
    String ring = owner.group("ring") == null ? "Pilot" : owner.group("ring");
    ObjectNode record =
        record(
            at,
            "GroupManagement",
            added ? "Add owner to group" : "Remove owner from group",
            added ? "Assign" : "Unassign",
            actor,
            "");
    ObjectNode target =
        target(record, PlaceholderValues.value("principal", who), "ServicePrincipal", appName(who));
    ofGroup(record, target, added, ring);
  }

  private void ofGroup(ObjectNode record, ObjectNode target, boolean added, String ring) {
    String id = PlaceholderValues.value("group", ring);
    property(target, "Group.ObjectID", added, "\"" + id + "\"");
    property(
        target,
        "Group.DisplayName",
        added,
        "\"" + PlaceholderValues.value("groupName", ring) + "\"");
    target(record, id, "Group", null).put("groupType", "unknownFutureValue");
  }

  private void group(LocalDateTime at, String actor, Matcher group) {
    String name =
        switch (group.group("verb")) {
          case "creates" -> "Add group";
          case "deletes" -> "Delete group";
          default -> "Restore group";
        };
    ObjectNode record = record(at, "GroupManagement", name, "Update", actor, "");
    String ring = group.group("ring");
    target(
        record,
        PlaceholderValues.value("group", ring),
        "Group",
        PlaceholderValues.value("groupName", ring.replace("New", "")));
  }

  private void unrelated(LocalDateTime at) {
    ObjectNode record = record(at, "Device", "Update device", "Update", "Registration", "");
    target(record, PlaceholderValues.value("object", "unrelated " + at), "Device", "CONTOSO-OTHER");
  }

  private ObjectNode record(
      LocalDateTime at,
      String category,
      String activity,
      String type,
      String actor,
      String reason) {
    ObjectNode record = object();
    String correlation = PlaceholderValues.value("object", "correlation " + at + records.size());
    record.put("id", "Directory_%s_QX2LM_%d".formatted(correlation, 4_000_000 + records.size()));
    record.put("category", category);
    record.put("correlationId", correlation);
    record.put("result", reason.isEmpty() ? "success" : "failure");
    record.put("resultReason", reason);
    record.put("activityDisplayName", activity);
    record.put("activityDateTime", at + (at.getSecond() == 0 ? ":00" : "") + ".0000000Z");
    record.put("loggedByService", "Core Directory");
    record.put("operationType", type);
    actor(record.putObject("initiatedBy"), actor);
    record.putArray("targetResources");
    record.putArray("additionalDetails");
    records.add(new Record(at, record));
    return record;
  }

  private static void actor(ObjectNode by, String actor) {
    if (actor.equals("app") || actor.equals("bot") || actor.equals("Registration")) {
      by.putNull("user");
      ObjectNode app = by.putObject("app");
      app.putNull("appId");
      app.put("displayName", appName(actor));
      app.put("servicePrincipalId", PlaceholderValues.value("principal", actor));
      app.putNull("servicePrincipalName");
    } else {
      by.putNull("app");
      ObjectNode user = by.putObject("user");
      user.put("id", PlaceholderValues.value("user", actor));
      user.putNull("displayName");
      user.put("userPrincipalName", PlaceholderValues.value("upn", actor));
    }
  }

  private static String appName(String actor) {
    return switch (actor) {
      case "app" -> "Contoso ConfigMgr Server App";
      case "bot" -> "Contoso Lifecycle Bot";
      default -> "Device Registration Service";
    };
  }

  private static ObjectNode target(
      ObjectNode record, String id, String type, @Nullable String name) {
    ObjectNode target = ((ArrayNode) record.get("targetResources")).addObject();
    target.put("id", id);
    target.put("displayName", name);
    target.put("type", type);
    target.putNull("userPrincipalName");
    target.putNull("groupType");
    target.putArray("modifiedProperties");
    return target;
  }

  private static void property(ObjectNode target, String name, boolean added, String value) {
    ObjectNode property = ((ArrayNode) target.get("modifiedProperties")).addObject();
    property.put("displayName", name);
    property.put("oldValue", added ? null : value);
    property.put("newValue", added ? value : null);
  }

  private static void detail(ObjectNode record, String key, String value) {
    ((ArrayNode) record.get("additionalDetails")).addObject().put("key", key).put("value", value);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
