package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.Ahead;
import dev.synctrace.event.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads the next events while those at hand are being joined, since each takes about as long as the
 * other. One batch is read at a time, so an iteration that is given up leaves nothing waiting.
 */
final class ReadAhead implements Iterator<Event> {
  private static final int BATCH = 2_000;

  private final Iterator<Event> events;
  private Iterator<Event> batch = List.<Event>of().iterator();
  private Ahead<List<Event>> next;

  ReadAhead(Iterator<Event> events) {
    this.events = events;
    this.next = Ahead.of(this::read);
  }

  @Override
  public boolean hasNext() {
    if (!batch.hasNext()) {
      List<Event> read = next.get();
      batch = read.iterator();
      if (read.size() == BATCH) {
        next = Ahead.of(this::read);
      } else {
        next = Ahead.known(List.of());
      }
    }
    return batch.hasNext();
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.next();
  }

  private List<Event> read() {
    List<Event> read = new ArrayList<>(BATCH);
    while (read.size() < BATCH && events.hasNext()) {
      read.add(events.next());
    }
    return read;
  }
}
