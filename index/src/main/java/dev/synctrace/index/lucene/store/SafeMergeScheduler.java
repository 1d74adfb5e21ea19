package dev.synctrace.index.lucene.store;

import java.io.IOException;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Merges in the background. A failure is kept and thrown by the next {@link #check()}, where Lucene
 * would print a stack trace from a thread of its own.
 */
public final class SafeMergeScheduler extends ConcurrentMergeScheduler {
  private volatile @Nullable Throwable failure;

  @Override
  protected void handleMergeException(Throwable merge) {
    failure = merge;
  }

  public void check() throws IOException {
    Throwable merge = failure;
    if (merge != null) {
      throw new IOException(merge.getMessage(), merge);
    }
  }
}
