package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code MicrosoftGraphActivityLogs}: no audit but a call of Graph with its answer, the
 * only record of writes that were refused. Reference graph.md section 2, variant 11.
 */
final class GraphActivityShape implements RecordShape {

  @Override
  public boolean fits(Fields record) {
    Fields call = call(record);
    return call.has("requestMethod") && call.has("requestUri");
  }

  @Override
  public ParsedAudit read(Fields record, ExportTimes times) {
    Fields call = call(record);
    String time = call.text("timeGenerated", "time");
    var instant = times.read(time != null ? time : record.text("time"));
    String status = call.text("responseStatusCode");
    String url = call.text("requestUri");
    String app = call.text("servicePrincipalId");
    String user = call.text("userId");
    Attributes.Builder attributes =
        Attributes.builder()
            .put(Attribute.METHOD, call.text("requestMethod"))
            .put(Attribute.URL, url)
            .put(Attribute.HTTP_STATUS, status)
            .put(Attribute.APP_ID, call.text("appId"))
            .put(Attribute.ACTOR_APP_ID, call.text("appId"))
            .put(Attribute.ACTOR_ID, app != null ? app : user)
            .put(Attribute.ACTOR_KIND, app != null ? "app" : user != null ? "user" : "unknown")
            .put(Attribute.ACTIVITY_ID, call.text("requestId", "operationId"))
            .put(Attribute.CORRELATION_ID, call.text("clientRequestId"))
            .put(Attribute.TENANT_ID, tenant(record, call))
            .put(Attribute.IP_ADDRESS, call.text("ipAddress"))
            .put(Attribute.USER_AGENT, call.text("userAgent"))
            .put(Attribute.RESULT, failed(status) ? "failure" : "success");
    putIdsOfUrl(url, attributes);
    return new ParsedAudit(
        instant,
        "MicrosoftGraphActivityLogs",
        severity(status),
        Kind.GRAPH_ACTIVITY,
        call.text("requestMethod") + " " + url + " answered " + (status == null ? "?" : status),
        attributes,
        instant == null ? EnumSet.of(ExportLoss.NO_TIME) : Set.of());
  }

  private static Fields call(Fields record) {
    return Optional.ofNullable(record.object("properties")).orElse(record);
  }

  private static @Nullable String tenant(Fields record, Fields call) {
    String tenant = AzureMonitorShape.tenant(record);
    return tenant != null ? tenant : call.text("tenantId", "AADTenantId");
  }

  private static boolean failed(@Nullable String status) {
    return status != null && (status.startsWith("4") || status.startsWith("5"));
  }

  /** A refusal is an error; an object that isn't there, or a call too many, is a warning. */
  private static Severity severity(@Nullable String status) {
    if (status == null || !failed(status)) {
      return Severity.INFO;
    }
    return status.equals("404") || status.equals("429") ? Severity.WARNING : Severity.ERROR;
  }

  /** {@code /groups/<id>/members/<id>}, {@code /devices/<id>}: which object the call was about. */
  private static void putIdsOfUrl(@Nullable String url, Attributes.Builder attributes) {
    if (url == null) {
      return;
    }
    int query = url.indexOf('?');
    String[] parts = (query < 0 ? url : url.substring(0, query)).split("/", -1);
    for (int i = 0; i + 1 < parts.length; i++) {
      if (Guid.isDashed(parts[i + 1])) {
        switch (parts[i]) {
          case "groups" -> attributes.put(Attribute.GROUP_ID, parts[i + 1]);
          case "members", "devices", "directoryObjects" ->
              attributes.put(Attribute.OBJECT_ID, parts[i + 1]);
          default -> {}
        }
      }
    }
  }
}
