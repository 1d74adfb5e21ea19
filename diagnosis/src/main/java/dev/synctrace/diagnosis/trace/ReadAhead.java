package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads the next events while those at hand are being joined, since each takes about as long as the
 * other. One batch is read at a time, so an iteration that is given up leaves nothing waiting.
 */
final class ReadAhead implements Iterator<Event> {
  private static final int BATCH = 2_000;

  private final Iterator<Event> events;
  private Iterator<Event> batch = List.<Event>of().iterator();
  private CompletableFuture<List<Event>> next;

  ReadAhead(Iterator<Event> events) {
    this.events = events;
    this.next = CompletableFuture.supplyAsync(this::read);
  }

  @Override
  public boolean hasNext() {
    if (!batch.hasNext()) {
      List<Event> read = taken();
      batch = read.iterator();
      if (read.size() == BATCH) {
        next = CompletableFuture.supplyAsync(this::read);
      } else {
        next = CompletableFuture.completedFuture(List.of());
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

  /** A failure of the search is thrown as it would be without reading ahead. */
  private List<Event> taken() {
    try {
      return next.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private List<Event> read() {
    List<Event> read = new ArrayList<>(BATCH);
    while (read.size() < BATCH && events.hasNext()) {
      read.add(events.next());
    }
    return read;
  }
}
