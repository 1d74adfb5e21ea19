package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.ActivityKinds.Activity;
import dev.synctrace.parsers.audit.AuditRecord.Actor;
import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Event of one audit record, without its position in the file.
 *
 * @param attributes open, because the reader adds the record's place and its further ids
 * @param losses what is known to be missing
 */
record ParsedAudit(
    @Nullable Instant time,
    @Nullable String component,
    Severity severity,
    Kind kind,
    String message,
    Attributes.Builder attributes,
    Set<ExportLoss> losses) {
  /** Properties that name the participants or the actor, and what the directory notes of itself. */
  private static final Set<String> NO_CHANGES =
      Set.of(
          "group.objectid",
          "group.displayname",
          "group.wellknownobjectname",
          "device.objectid",
          "device.displayname",
          "spn",
          "actorid.serviceprincipalnames",
          "action client name",
          "included updated properties");

  private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

  static ParsedAudit of(AuditRecord record) {
    Activity activity = ActivityKinds.read(record.activity());
    AuditTargets who = AuditTargets.of(record, activity.kind());
    String spn = actorSpn(record);
    Actor actor = record.actor();
    String actorAppId = actor.appId() != null ? actor.appId() : Guid.first(spn);
    ModifiedProperty client = record.property("Action Client Name");
    String actorKind =
        ActorClasses.of(
            actor, actorAppId, spn, client == null ? null : client.newElseOld(), record.service());
    String result = result(record.result());
    Attributes.Builder attributes = Attributes.builder();
    putRecord(record, activity, result, attributes);
    putActor(actor, actorKind, actorAppId, attributes);
    putParticipants(record, activity.kind(), who, attributes);
    Set<ExportLoss> losses = EnumSet.noneOf(ExportLoss.class);
    losses.addAll(record.losses());
    if (record.time() == null) {
      losses.add(ExportLoss.NO_TIME);
    }
    return new ParsedAudit(
        record.time(),
        record.service(),
        severity(activity.kind(), result),
        activity.kind(),
        AuditSentence.of(activity, who, actor, actorKind, result, reason(record, result)),
        attributes,
        losses);
  }

  private static void putRecord(
      AuditRecord record, Activity activity, @Nullable String result, Attributes.Builder to) {
    to.put(Attribute.AUDIT_ID, record.id())
        .put(Attribute.CORRELATION_ID, record.correlationId())
        .put(Attribute.ACTIVITY, activity.name())
        .put(Attribute.CATEGORY, record.category())
        .put(Attribute.OPERATION, record.operation())
        .put(Attribute.TENANT_ID, record.tenantId())
        .put(Attribute.RESULT, result)
        .put(Attribute.REASON, reason(record, result))
        .put(Attribute.CHANGES, changes(record.properties()));
    String agent = record.userAgent() != null ? record.userAgent() : record.detail("User-Agent");
    to.put(Attribute.USER_AGENT, agent);
  }

  private static void putActor(
      Actor actor, String kind, @Nullable String appId, Attributes.Builder to) {
    to.put(Attribute.ACTOR_KIND, kind)
        .put(Attribute.ACTOR_ID, actor.id())
        .put(Attribute.ACTOR_NAME, actor.name())
        .put(Attribute.ACTOR_UPN, actor.upn())
        .put(Attribute.ACTOR_APP_ID, appId)
        .put(Attribute.IP_ADDRESS, actor.ip());
  }

  private static void putParticipants(
      AuditRecord record, Kind kind, AuditTargets who, Attributes.Builder to) {
    to.put(Attribute.OBJECT_ID, who.objectId())
        .put(Attribute.MEMBER_TYPE, who.objectType())
        .put(Attribute.NAME, who.name() != null ? who.name() : who.upn())
        .put(Attribute.USER_NAME, who.upn())
        .put(Attribute.USER_ID, who.userId())
        .put(Attribute.GROUP_ID, who.groupId())
        .put(Attribute.GROUP_NAME, who.groupName())
        .put(Attribute.DEVICE_ID, who.deviceId());
    if (isAboutAnApp(kind)) {
      to.put(Attribute.APP_ID, appId(record)).put(Attribute.DETAIL, permission(record));
    }
  }

  private static boolean isAboutAnApp(Kind kind) {
    return switch (kind) {
      case AUDIT_APP_CREDENTIALS,
          AUDIT_SERVICEPRINCIPAL_CHANGED,
          AUDIT_PERMISSION_GRANTED,
          AUDIT_PERMISSION_REMOVED,
          AUDIT_CONSENT ->
          true;
      default -> false;
    };
  }

  private static @Nullable String appId(AuditRecord record) {
    String detail = record.detail("AppId");
    for (String name :
        List.of(
            "ServicePrincipal.AppId",
            "AppPrincipalId",
            "AppId",
            "TargetId.ServicePrincipalNames")) {
      ModifiedProperty property = record.property(name);
      if (detail == null && property != null) {
        detail = Guid.first(property.newElseOld());
      }
    }
    return detail;
  }

  private static @Nullable String permission(AuditRecord record) {
    for (String name :
        List.of("AppRole.Value", "DelegatedPermissionGrant.Scope", "ConsentAction.Permissions")) {
      ModifiedProperty property = record.property(name);
      if (property != null) {
        return property.newElseOld();
      }
    }
    return null;
  }

  /** The names of the actor's service principal, which are among the target's properties. */
  private static @Nullable String actorSpn(AuditRecord record) {
    ModifiedProperty names = record.property("SPN");
    if (names == null || names.newElseOld() == null) {
      names = record.property("ActorId.ServicePrincipalNames");
    }
    return names == null ? null : names.newElseOld();
  }

  /** What changed, one {@code name: old -> new} a line; null when nothing did. */
  private static @Nullable String changes(List<ModifiedProperty> properties) {
    StringBuilder changes = new StringBuilder();
    for (ModifiedProperty property : properties) {
      String name = property.name().toLowerCase(Locale.ROOT);
      if (NO_CHANGES.contains(name) || name.startsWith("targetid.")) {
        continue;
      }
      String before = property.oldText();
      String after = property.newText();
      if (before == null ? after != null : !before.equals(after)) {
        changes
            .append(changes.isEmpty() ? "" : "\n")
            .append(property.name())
            .append(':')
            .append(onOneLine(before))
            .append(" ->")
            .append(onOneLine(after));
      }
    }
    return changes.isEmpty() ? null : changes.toString();
  }

  private static String onOneLine(@Nullable String value) {
    return value == null ? "" : " " + BREAKS.matcher(value.strip()).replaceAll(" ");
  }

  /**
   * Why it failed: in words, else the name of the directory's exception, which some exports have.
   */
  private static @Nullable String reason(AuditRecord record, @Nullable String result) {
    ModifiedProperty exception = record.property("MethodExecutionResult.");
    boolean told = record.reason() != null && !record.reason().isBlank();
    return told || exception == null || result == null || result.equals("success")
        ? record.reason()
        : exception.newElseOld();
  }

  /** One word for what exports write as success, Success, Succeeded or 0. */
  private static @Nullable String result(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String word = written.strip().toLowerCase(Locale.ROOT);
    if (word.startsWith("succe") || word.equals("0") || word.equals("true")) {
      return "success";
    }
    return word.startsWith("fail") || word.equals("false") ? "failure" : word;
  }

  private static Severity severity(Kind kind, @Nullable String result) {
    if (result == null || result.equals("success")) {
      return kind.severity();
    }
    boolean grave = result.equals("failure") && kind != Kind.AUDIT_OTHER;
    return grave ? Severity.ERROR : Severity.WARNING;
  }
}
