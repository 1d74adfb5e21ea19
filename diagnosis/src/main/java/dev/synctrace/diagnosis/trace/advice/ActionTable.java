package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.trace.model.ClockDifference;
import java.io.Closeable;
import java.util.List;
import java.util.function.Consumer;

/** Actions of a case, a row each. To be gone through once, by one thread. */
public interface ActionTable extends Closeable {
  /** Passes the rows on, in the order of their first records. */
  void forEach(Consumer<ActionRow> sink);

  /**
   * How the clocks differ, as these actions and all status messages show; asked once, after the
   * rows.
   */
  List<ClockDifference> clocks();
}
