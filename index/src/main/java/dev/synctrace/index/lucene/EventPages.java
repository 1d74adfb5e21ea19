package dev.synctrace.index.lucene;

import dev.synctrace.event.Event;
import dev.synctrace.index.SearchRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The events found, oldest first, read page by page: memory does not grow with the number of hits.
 * Pages grow, since each costs another pass over the matches, but the first must come soon.
 */
final class EventPages implements Iterable<Event> {
  private static final int FIRST_PAGE = 2_000;
  private static final int LARGEST_PAGE = 64_000;

  /** Events in memory at a time, whatever their length. */
  private static final int BATCH = 500;

  private final IndexSearcher searcher;
  private final Query query;
  private final CaseFailures failures;
  private final long wanted;
  private final boolean newest;

  EventPages(IndexSearcher searcher, Query query, SearchRequest request, CaseFailures failures) {
    this.searcher = searcher;
    this.query = query;
    this.failures = failures;
    this.wanted = request.limit() == 0 ? Long.MAX_VALUE : request.limit();
    this.newest = request.newest() && request.limit() > 0;
  }

  @Override
  public Iterator<Event> iterator() {
    try {
      return new Pages(new StoredEvents(searcher.getIndexReader()));
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  private final class Pages implements Iterator<Event> {
    private final StoredEvents stored;
    private final Deque<FieldDoc> page = new ArrayDeque<>();
    private final Deque<Event> read = new ArrayDeque<>();
    private @Nullable FieldDoc last;
    private long left = wanted;
    private int pageSize = FIRST_PAGE;

    /** Whether the page holds the last of the hits. */
    private boolean lastPage;

    Pages(StoredEvents stored) throws IOException {
      this.stored = stored;
      if (newest && wanted <= LARGEST_PAGE) {
        for (FieldDoc hit : EventOrder.NEWEST_FIRST.page(searcher, query, (int) wanted, null)) {
          page.addFirst(hit);
        }
        lastPage = true;
      } else if (newest) {
        skip(searcher.count(query) - wanted);
      }
    }

    @Override
    public boolean hasNext() {
      if (read.isEmpty() && left > 0) {
        try {
          readOn();
        } catch (IOException e) {
          throw failures.of(e);
        }
      }
      return !read.isEmpty();
    }

    @Override
    public Event next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      left--;
      return read.removeFirst();
    }

    private void readOn() throws IOException {
      if (page.isEmpty() && !lastPage) {
        turn((int) Math.min(left, pageSize));
        pageSize = Math.min(LARGEST_PAGE, pageSize * 2);
      }
      List<FieldDoc> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH && !page.isEmpty()) {
        batch.add(page.removeFirst());
      }
      read.addAll(Arrays.asList(stored.read(batch)));
    }

    private void skip(long count) throws IOException {
      for (long ahead = count; ahead > 0; ahead -= LARGEST_PAGE) {
        turn((int) Math.min(ahead, LARGEST_PAGE));
      }
      page.clear();
    }

    private void turn(int size) throws IOException {
      page.clear();
      for (FieldDoc hit : EventOrder.OLDEST_FIRST.page(searcher, query, size, last)) {
        page.addLast(hit);
        last = hit;
      }
      lastPage = page.size() < size;
    }
  }
}
