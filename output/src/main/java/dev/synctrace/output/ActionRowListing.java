package dev.synctrace.output;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.output.table.TenantAttachSummary;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TraceTable;
import dev.synctrace.output.text.RowConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Actions one a row.
 *
 * @param table read while it is written; not closed
 * @param causes in which the rows' causes are
 * @param site what concerns the whole site, asked for after the rows; null for some actions only
 */
public record ActionRowListing(
    ActionTable table,
    Supplier<CauseCatalogue> causes,
    @Nullable Supplier<TenantAttachSummary> site)
    implements Listing<ActionRow> {
  @Override
  public String name() {
    return "traces";
  }

  @Override
  public void forEach(RowConsumer<? super ActionRow> consumer) {
    table.forEach(RowConsumer.unchecked(consumer));
  }

  @Override
  public Fields<ActionRow> fields() {
    return Fields.<ActionRow>none()
        .with("firstTime", ActionRow::start)
        .with("outcome", ActionRow::outcome)
        .with("stoppedAt", row -> row.stoppedAt() == null ? null : row.stoppedAt().component())
        .with("taskGuid", row -> row.ids().taskGuid())
        .with("pushId", row -> row.ids().pushId())
        .with("taskId", row -> row.ids().taskId())
        .with("taskType", row -> row.ids().taskType())
        .with("templateId", row -> row.ids().templateId())
        .with("userId", row -> row.ids().userId())
        .with("tenantId", row -> row.ids().tenantId())
        .with("targets", row -> row.clients().targets())
        .with("reportedClients", row -> row.clients().reported())
        .with("failedClients", row -> row.clients().failed())
        .with("steps", ActionRow::steps)
        .with("warnings", ActionRow::warnings)
        .with("causes", row -> String.join(" ", row.causes()))
        .with("action", row -> row.action().orElse(null))
        .with("user", row -> row.user().name())
        .with("device", row -> row.devices().first())
        .with("devices", row -> row.devices().count() == 0 ? null : row.devices().count())
        .with("why", row -> row.reason().why())
        .with("nextStep", row -> row.reason().nextStep());
  }

  @Override
  public boolean print(TextPage page) {
    TraceTable text = new TraceTable(page);
    return site == null
        ? text.writeSome(table, causes.get())
        : text.write(table, causes.get(), site);
  }
}
