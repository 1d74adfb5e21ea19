package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.store.CaseFailures;
import dev.synctrace.index.search.SearchStoppedException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.IOSupplier;

/**
 * Ends a search early where its asker wants that: while terms are looked up and while matches are
 * collected. What was found until then is not given out. Safe for use by many threads.
 *
 * @param told asked from time to time; once true, it stays so
 */
record SearchStop(BooleanSupplier told) implements QueryTimeout {
  /** Lets a search run to its end. */
  static final SearchStop NEVER = new SearchStop(() -> false);

  @Override
  public boolean shouldExit() {
    return told.getAsBoolean();
  }

  /** The reader, which ends when told. */
  DirectoryReader in(DirectoryReader reader) throws IOException {
    return this == NEVER ? reader : ExitableDirectoryReader.wrap(reader, this);
  }

  /** The searcher, which ends when told. */
  IndexSearcher in(IndexSearcher searcher) {
    if (this != NEVER) {
      searcher.setTimeout(this);
    }
    // A command asks once; caching would cost more than it gives.
    searcher.setQueryCache(null);
    return searcher;
  }

  /**
   * A part of a search.
   *
   * @throws SearchStoppedException when told to stop before its end
   * @throws dev.synctrace.index.CaseException when the case cannot be read
   */
  <T> T whole(CaseFailures failures, IOSupplier<T> part) {
    try {
      T found = part.get();
      if (told.getAsBoolean()) {
        throw new SearchStoppedException();
      }
      return found;
    } catch (ExitingReaderException e) {
      throw new SearchStoppedException();
    } catch (IOException e) {
      throw failures.of(e);
    }
  }
}
