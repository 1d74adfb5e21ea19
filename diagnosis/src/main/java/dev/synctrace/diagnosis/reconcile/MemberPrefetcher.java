package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.MemberEvents;
import dev.synctrace.diagnosis.context.MemberLoader;
import dev.synctrace.diagnosis.identity.Identity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Loads the next members while the ones before are judged: asking the index is most of the work of
 * judging all. Members come in the order given; only a few batches are in memory.
 */
final class MemberPrefetcher implements AutoCloseable {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

  private final MemberLoader loader;
  private final ExecutorService threads;

  MemberPrefetcher(MemberLoader loader) {
    this.loader = loader;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("load-", 0).factory());
  }

  /**
   * Passes on the events of each identity.
   *
   * @param identities gives the identity of an anchor; asked in this thread only
   */
  void load(List<Integer> anchors, IntFunction<Identity> identities, Consumer<MemberEvents> sink) {
    Deque<Future<List<MemberEvents>>> loading = new ArrayDeque<>();
    for (int from = 0; from < anchors.size(); from += MemberLoader.AT_ONCE) {
      int to = Math.min(anchors.size(), from + MemberLoader.AT_ONCE);
      List<Identity> batch = new ArrayList<>();
      for (int anchor : anchors.subList(from, to)) {
        batch.add(identities.apply(anchor));
      }
      loading.add(threads.submit(() -> loader.load(batch)));
      if (loading.size() > THREADS) {
        take(loading.remove()).forEach(sink);
      }
    }
    while (!loading.isEmpty()) {
      take(loading.remove()).forEach(sink);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static List<MemberEvents> take(Future<List<MemberEvents>> batch) {
    try {
      return batch.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("members could not be loaded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while members were loaded", e);
    }
  }
}
