package dev.synctrace.diagnosis.evidence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something another thread works out before it is asked for.
 *
 * @param <T> what it is
 */
public final class BackgroundResult<T> {
  private final CompletableFuture<T> result;

  private BackgroundResult(CompletableFuture<T> result) {
    this.result = result;
  }

  /** Begins to work it out. */
  public static <T> BackgroundResult<T> of(Supplier<T> work) {
    return new BackgroundResult<>(CompletableFuture.supplyAsync(work));
  }

  /** Something that is available. */
  public static <T> BackgroundResult<T> known(T value) {
    return new BackgroundResult<>(CompletableFuture.completedFuture(value));
  }

  /** Waits until the work ends, whether it succeeds or fails. */
  public void await() {
    result.handle((value, failure) -> value).join();
  }

  /** Waits for it; a failure is thrown as it would be if this thread had worked it out. */
  public T get() {
    try {
      return result.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }
}
