package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.AuditRecord.Target;
import dev.synctrace.parsers.model.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part besides the actor: targets by their type and properties by their name, never by
 * place. Reference graph.md sections 1.1 and 7.
 *
 * @param objectId the member, owner, device or app the record is about
 * @param objectType its type in lower case, such as {@code device} or {@code serviceprincipal}
 * @param upn principal name of the object
 * @param userId a user the record names as target
 */
record AuditTargets(
    @Nullable String objectId,
    @Nullable String objectType,
    @Nullable String name,
    @Nullable String upn,
    @Nullable String userId,
    @Nullable String groupId,
    @Nullable String groupName,
    @Nullable String deviceId) {

  static AuditTargets of(AuditRecord record, Kind kind) {
    boolean removal = kind == Kind.AUDIT_MEMBER_REMOVED || kind == Kind.AUDIT_OWNER_REMOVED;
    String groupId = reference(record.property("Group.ObjectID"), removal);
    String groupName = reference(record.property("Group.DisplayName"), removal);
    Target group = groupTarget(record, kind, groupId);
    if (group != null) {
      groupId = groupId != null ? groupId : group.id();
      groupName = groupName != null ? groupName : group.name();
    }
    Target user = firstOfType(record, "User");
    String userId = user == null ? null : user.id();
    String deviceId = deviceId(record);
    String linked = reference(record.property("Device.ObjectID"), removal);
    if (linked != null) {
      String name = reference(record.property("Device.DisplayName"), removal);
      return new AuditTargets(linked, "device", name, null, userId, groupId, groupName, deviceId);
    }
    if (kind == Kind.AUDIT_PERMISSION_GRANTED || kind == Kind.AUDIT_PERMISSION_REMOVED) {
      AuditTargets client = client(record, removal);
      if (client != null) {
        return client;
      }
    }
    Target object = object(record, group, groupId);
    return object == null
        ? new AuditTargets(null, null, null, null, userId, groupId, groupName, deviceId)
        : new AuditTargets(
            object.id(),
            type(object),
            object.name(),
            object.upn(),
            userId,
            groupId,
            groupName,
            deviceId);
  }

  /** The app that a permission was given to: the first target is the API it was given for. */
  private static @Nullable AuditTargets client(AuditRecord record, boolean removal) {
    String id = reference(record.property("ServicePrincipal.ObjectID"), removal);
    String name = reference(record.property("ServicePrincipal.DisplayName"), removal);
    return id == null
        ? null
        : new AuditTargets(id, "serviceprincipal", name, null, null, null, null, null);
  }

  /** The group as a target: the last one, because a group can be a group's member. */
  private static @Nullable Target groupTarget(
      AuditRecord record, Kind kind, @Nullable String groupId) {
    Target last = null;
    for (Target target : record.targets()) {
      boolean same = groupId == null || groupId.equalsIgnoreCase(target.id());
      if (target.is("Group") && same) {
        last = target;
      }
    }
    boolean memberOnly =
        isMembership(kind) && record.targets().size() == 1 && last != null && groupId == null;
    return memberOnly ? null : last;
  }

  private static boolean isMembership(Kind kind) {
    return kind == Kind.AUDIT_MEMBER_ADDED
        || kind == Kind.AUDIT_MEMBER_REMOVED
        || kind == Kind.AUDIT_OWNER_ADDED
        || kind == Kind.AUDIT_OWNER_REMOVED;
  }

  /** The target that is not the group: a device before anything else. */
  private static @Nullable Target object(
      AuditRecord record, @Nullable Target group, @Nullable String groupId) {
    Target device = firstOfType(record, "Device");
    if (device != null) {
      return device;
    }
    for (Target target : record.targets()) {
      boolean isGroup = groupId != null && groupId.equalsIgnoreCase(target.id());
      if (!target.equals(group) && !isGroup && (target.id() != null || target.name() != null)) {
        return target;
      }
    }
    return null;
  }

  private static @Nullable Target firstOfType(AuditRecord record, String type) {
    for (Target target : record.targets()) {
      if (target.is(type)) {
        return target;
      }
    }
    return null;
  }

  private static @Nullable String deviceId(AuditRecord record) {
    String detail = record.detail("DeviceId");
    if (detail != null) {
      return detail;
    }
    ModifiedProperty property = record.property("TargetId.DeviceId");
    if (property == null) {
      property = record.property("DeviceId");
    }
    return property == null ? null : property.newElseOld();
  }

  private static @Nullable String type(Target target) {
    String type = target.type();
    if (type == null || type.equalsIgnoreCase("N/A") || type.equalsIgnoreCase("Other")) {
      return null;
    }
    return type.toLowerCase(Locale.ROOT).replace(" ", "");
  }

  /** A removal is in the old value, everything else in the new one; the other one if need be. */
  private static @Nullable String reference(@Nullable ModifiedProperty property, boolean removal) {
    if (property == null) {
      return null;
    }
    return removal ? property.oldElseNew() : property.newElseOld();
  }
}
