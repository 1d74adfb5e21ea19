package dev.synctrace.index.ingest;

import dev.synctrace.index.LineOrdinals;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.EventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Indexes events in batches while the next ones are read. Few batches wait at any time, so memory
 * does not grow with the bundle.
 */
final class IndexingPipeline implements AutoCloseable {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());
  private static final int BATCH_EVENTS = 512;
  private static final int BATCH_CHARACTERS = 1 << 20;
  private static final int WAITING_BATCHES = 2 * THREADS;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("index-", 0).daemon().factory());
  private final Semaphore places = new Semaphore(WAITING_BATCHES);

  /** A sink for the events of one source. */
  Indexer into(SourceWriter source, IngestProgress progress) {
    return new Indexer(source, progress);
  }

  @Override
  public void close() {
    threads.close();
  }

  /** An event, and which of the records on its line it is. */
  private record Placed(Event event, int ordinal) {}

  /** Takes the events of one source from one thread. */
  final class Indexer implements EventSink, AutoCloseable {
    private final SourceWriter source;
    private final IngestProgress progress;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final LineOrdinals ordinals = new LineOrdinals();
    private List<Placed> batch = new ArrayList<>(BATCH_EVENTS);
    private int characters;

    private Indexer(SourceWriter source, IngestProgress progress) {
      this.source = source;
      this.progress = progress;
    }

    @Override
    public void accept(Event event) throws IOException {
      batch.add(new Placed(event, ordinals.next(event)));
      characters += event.message().length();
      if (batch.size() == BATCH_EVENTS || characters > BATCH_CHARACTERS) {
        handOver();
      }
    }

    /**
     * Waits until all events are in the case.
     *
     * @throws RuntimeException the first failure of any thread
     */
    void finish() throws IOException {
      handOver();
      awaitAll();
      throwFailure();
    }

    /** Waits for what is under way, so that nothing is added after the source is given up. */
    @Override
    public void close() {
      awaitAll();
    }

    private void handOver() throws IOException {
      throwFailure();
      if (batch.isEmpty()) {
        return;
      }
      List<Placed> full = batch;
      batch = new ArrayList<>(BATCH_EVENTS);
      characters = 0;
      progress.advanced(0, full.size());
      places.acquireUninterruptibly();
      threads.execute(() -> index(full));
    }

    private void index(List<Placed> events) {
      try {
        if (failure.get() == null) {
          events.forEach(placed -> source.add(placed.event(), placed.ordinal()));
        }
      } catch (RuntimeException e) {
        failure.compareAndSet(null, e);
      } finally {
        places.release();
      }
    }

    private void awaitAll() {
      places.acquireUninterruptibly(WAITING_BATCHES);
      places.release(WAITING_BATCHES);
    }

    private void throwFailure() {
      RuntimeException first = failure.get();
      if (first != null) {
        throw first;
      }
    }
  }
}
