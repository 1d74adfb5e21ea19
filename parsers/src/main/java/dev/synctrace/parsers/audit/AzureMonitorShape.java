package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue.Fields;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Graph record in the envelope of Azure Monitor, as an Event Hub or a storage account gets it;
 * also the one of 2018, of which no more is read than its name, time and result. Reference graph.md
 * section 2, variants 4 and 5.
 */
final class AzureMonitorShape implements RecordShape {
  private static final String TENANTS = "/tenants/";

  private final GraphShape graph = new GraphShape();

  @Override
  public boolean fits(Fields record) {
    String category = record.text("category");
    return ("AuditLogs".equalsIgnoreCase(category) || "Audit".equalsIgnoreCase(category))
        && (record.object("properties") != null
            || (record.has("operationName") && record.has("time")));
  }

  @Override
  public ParsedAudit read(Fields record, ExportTimes times) {
    Fields properties = Optional.ofNullable(record.object("properties")).orElseGet(Fields::new);
    AuditRecord inner = graph.record(properties, times);
    boolean legacy = !properties.has("activityDateTime") && !properties.has("targetResources");
    Set<ExportLoss> losses = EnumSet.noneOf(ExportLoss.class);
    losses.addAll(inner.losses());
    if (legacy) {
      losses.add(ExportLoss.LEGACY);
    }
    return ParsedAudit.of(
        new AuditRecord(
            inner.time() != null ? inner.time() : times.read(record.text("time")),
            inner.id(),
            or(inner.activity(), record.text("operationName")),
            inner.category(),
            or(inner.correlationId(), record.text("correlationId")),
            or(inner.result(), record.text("resultType")),
            or(inner.reason(), record.text("resultDescription")),
            inner.service(),
            inner.operation(),
            or(inner.tenantId(), tenant(record)),
            inner.userAgent(),
            inner.actor().name() == null && inner.actor().id() == null
                ? outside(record, inner.actor())
                : inner.actor(),
            inner.targets(),
            inner.details(),
            losses));
  }

  private static AuditRecord.Actor outside(Fields record, AuditRecord.Actor inner) {
    String name = record.text("identity");
    return name == null || inner.upn() != null
        ? inner
        : new AuditRecord.Actor(
            inner.form(), null, name, null, inner.appId(), record.text("callerIpAddress"));
  }

  static @Nullable String tenant(Fields record) {
    String tenant = record.text("tenantId");
    String resource = record.text("resourceId");
    if (tenant != null || resource == null) {
      return tenant;
    }
    int at = resource.toLowerCase(Locale.ROOT).indexOf(TENANTS);
    if (at < 0) {
      return null;
    }
    int end = resource.indexOf('/', at + TENANTS.length());
    return resource.substring(at + TENANTS.length(), end < 0 ? resource.length() : end);
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
