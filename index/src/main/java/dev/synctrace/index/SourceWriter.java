package dev.synctrace.index;

import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Event;

/** Adds the events of one source. Safe for use by many threads. */
public interface SourceWriter extends AutoCloseable {
  /** The source's name in the case. */
  String path();

  /**
   * Adds one event.
   *
   * @param event its source is {@link #path()}
   * @param ordinal which of the records that begin on its line it is, from 0, by {@link
   *     LineOrdinals}; of equal time they sort by it
   * @throws CaseException when the case cannot be written, such as on a full disk
   */
  void add(Event event, int ordinal);

  /** Adds an event that begins on a line of its own, as {@link #add(Event, int)} does. */
  default void add(Event event) {
    add(event, 0);
  }

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
