package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.serve.http.HttpProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the cases open that were asked last, each as long as someone reads it. Cases are opened and
 * closed outside the lock: one in a cluster that is away must not hold up the others.
 */
public final class OpenCases implements AutoCloseable {
  private static final int MOST = 4;
  private static final long TRY_AGAIN_SECONDS = 10;

  private final CaseRepository repository;
  private final MountedCases given;
  private final CauseCatalogue causes;
  private final Map<CaseId, OpenCase> open = new LinkedHashMap<>(16, 0.75f, true);
  private int inUse;

  OpenCases(CaseRepository repository, MountedCases given, CauseCatalogue causes) {
    this.repository = repository;
    this.given = given;
    this.causes = causes;
  }

  /** What is done with an open case. */
  @FunctionalInterface
  public interface Use<T> {
    T with(OpenCase opened) throws IOException;
  }

  /**
   * Does something with a case, which stays open for it.
   *
   * @throws HttpProblem 503 when a given case cannot be read now
   */
  public <T> T with(CaseId id, Use<T> use) throws IOException {
    OpenCase opened = take(id);
    try {
      return use.with(opened);
    } catch (CaseException e) {
      // Whoever asks next opens it again: by then the cluster may be back.
      opened.fail(e);
      forget(id, opened);
      throw problem(id, e);
    } finally {
      giveBack(opened);
    }
  }

  /** Where a given case is, who started the server has said; the paths of uploads are not shown. */
  private RuntimeException problem(CaseId id, CaseException failure) {
    return given.store(id).isEmpty()
        ? failure
        : HttpProblem.later(
            503, "This case cannot be opened. " + failure.getMessage(), TRY_AGAIN_SECONDS);
  }

  private OpenCase take(CaseId id) {
    List<OpenCase> unused = new ArrayList<>();
    OpenCase opened;
    synchronized (this) {
      opened = open.computeIfAbsent(id, _ -> new OpenCase(store(id), causes));
      opened.use();
      inUse++;
      forgetEldest(unused);
    }
    unused.forEach(OpenCase::close);
    return opened;
  }

  private CaseStore store(CaseId id) {
    return given.store(id).orElseGet(() -> LuceneCaseStore.mapped(repository.folder(id).index()));
  }

  private void forgetEldest(List<OpenCase> unused) {
    Iterator<OpenCase> eldest = open.values().iterator();
    while (open.size() > MOST && eldest.hasNext()) {
      OpenCase next = eldest.next();
      eldest.remove();
      if (next.forget()) {
        unused.add(next);
      }
    }
  }

  private void giveBack(OpenCase opened) {
    boolean last;
    synchronized (this) {
      inUse--;
      last = opened.leave();
      notifyAll();
    }
    if (last) {
      opened.close();
    }
  }

  /** Closes a case that is to be removed, as soon as no one reads it any more. */
  void forget(CaseId id) {
    Optional<OpenCase> opened;
    synchronized (this) {
      opened = Optional.ofNullable(open.get(id));
    }
    opened.ifPresent(each -> forget(id, each));
  }

  private void forget(CaseId id, OpenCase opened) {
    boolean unused;
    synchronized (this) {
      unused = open.remove(id, opened) && opened.forget();
    }
    if (unused) {
      opened.close();
    }
  }

  @Override
  public void close() {
    awaitReaders();
    List<OpenCase> left;
    synchronized (this) {
      left = List.copyOf(open.values());
      open.clear();
    }
    left.forEach(OpenCase::close);
  }

  private synchronized void awaitReaders() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    try {
      while (inUse > 0 && System.nanoTime() < end) {
        wait(100);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
