package dev.synctrace.output;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.TraceJson;
import dev.synctrace.output.json.TraceJson.TraceAnswer;
import dev.synctrace.output.json.TraceJson.TracedAction;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TraceDetails;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Actions with all their steps. For a table or a spreadsheet, {@link ActionRowListing} has less to
 * read.
 */
public final class ActionListing implements Listing<TracedAction> {
  private final TraceAnswer actions;

  /**
   * Creates a listing.
   *
   * @param actions read while they are written
   * @param diagnosis of the same case
   * @param activities what happened at the service connection point besides; asked for at the end
   * @param showParameters whether the parameters of tasks are decoded
   */
  public ActionListing(
      Iterable<Trace> actions,
      Diagnosis diagnosis,
      Supplier<List<RepeatedSiteEvent>> activities,
      boolean showParameters) {
    this.actions = new TraceAnswer(actions, diagnosis, activities, showParameters);
  }

  @Override
  public void forEach(RowConsumer<? super TracedAction> consumer) throws IOException {
    actions.forEach(consumer);
  }

  @Override
  public Fields<TracedAction> fields() {
    throw new UnsupportedOperationException("ActionRowListing has the fields of actions");
  }

  @Override
  public JsonAnswer<TracedAction> json() {
    return schema(actions.diagnosis().machines()).of(actions);
  }

  /** Returns the schema of the JSON. */
  public static AnswerSchema<TraceAnswer, TracedAction> schema(SourceMachines machines) {
    return new AnswerSchema<>(TraceJson.document(machines), TraceJson.action(machines));
  }

  @Override
  public boolean print(TextPage page) {
    TraceDetails details = new TraceDetails(page, actions.diagnosis(), actions.showParameters());
    boolean any = false;
    for (Trace action : actions.traces()) {
      details.write(action);
      any = true;
    }
    return any;
  }
}
