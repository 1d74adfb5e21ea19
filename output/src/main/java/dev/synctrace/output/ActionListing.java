package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.output.json.TraceJson;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TraceDetails;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Actions with all their steps. For a table or a spreadsheet, {@link ActionRowListing} has less to
 * read.
 *
 * @param actions read while they are written
 * @param diagnosis of the same case
 * @param activities what happened at the service connection point besides; asked for at the end
 * @param showParameters whether the parameters of tasks are decoded
 */
public record ActionListing(
    Iterable<Trace> actions,
    Diagnosis diagnosis,
    Supplier<List<RepeatedSiteEvent>> activities,
    boolean showParameters)
    implements Listing<Trace> {
  @Override
  public String name() {
    return "traces";
  }

  @Override
  public void forEach(RowConsumer<? super Trace> consumer) throws IOException {
    for (Trace action : actions) {
      consumer.accept(action);
    }
  }

  @Override
  public Fields<Trace> fields() {
    throw new UnsupportedOperationException("ActionRowListing has the fields of actions");
  }

  @Override
  public boolean print(TextPage page) {
    TraceDetails details = new TraceDetails(page, diagnosis, showParameters);
    boolean any = false;
    for (Trace action : actions) {
      details.write(action);
      any = true;
    }
    return any;
  }

  @Override
  public void write(JsonGenerator json, Trace action) throws IOException {
    writer(json).trace(action);
  }

  @Override
  public void writeTail(JsonGenerator json) throws IOException {
    writer(json).site(activities.get());
  }

  private TraceJson writer(JsonGenerator json) {
    return new TraceJson(json, diagnosis, showParameters, Redaction.secretsOnly());
  }
}
