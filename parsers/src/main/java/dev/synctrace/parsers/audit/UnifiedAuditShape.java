package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.AuditRecord.Actor;
import dev.synctrace.parsers.audit.AuditRecord.ActorForm;
import dev.synctrace.parsers.audit.AuditRecord.Detail;
import dev.synctrace.parsers.audit.AuditRecord.Target;
import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.model.Guid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The unified audit log: as the Management API gives it, or as {@code AuditData} in a row of
 * Search-UnifiedAuditLog or Purview. Whole seconds only, an id of its own, and the group of a
 * membership is in the properties alone. Reference graph.md section 2, variant 9.
 */
final class UnifiedAuditShape implements RecordShape {

  @Override
  public boolean fits(Fields record) {
    return record.has("AuditData") || (record.has("Operation") && record.has("CreationTime"));
  }

  @Override
  public ParsedAudit read(Fields record, ExportTimes times) {
    if (!record.has("AuditData")) {
      return ParsedAudit.of(record(record, times));
    }
    Fields data = record.object("AuditData");
    return ParsedAudit.of(data != null ? record(data, times) : broken(record, times));
  }

  AuditRecord record(Fields data, ExportTimes times) {
    UnifiedAuditParty actor = UnifiedAuditParty.of(data.objects("Actor"));
    UnifiedAuditParty target = UnifiedAuditParty.of(data.objects("Target"));
    List<Detail> details = details(data);
    return new AuditRecord(
        times.read(data.text("CreationTime")),
        data.text("Id"),
        data.text("Operation"),
        extended(data, "extendedAuditEventCategory"),
        data.text("InterSystemsId"),
        data.text("ResultStatus"),
        reason(data),
        data.text("Workload"),
        null,
        data.text("OrganizationId"),
        null,
        actor(data, actor),
        List.of(
            new Target(target.type(), target.id(), target.name(), target.upn(), properties(data))),
        details,
        EnumSet.noneOf(ExportLoss.class));
  }

  private static @Nullable String reason(Fields data) {
    String description = extended(data, "resultDescription");
    return description != null && !description.isBlank()
        ? description
        : data.text("ResultStatusDetail", "ResultReason", "ResultDescription");
  }

  /** What the columns beside a broken AuditData still say. */
  private static AuditRecord broken(Fields row, ExportTimes times) {
    Instant time = times.read(row.text("CreationDate", "CreationTime"));
    String upn = row.text("UserIds", "UserId");
    return new AuditRecord(
        time,
        row.text("Identity", "RecordId"),
        row.text("Operations", "Operation"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        upn == null ? Actor.UNKNOWN : new Actor(ActorForm.NONE, null, null, upn, null, null),
        List.of(),
        List.of(),
        EnumSet.of(ExportLoss.CELL_BROKEN));
  }

  private static Actor actor(Fields data, UnifiedAuditParty party) {
    String userId = data.text("UserId");
    boolean user = "User".equalsIgnoreCase(party.type());
    boolean app = "ServicePrincipal".equalsIgnoreCase(party.type());
    if (!user && !app) {
      user = userId != null && userId.indexOf('@') > 0;
      app = userId != null && userId.startsWith("ServicePrincipal_");
    }
    String upn = party.upn() != null ? party.upn() : user ? userId : null;
    return new Actor(
        app ? ActorForm.APP : user ? ActorForm.USER : ActorForm.NONE,
        party.id(),
        party.name(),
        app ? null : upn,
        app ? party.appId() : null,
        data.text("ActorIpAddress", "ClientIP"));
  }

  private static List<ModifiedProperty> properties(Fields data) {
    List<ModifiedProperty> properties = new ArrayList<>();
    for (Fields property : data.objects("ModifiedProperties")) {
      String name = property.text("Name");
      if (name != null) {
        properties.add(
            new ModifiedProperty(
                name,
                JsonValue.raw(property.get("OldValue")),
                JsonValue.raw(property.get("NewValue"))));
      }
    }
    return properties;
  }

  /** Details are one JSON object inside an extended property. */
  private static List<Detail> details(Fields data) {
    List<Detail> details = new ArrayList<>();
    if (JsonValue.parse(extended(data, "additionalDetails")) instanceof Fields fields) {
      fields.forEachText((key, value) -> details.add(new Detail(key, value)));
    }
    return details;
  }

  private static @Nullable String extended(Fields data, String name) {
    for (Fields property : data.objects("ExtendedProperties")) {
      if (name.equalsIgnoreCase(property.text("Name"))) {
        return property.text("Value");
      }
    }
    return null;
  }

  /**
   * One actor or target of the unified audit log, put together from its list of ids: type 1 is a
   * name, 2 holds {@code User_<guid>}, the word {@code User} and bare GUIDs, 3 is a PUID, 4 and 5
   * are principal names. Reference graph.md section 2, variant 9.
   *
   * @param id directory object id
   * @param appId client id; only an app has one
   */
  private record UnifiedAuditParty(
      @Nullable String type,
      @Nullable String id,
      @Nullable String name,
      @Nullable String upn,
      @Nullable String appId) {
    private static final Set<String> TYPES =
        Set.of("User", "Device", "Group", "ServicePrincipal", "Application", "Role", "Policy");

    static UnifiedAuditParty of(List<Fields> ids) {
      String type = null;
      String id = null;
      String name = null;
      String upn = null;
      List<String> bare = new ArrayList<>();
      for (Fields entry : ids) {
        String text = entry.text("ID");
        if (text == null) {
          continue;
        }
        int underline = text.indexOf('_');
        if (Guid.isDashed(text)) {
          bare.add(text);
        } else if (underline > 0 && Guid.isDashed(text.substring(underline + 1))) {
          type = text.substring(0, underline);
          id = text.substring(underline + 1);
        } else if (TYPES.contains(text)) {
          type = type == null ? text : type;
        } else if (text.indexOf('@') > 0) {
          upn = text;
        } else if ("1".equals(entry.text("Type"))) {
          name = text;
        }
      }
      if (id == null && !bare.isEmpty()) {
        id = bare.getFirst();
      }
      return new UnifiedAuditParty(type, id, name, upn, other(bare, id));
    }

    private static @Nullable String other(List<String> guids, @Nullable String id) {
      for (String guid : guids) {
        if (!guid.equalsIgnoreCase(id)) {
          return guid;
        }
      }
      return null;
    }
  }
}
