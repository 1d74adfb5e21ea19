package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.AuditRecord.Actor;
import dev.synctrace.parsers.audit.AuditRecord.Target;
import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of Defender's {@code CloudAppEvents}: the unified audit record as {@code RawEventData},
 * with a finer time, and with names that the raw record may lack. Reference graph.md section 2,
 * variant 10.
 */
final class CloudAppEventsShape implements RecordShape {
  private final UnifiedAuditShape unified = new UnifiedAuditShape();

  @Override
  public boolean fits(Fields record) {
    return record.has("ActionType") && record.has("RawEventData");
  }

  @Override
  public ParsedAudit read(Fields record, ExportTimes times) {
    Fields data = record.object("RawEventData");
    AuditRecord raw = unified.record(Optional.ofNullable(data).orElseGet(Fields::new), times);
    if (data == null) {
      raw.losses().add(ExportLoss.CELL_BROKEN);
    }
    Instant time = times.read(record.text("Timestamp", "TimeGenerated"));
    return ParsedAudit.of(
        new AuditRecord(
            time != null ? time : raw.time(),
            raw.id() != null ? raw.id() : record.text("ReportId"),
            raw.activity() != null ? raw.activity() : record.text("ActionType"),
            raw.category(),
            raw.correlationId(),
            raw.result(),
            raw.reason(),
            raw.service() != null ? raw.service() : record.text("Application"),
            raw.operation(),
            raw.tenantId(),
            record.text("UserAgent"),
            actor(record, raw.actor()),
            targets(record, raw.targets()),
            raw.details(),
            raw.losses()));
  }

  private static Actor actor(Fields row, Actor raw) {
    return new Actor(
        raw.form(),
        raw.id() != null ? raw.id() : row.text("AccountObjectId"),
        raw.name() != null ? raw.name() : row.text("AccountDisplayName"),
        raw.upn(),
        raw.appId(),
        raw.ip() != null ? raw.ip() : row.text("IPAddress"));
  }

  /** A target without a name gets the one of the activity object that is the target. */
  private static List<Target> targets(Fields row, List<Target> raw) {
    String name = targetName(row);
    if (name == null) {
      return raw;
    }
    List<Target> targets = new ArrayList<>();
    for (Target target : raw) {
      boolean named = target.name() != null || target.upn() != null;
      targets.add(
          named
              ? target
              : new Target(target.type(), target.id(), name, target.upn(), target.properties()));
    }
    return targets;
  }

  private static @Nullable String targetName(Fields row) {
    for (Fields object : row.objects("ActivityObjects")) {
      if ("Target object".equalsIgnoreCase(object.text("Role"))) {
        return object.text("Name");
      }
    }
    return null;
  }
}
