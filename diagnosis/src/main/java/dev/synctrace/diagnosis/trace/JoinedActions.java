package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.EventSearch;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rows of actions that are worked out while they are passed on. */
public final class JoinedActions implements ActionTable {
  private final Iterable<Trace> actions;
  private final Function<Trace, List<FoundCause>> causes;
  private final EventSearch events;
  private final Clocks clocks = new Clocks();

  /**
   * @param actions whose rows these are, such as {@link Traces#all()}
   * @param causes gives those that fit an action, best first
   * @param events of the case
   */
  public JoinedActions(
      Iterable<Trace> actions, Function<Trace, List<FoundCause>> causes, EventSearch events) {
    this.actions = actions;
    this.causes = causes;
    this.events = events;
  }

  @Override
  public void forEach(Consumer<ActionRow> sink) {
    for (Trace action : actions) {
      clocks.add(action);
      sink.accept(ActionRow.of(action, causes.apply(action)));
    }
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
