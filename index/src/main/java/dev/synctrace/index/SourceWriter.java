package dev.synctrace.index;

import dev.synctrace.event.Event;

/** Adds the events of one source. Safe for use by many threads. */
public interface SourceWriter extends AutoCloseable {
  /** The source's name in the case. */
  String path();

  /**
   * Adds one event. Events of one line sort in the order in which one thread adds them.
   *
   * @param event its source is {@link #path()}
   * @throws CaseException when the case cannot be written, such as on a full disk
   */
  void add(Event event);

  /**
   * Says that all events are added.
   *
   * @param summary what is known of the source, of its path and SHA-256; its state is taken as
   *     complete
   */
  void complete(SourceSummary summary);

  /** Takes the source and its events out of the case again, unless it is complete. */
  @Override
  void close();
}
