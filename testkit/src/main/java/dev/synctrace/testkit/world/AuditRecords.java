package dev.synctrace.testkit.world;

import dev.synctrace.testkit.site.Actor;
import dev.synctrace.testkit.site.DirectoryObject;
import dev.synctrace.testkit.site.SimulatedEvent;
import dev.synctrace.testkit.site.SimulatedServerApp;
import dev.synctrace.testkit.site.Site;
import dev.synctrace.testkit.site.WorldState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The directory audit of a tenant, from what happened. A deleted object ends its memberships
 * without a record, a refused write leaves none, and a restored group brings its members back
 * without any: graph.md 1.4 and 6.2.
 */
final class AuditRecords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final World world;
  private final String tenant;

  /**
   * One record.
   *
   * @param at true time
   * @param json as Graph returns it
   */
  record AuditRecord(Instant at, Map<String, @Nullable Object> json) {}

  AuditRecords(World world, String tenant) {
    this.world = world;
    this.tenant = tenant;
  }

  /** All records of the tenant, oldest first. */
  List<AuditRecord> all() {
    List<AuditRecord> records = new ArrayList<>();
    WorldState names = new WorldState();
    int number = 50_000_000;
    for (SimulatedEvent event : world.happenings()) {
      Optional<Map<String, @Nullable Object>> json = record(event, names, number);
      if (json.isPresent()) {
        records.add(new AuditRecord(event.at(), json.get()));
        number += 37;
      }
      names.apply(event);
    }
    return records;
  }

  private Optional<Map<String, @Nullable Object>> record(
      SimulatedEvent event, WorldState names, int number) {
    return switch (event) {
      case SimulatedEvent.MemberAdded h when ofGroup(h.group()) ->
          Optional.of(
              membership(
                  h.at(),
                  number,
                  "Add member to group",
                  h.group(),
                  h.object(),
                  h.actor(),
                  names,
                  ""));
      case SimulatedEvent.MemberRemoved h when ofGroup(h.group()) ->
          Optional.of(
              membership(
                  h.at(),
                  number,
                  "Remove member from group",
                  h.group(),
                  h.object(),
                  h.actor(),
                  names,
                  ""));
      case SimulatedEvent.AddFailed h when ofGroup(h.group()) ->
          Optional.of(
              membership(
                  h.at(),
                  number,
                  "Add member to group",
                  h.group(),
                  h.object(),
                  h.actor(),
                  names,
                  h.reason()));
      case SimulatedEvent.OwnerAdded h when ofGroup(h.group()) ->
          Optional.of(owner(h.at(), number, true, h.group(), h.principal(), h.actor()));
      case SimulatedEvent.OwnerRemoved h when ofGroup(h.group()) ->
          Optional.of(owner(h.at(), number, false, h.group(), h.principal(), h.actor()));
      case SimulatedEvent.GroupCreated h when ofGroup(h.group()) ->
          Optional.of(
              group(
                  h.at(),
                  number,
                  "Add group",
                  "Add",
                  h.group(),
                  h.actor(),
                  List.of(
                      change(
                          "DisplayName",
                          "[]",
                          "[" + JsonSerializer.quoted(world.group(h.group()).name()) + "]"))));
      case SimulatedEvent.GroupDeleted h when ofGroup(h.group()) ->
          Optional.of(
              group(h.at(), number, "Delete group", "Delete", h.group(), h.actor(), List.of()));
      case SimulatedEvent.GroupRestored h when ofGroup(h.group()) ->
          Optional.of(
              group(h.at(), number, "Restore group", "Update", h.group(), h.actor(), List.of()));
      case SimulatedEvent.GroupMadeDynamic h when ofGroup(h.group()) ->
          Optional.of(
              group(
                  h.at(),
                  number,
                  "Update group",
                  "Update",
                  h.group(),
                  h.actor(),
                  List.of(
                      change("GroupType", "[]", "[\"DynamicMembership\"]"),
                      change(
                          "MembershipRule",
                          "[]",
                          "[\"(device.deviceOSType -eq \\\"Windows\\\")\"]"),
                      change(
                          "Included Updated Properties", null, "\"GroupType, MembershipRule\""))));
      case SimulatedEvent.ObjectCreated h
          when ofTenant(h.object()) && !world.object(h.object()).user() ->
          Optional.of(
              device(
                  h.at(),
                  number,
                  "Add device",
                  "Add",
                  h.object(),
                  h.name(),
                  h.actor(),
                  List.of(
                      change("AccountEnabled", "[]", "[true]"),
                      change("DeviceId", "[]", "[\"" + world.object(h.object()).deviceId() + "\"]"),
                      change("DisplayName", "[]", "[" + JsonSerializer.quoted(h.name()) + "]"))));
      case SimulatedEvent.ObjectDeleted h when ofTenant(h.object()) ->
          Optional.of(
              device(
                  h.at(),
                  number,
                  "Delete device",
                  "Delete",
                  h.object(),
                  names.objectName(h.object()),
                  h.actor(),
                  List.of()));
      case SimulatedEvent.ObjectDisabled h when ofTenant(h.object()) ->
          Optional.of(
              device(
                  h.at(),
                  number,
                  "Update device",
                  "Update",
                  h.object(),
                  names.objectName(h.object()),
                  h.actor(),
                  List.of(
                      change("AccountEnabled", "[true]", "[false]"),
                      change("Included Updated Properties", null, "\"AccountEnabled\""))));
      case SimulatedEvent.ObjectRenamed h when ofTenant(h.object()) ->
          Optional.of(
              device(
                  h.at(),
                  number,
                  "Update device",
                  "Update",
                  h.object(),
                  h.name(),
                  h.actor(),
                  List.of(
                      change(
                          "DisplayName",
                          "[" + JsonSerializer.quoted(names.objectName(h.object())) + "]",
                          "[" + JsonSerializer.quoted(h.name()) + "]"),
                      change("Included Updated Properties", null, "\"DisplayName\""))));
      case SimulatedEvent.Unrelated h when h.tenant().equals(tenant) ->
          Optional.of(
              device(
                  h.at(),
                  number,
                  "Update device",
                  "Update",
                  h.object(),
                  h.name(),
                  WorldBuilder.registration(),
                  List.of(change("Included Updated Properties", null, "\"\""))));
      case SimulatedEvent.SecretRenewed h when world.site(h.site()).tenant().id().equals(tenant) ->
          Optional.of(secret(h, number));
      default -> Optional.empty();
    };
  }

  private boolean ofGroup(String group) {
    return world.group(group).tenant().equals(tenant);
  }

  private boolean ofTenant(String object) {
    return world.object(object).tenant().equals(tenant);
  }

  private Map<String, @Nullable Object> membership(
      Instant at,
      int number,
      String activity,
      String group,
      String object,
      Actor actor,
      WorldState names,
      String reason) {
    boolean added = activity.startsWith("Add");
    boolean user = world.object(object).user();
    String id = JsonSerializer.quoted(group);
    String name = JsonSerializer.quoted(world.group(group).name());
    List<@Nullable Object> changes = new ArrayList<>();
    changes.add(change("Group.ObjectID", added ? null : id, added ? id : null));
    changes.add(change("Group.DisplayName", added ? null : name, added ? name : null));
    changes.add(change("Group.WellKnownObjectName", null, null));
    Map<String, @Nullable Object> member =
        target(object, user ? null : names.objectName(object), user ? "User" : "Device", changes);
    if (user) {
      member.put("userPrincipalName", names.objectName(object) + "@" + domain());
    }
    return record(
        at,
        number,
        "GroupManagement",
        activity,
        added ? "Assign" : "Unassign",
        reason,
        actor,
        List.of(member, target(group, null, "Group", List.of())),
        List.of());
  }

  private String domain() {
    for (Site site : world.sites()) {
      if (site.tenant().id().equals(tenant)) {
        return site.tenant().domain();
      }
    }
    return "contoso.example";
  }

  private Map<String, @Nullable Object> owner(
      Instant at, int number, boolean added, String group, String principal, Actor actor) {
    String id = JsonSerializer.quoted(group);
    String name = JsonSerializer.quoted(world.group(group).name());
    String app = "";
    for (Site site : world.sites()) {
      if (site.app().principalId().equals(principal)) {
        app = site.app().name();
      }
    }
    List<@Nullable Object> changes = new ArrayList<>();
    changes.add(change("Group.ObjectID", added ? null : id, added ? id : null));
    changes.add(change("Group.DisplayName", added ? null : name, added ? name : null));
    return record(
        at,
        number,
        "GroupManagement",
        added ? "Add owner to group" : "Remove owner from group",
        added ? "Assign" : "Unassign",
        "",
        actor,
        List.of(
            target(principal, app, "ServicePrincipal", changes),
            target(group, null, "Group", List.of())),
        List.of());
  }

  private Map<String, @Nullable Object> group(
      Instant at,
      int number,
      String activity,
      String operation,
      String group,
      Actor actor,
      List<? extends @Nullable Object> changes) {
    return record(
        at,
        number,
        "GroupManagement",
        activity,
        operation,
        "",
        actor,
        List.of(target(group, world.group(group).name(), "Group", changes)),
        List.of());
  }

  private Map<String, @Nullable Object> device(
      Instant at,
      int number,
      String activity,
      String operation,
      String object,
      String name,
      Actor actor,
      List<? extends @Nullable Object> changes) {
    DirectoryObject device = world.object(object);
    List<@Nullable Object> all = new ArrayList<>(changes);
    all.add(change("TargetId.DeviceId", null, JsonSerializer.quoted(device.deviceId())));
    List<@Nullable Object> details = new ArrayList<>();
    if (!activity.equals("Add device")) {
      details.add(JsonSerializer.map("key", "DeviceId", "value", device.deviceId()));
    }
    return record(
        at,
        number,
        "Device",
        activity,
        operation,
        "",
        actor,
        List.of(target(object, name, "Device", all)),
        details);
  }

  private Map<String, @Nullable Object> secret(SimulatedEvent.SecretRenewed renewed, int number) {
    SimulatedServerApp app = world.site(renewed.site()).app();
    String key =
        "[\"[KeyIdentifier=" + app.appId() + ",KeyType=Password,KeyUsage=Verify,DisplayName=]\"]";
    return record(
        renewed.at(),
        number,
        "ApplicationManagement",
        "Update application \u2013 Certificates and secrets management ",
        "Update",
        "",
        renewed.actor(),
        List.of(
            target(
                app.applicationId(),
                app.name(),
                "Application",
                List.of(
                    change("KeyDescription", "[]", key),
                    change("Included Updated Properties", null, "\"KeyDescription\"")))),
        List.of(JsonSerializer.map("key", "AppId", "value", app.appId())));
  }

  private static Map<String, @Nullable Object> change(
      String name, @Nullable String before, @Nullable String after) {
    return JsonSerializer.map("displayName", name, "oldValue", before, "newValue", after);
  }

  private static Map<String, @Nullable Object> target(
      String id, @Nullable String name, String type, List<? extends @Nullable Object> changes) {
    return JsonSerializer.map(
        "id",
        id,
        "displayName",
        name,
        "type",
        type,
        "userPrincipalName",
        null,
        "groupType",
        type.equals("Group") ? "unknownFutureValue" : null,
        "modifiedProperties",
        changes);
  }

  private Map<String, @Nullable Object> record(
      Instant at,
      int number,
      String category,
      String activity,
      String operation,
      String reason,
      Actor actor,
      List<? extends @Nullable Object> targets,
      List<? extends @Nullable Object> details) {
    String correlation = correlation(number);
    Map<String, @Nullable Object> by =
        actor.app()
            ? JsonSerializer.map(
                "user",
                null,
                "app",
                JsonSerializer.map(
                    "appId",
                    null,
                    "displayName",
                    actor.name(),
                    "servicePrincipalId",
                    actor.id(),
                    "servicePrincipalName",
                    null))
            : JsonSerializer.map(
                "user",
                JsonSerializer.map(
                    "id",
                    actor.id(),
                    "displayName",
                    null,
                    "userPrincipalName",
                    actor.upn(),
                    "ipAddress",
                    "203.0.113.24"),
                "app",
                null);
    return JsonSerializer.map(
        "id", "Directory_" + correlation + "_SJVFT_" + number,
        "category", category,
        "correlationId", correlation,
        "result", reason.isEmpty() ? "success" : "failure",
        "resultReason", reason,
        "activityDisplayName", activity,
        "activityDateTime", TIME.format(at),
        "loggedByService", "Core Directory",
        "operationType", operation,
        "initiatedBy", by,
        "targetResources", targets,
        "additionalDetails", details);
  }

  private String correlation(int number) {
    ByteBuffer seed = ByteBuffer.allocate(12).putLong(world.seed()).putInt(number);
    UUID made = UUID.nameUUIDFromBytes(seed.array());
    UUID ofTenant = UUID.nameUUIDFromBytes((made + tenant).getBytes(StandardCharsets.UTF_8));
    return ofTenant.toString();
  }
}
