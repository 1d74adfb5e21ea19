package dev.synctrace.diagnosis.evidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads the next elements while the available ones are processed, where each takes about as long as
 * the other. One batch is read at a time, so an iteration that is given up leaves nothing waiting.
 */
public final class PrefetchingIterator<T> implements Iterator<T> {
  private final Iterator<T> elements;
  private final int batchSize;
  private Iterator<T> batch = List.<T>of().iterator();
  private BackgroundResult<List<T>> next;

  /**
   * @param elements asked by one thread at a time
   * @param batchSize so many at a time, at least 1; twice as many are in memory
   */
  public PrefetchingIterator(Iterator<T> elements, int batchSize) {
    this.elements = elements;
    this.batchSize = batchSize;
    this.next = BackgroundResult.of(this::read);
  }

  @Override
  public boolean hasNext() {
    if (!batch.hasNext()) {
      List<T> read = next.get();
      batch = read.iterator();
      if (read.size() == batchSize) {
        next = BackgroundResult.of(this::read);
      } else {
        next = BackgroundResult.known(List.of());
      }
    }
    return batch.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.next();
  }

  private List<T> read() {
    List<T> read = new ArrayList<>(batchSize);
    while (read.size() < batchSize && elements.hasNext()) {
      read.add(elements.next());
    }
    return read;
  }
}
