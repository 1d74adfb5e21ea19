package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.AuditRecord.Actor;
import dev.synctrace.parsers.audit.AuditRecord.ActorForm;
import dev.synctrace.parsers.audit.AuditRecord.Detail;
import dev.synctrace.parsers.audit.AuditRecord.Target;
import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.export.JsonValue.Scalar;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record as Graph gives it, and its near relatives: re-written by an SDK, by PowerShell, by the
 * portal's JSON download, and as columns of Log Analytics, where nested parts are JSON inside a
 * text. Reference graph.md sections 1 and 2, variants 1, 2, 3, 6 and 7.
 */
final class GraphShape implements RecordShape {

  @Override
  public boolean fits(Fields record) {
    return record.has("activityDateTime")
        || record.has("activityDisplayName")
        || (record.has("OperationName")
            && (record.has("TargetResources") || record.has("InitiatedBy")));
  }

  @Override
  public ParsedAudit read(Fields record, ExportTimes times) {
    return ParsedAudit.of(record(record, times));
  }

  AuditRecord record(Fields record, ExportTimes times) {
    Set<ExportLoss> losses = EnumSet.noneOf(ExportLoss.class);
    return new AuditRecord(
        times.read(record.text("activityDateTime", "TimeGenerated", "time")),
        record.text("id"),
        record.text("activityDisplayName", "OperationName"),
        record.text("category"),
        record.text("correlationId"),
        record.text("result", "resultType"),
        record.text("resultReason", "resultDescription"),
        record.text("loggedByService"),
        record.text("operationType", "AADOperationType"),
        record.text("tenantId", "AADTenantId"),
        record.text("userAgent"),
        actor(record, losses),
        targets(record, losses),
        details(record, losses),
        losses);
  }

  private static Actor actor(Fields record, Set<ExportLoss> losses) {
    checkNested(record, "initiatedBy", losses);
    Fields initiator = record.object("initiatedBy");
    if (initiator == null) {
      return named(record);
    }
    checkNested(initiator, "app", losses);
    checkNested(initiator, "user", losses);
    Fields app = initiator.object("app");
    if (app != null && says(app)) {
      return new Actor(
          ActorForm.APP,
          app.text("servicePrincipalId"),
          app.text("displayName", "servicePrincipalName"),
          null,
          app.text("appId"),
          null);
    }
    Fields user = initiator.object("user");
    if (user != null && says(user)) {
      return new Actor(
          ActorForm.USER,
          user.text("id"),
          user.text("displayName"),
          user.text("userPrincipalName"),
          null,
          user.text("ipAddress"));
    }
    return named(record);
  }

  /** Log Analytics and the Event Hub repeat the actor's name outside. */
  private static Actor named(Fields record) {
    String name = record.text("identity");
    return name == null
        ? Actor.UNKNOWN
        : new Actor(ActorForm.NONE, null, name, null, null, record.text("callerIpAddress"));
  }

  /** PowerShell writes the absent one of app and user as an object of nulls. */
  private static boolean says(Fields party) {
    return party.text("id", "servicePrincipalId", "displayName", "userPrincipalName", "appId")
        != null;
  }

  private static List<Target> targets(Fields record, Set<ExportLoss> losses) {
    String name = record.has("targetResources") ? "targetResources" : "targetResource";
    checkNested(record, name, losses);
    List<Target> targets = new ArrayList<>(2);
    for (JsonValue value : record.list(name)) {
      if (value instanceof Fields target) {
        checkNested(target, "modifiedProperties", losses);
        targets.add(
            new Target(
                target.text("type"),
                target.text("id"),
                target.text("displayName"),
                target.text("userPrincipalName"),
                properties(target)));
      } else if (value instanceof Scalar(String text, boolean _) && isTypeName(text)) {
        losses.add(ExportLoss.CUT_BY_DEPTH);
      }
    }
    return targets;
  }

  private static List<ModifiedProperty> properties(Fields target) {
    List<ModifiedProperty> properties = new ArrayList<>();
    for (Fields property : target.objects("modifiedProperties")) {
      String name = property.text("displayName", "name");
      if (name != null) {
        properties.add(
            new ModifiedProperty(
                name,
                JsonValue.raw(property.get("oldValue")),
                JsonValue.raw(property.get("newValue"))));
      }
    }
    return properties;
  }

  private static List<Detail> details(Fields record, Set<ExportLoss> losses) {
    checkNested(record, "additionalDetails", losses);
    List<Detail> details = new ArrayList<>(2);
    for (Fields detail : record.objects("additionalDetails")) {
      String key = detail.text("key");
      if (key != null) {
        details.add(new Detail(key, detail.text("value")));
      }
    }
    return details;
  }

  /** Notes a text that is where something nested should. */
  private static void checkNested(Fields record, String name, Set<ExportLoss> losses) {
    if (record.get(name) instanceof Scalar(String text, boolean _) && text != null) {
      if (isTypeName(text)) {
        losses.add(ExportLoss.CUT_BY_DEPTH);
      } else if (JsonValue.looksNested(text) && JsonValue.parse(text) == null) {
        losses.add(ExportLoss.CELL_BROKEN);
      }
    }
  }

  /** What ConvertTo-Json and Export-Csv write for an object they don't go into. */
  private static boolean isTypeName(@Nullable String text) {
    return text != null
        && (text.startsWith("Microsoft.Graph.")
            || text.startsWith("System.")
            || text.startsWith("@{"));
  }
}
