package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keeps the cases open that were asked last, each as long as somebody reads it. */
public final class OpenCases implements AutoCloseable {
  private static final int MOST = 4;

  private final CaseShelf shelf;
  private final CauseCatalogue causes;
  private final Map<CaseId, OpenCase> open = new LinkedHashMap<>(16, 0.75f, true);
  private int inUse;

  OpenCases(CaseShelf shelf, CauseCatalogue causes) {
    this.shelf = shelf;
    this.causes = causes;
  }

  /** What is done with an open case. */
  @FunctionalInterface
  public interface Use<T> {
    T with(OpenCase opened) throws IOException;
  }

  /** Does something with a case, which stays open for it. */
  public <T> T with(CaseId id, Use<T> use) throws IOException {
    OpenCase opened = take(id);
    try {
      return use.with(opened);
    } finally {
      giveBack(opened);
    }
  }

  private synchronized OpenCase take(CaseId id) {
    OpenCase opened = open.get(id);
    if (opened == null) {
      opened = new OpenCase(LuceneCaseStore.mapped(shelf.folder(id).index()).open(), causes);
      open.put(id, opened);
      closeEldest();
    }
    opened.use();
    inUse++;
    return opened;
  }

  private void closeEldest() {
    Iterator<OpenCase> eldest = open.values().iterator();
    while (open.size() > MOST && eldest.hasNext()) {
      OpenCase next = eldest.next();
      eldest.remove();
      if (next.forget()) {
        next.close();
      }
    }
  }

  private synchronized void giveBack(OpenCase opened) {
    inUse--;
    if (opened.leave()) {
      opened.close();
    }
    notifyAll();
  }

  /** Closes a case that is to be removed, as soon as nobody reads it any more. */
  synchronized void forget(CaseId id) {
    OpenCase opened = open.remove(id);
    if (opened != null && opened.forget()) {
      opened.close();
    }
  }

  @Override
  public synchronized void close() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    try {
      while (inUse > 0 && System.nanoTime() < end) {
        wait(100);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    open.values().forEach(OpenCase::close);
    open.clear();
  }
}
