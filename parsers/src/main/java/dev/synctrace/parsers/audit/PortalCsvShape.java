package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.AuditRecord.Actor;
import dev.synctrace.parsers.audit.AuditRecord.ActorForm;
import dev.synctrace.parsers.audit.AuditRecord.Detail;
import dev.synctrace.parsers.audit.AuditRecord.Target;
import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue.Fields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A row of the Entra portal's CSV, after {@link PortalColumns} gave its columns their English
 * names. It has no id, at most three targets, five properties each, six details. Reference graph.md
 * section 2, variant 8.
 */
final class PortalCsvShape implements RecordShape {

  @Override
  public boolean fits(Fields record) {
    return record.has(PortalColumns.DATE) && record.has("Activity");
  }

  @Override
  public ParsedAudit read(Fields row, ExportTimes times) {
    Set<ExportLoss> losses = EnumSet.noneOf(ExportLoss.class);
    return ParsedAudit.of(
        new AuditRecord(
            times.read(row.text(PortalColumns.DATE)),
            null,
            row.text("Activity"),
            row.text("Category"),
            row.text("CorrelationId"),
            row.text("Result"),
            row.text("ResultReason"),
            row.text("Service"),
            null,
            null,
            row.text("User Agent"),
            actor(row),
            targets(row, losses),
            details(row),
            losses));
  }

  private static Actor actor(Fields row) {
    String type = row.text("ActorType");
    String principal = row.text("ActorServicePrincipalId");
    boolean app = type == null ? principal != null : type.toLowerCase(Locale.ROOT).startsWith("ap");
    String object = row.text("ActorObjectId");
    ActorForm form = app ? ActorForm.APP : object == null ? ActorForm.NONE : ActorForm.USER;
    return new Actor(
        form,
        app && principal != null ? principal : object,
        row.text("ActorDisplayName"),
        row.text("ActorUserPrincipalName"),
        null,
        row.text("IPAddress"));
  }

  private static List<Target> targets(Fields row, Set<ExportLoss> losses) {
    List<Target> targets = new ArrayList<>();
    for (int t = 1; t <= PortalColumns.TARGETS; t++) {
      String prefix = "Target" + t;
      Target target =
          new Target(
              row.text(prefix + "Type"),
              row.text(prefix + "ObjectId"),
              row.text(prefix + "DisplayName"),
              row.text(prefix + "UserPrincipalName"),
              properties(row, prefix));
      if (target.type() != null || target.id() != null || !target.properties().isEmpty()) {
        targets.add(target);
      }
      if (target.properties().size() == PortalColumns.PROPERTIES) {
        losses.add(ExportLoss.COLUMNS_FULL);
      }
    }
    return targets;
  }

  private static List<ModifiedProperty> properties(Fields row, String target) {
    List<ModifiedProperty> properties = new ArrayList<>();
    for (int p = 1; p <= PortalColumns.PROPERTIES; p++) {
      String prefix = target + "ModifiedProperty" + p;
      String name = row.text(prefix + "Name");
      if (name != null) {
        properties.add(
            new ModifiedProperty(
                name, row.text(prefix + "OldValue"), row.text(prefix + "NewValue")));
      }
    }
    return properties;
  }

  private static List<Detail> details(Fields row) {
    List<Detail> details = new ArrayList<>();
    for (int d = 1; d <= PortalColumns.DETAILS; d++) {
      String key = row.text("AdditionalDetail" + d + "Key");
      if (key != null) {
        details.add(new Detail(key, row.text("AdditionalDetail" + d + "Value")));
      }
    }
    return details;
  }
}
