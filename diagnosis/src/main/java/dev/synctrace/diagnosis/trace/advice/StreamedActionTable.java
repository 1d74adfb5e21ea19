package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.join.Clocks;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.EventSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rows of actions that are worked out while they are passed on. */
public final class StreamedActionTable implements ActionTable {
  /** The names of devices are read for actions of so many steps together. */
  private static final int STEPS_AT_ONCE = 2_000;

  private final Iterable<Trace> actions;
  private final Function<Trace, List<FoundCause>> causes;
  private final EventSearch events;
  private final UserDeviceNames subjects;
  private final ActionReasons reasons;
  private final Clocks clocks = new Clocks();

  /**
   * @param actions whose rows these are, such as {@link Traces#all()}
   * @param causes gives those that fit an action, best first
   * @param opened their case
   */
  public StreamedActionTable(
      Iterable<Trace> actions, Function<Trace, List<FoundCause>> causes, Case opened) {
    this.actions = actions;
    this.causes = causes;
    this.events = opened.events();
    this.subjects = new UserDeviceNames(new IndexedEvents(opened));
    this.reasons = new ActionReasons(subjects);
  }

  @Override
  public void forEach(Consumer<ActionRow> sink) {
    List<Trace> batch = new ArrayList<>();
    int steps = 0;
    for (Trace action : actions) {
      clocks.add(action);
      batch.add(action);
      steps += action.steps().size();
      if (steps >= STEPS_AT_ONCE) {
        pass(batch, sink);
        steps = 0;
      }
    }
    pass(batch, sink);
  }

  private void pass(List<Trace> batch, Consumer<ActionRow> sink) {
    subjects.readFirstDevices(batch);
    for (Trace action : batch) {
      sink.accept(ActionRow.of(action, causes.apply(action), subjects, reasons));
    }
    batch.clear();
  }

  @Override
  public List<ClockDifference> clocks() {
    clocks.addStatusMessages(events);
    return clocks.differences();
  }

  @Override
  public void close() {
    // Its case is closed by who opened it.
  }
}
