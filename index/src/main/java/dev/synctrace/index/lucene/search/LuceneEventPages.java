package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.search.TimePartition.Slice;
import dev.synctrace.index.lucene.store.CaseFailures;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The events found, oldest first, read page by page: memory does not grow with the number of hits.
 * The first page comes from among all matches, since it must come soon; who reads on gets a page
 * for each of the {@link TimePartition}.
 */
final class LuceneEventPages implements Iterable<Hit> {
  private static final int FIRST_PAGE = 1_000;
  private static final int PAGE = 32_000;

  /** Events in memory at a time to begin with, whatever their length. */
  private static final int BATCH = 500;

  /**
   * Where events turn out to be short, more are read at a time, so that fewer blocks are unpacked
   * for each: in a case of many machines neighbours in time are far apart on disk.
   */
  private static final int LARGEST_BATCH = 16_000;

  private static final int BATCH_CHARACTERS = 1 << 21;

  private final IndexSearcher searcher;
  private final Query query;
  private final DuplicateAudits copies;
  private final CaseFailures failures;
  private final SearchStop stop;
  private final boolean distinct;
  private final long wanted;
  private final boolean newest;

  /**
   * @param query the request's, without the copies it leaves out
   */
  LuceneEventPages(
      IndexSearcher searcher,
      Query query,
      SearchRequest request,
      DuplicateAudits copies,
      CaseFailures failures,
      SearchStop stop) {
    this.searcher = searcher;
    this.query = query;
    this.copies = copies;
    this.failures = failures;
    this.stop = stop;
    this.distinct = request.distinct();
    this.wanted = request.limit() == 0 ? Long.MAX_VALUE : request.limit();
    this.newest = request.newest() && request.limit() > 0;
  }

  @Override
  public Iterator<Hit> iterator() {
    return stop.whole(failures, () -> new Pages(new StoredEvents(searcher.getIndexReader())));
  }

  private final class Pages implements Iterator<Hit> {
    private final StoredEvents stored;
    private final Deque<FieldDoc> page = new ArrayDeque<>();
    private final Deque<Hit> read = new ArrayDeque<>();
    private @Nullable FieldDoc last;
    private long left = wanted;
    private @Nullable Deque<Slice> slices;
    private int batchSize = BATCH;

    /** Whether the page holds the last of the hits. */
    private boolean lastPage;

    Pages(StoredEvents stored) throws IOException {
      this.stored = stored;
      if (newest && wanted <= PAGE) {
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
        stop.whole(failures, this::readOn);
      }
      return !read.isEmpty();
    }

    @Override
    public Hit next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      left--;
      return read.removeFirst();
    }

    /** Gives the number of events that are read now. */
    private int readOn() throws IOException {
      if (page.isEmpty() && !lastPage) {
        turn(left);
      }
      List<FieldDoc> batch = new ArrayList<>(batchSize);
      while (batch.size() < batchSize && !page.isEmpty()) {
        batch.add(page.removeFirst());
      }
      Event[] events = stored.read(batch);
      List<List<EventPlace>> others = distinct ? copies.places(batch, events) : List.of();
      for (int i = 0; i < events.length; i++) {
        read.addLast(others.isEmpty() ? Hit.of(events[i]) : new Hit(events[i], others.get(i)));
      }
      batchSize = sizeAfter(events);
      return read.size();
    }

    private static int sizeAfter(Event[] events) {
      long characters = 0;
      for (Event event : events) {
        characters += event.message().length();
      }
      long fitting = BATCH_CHARACTERS * (long) events.length / Math.max(1, characters);
      return (int) Math.clamp(fitting, BATCH, LARGEST_BATCH);
    }

    private void skip(long count) throws IOException {
      for (long ahead = count; ahead > 0 && !lastPage; ) {
        turn(ahead);
        ahead -= page.size();
      }
      page.clear();
    }

    /** Gets the next hits, at most so many. */
    private void turn(long most) throws IOException {
      page.clear();
      if (last == null) {
        int size = (int) Math.min(most, FIRST_PAGE);
        add(query, size);
        lastPage = page.size() < size;
      } else {
        turnOn((int) Math.min(most, PAGE));
      }
    }

    private void turnOn(int most) throws IOException {
      if (slices == null) {
        slices = TimePartition.of(searcher, query, PAGE);
      }
      while (page.isEmpty() && !slices.isEmpty()) {
        if (turnTo(slices.getFirst(), Objects.requireNonNull(last), most)) {
          slices.removeFirst();
        }
      }
      if (page.isEmpty()) {
        add(query, most); // what has no time comes last
        lastPage = page.size() < most;
      }
    }

    /** Gets the slice's next hits; false when there may be more of them. */
    private boolean turnTo(Slice slice, FieldDoc after, int most) throws IOException {
      long from = EventOrder.nanos(after);
      if (from > slice.end()) {
        return true;
      }
      Query within = TimePartition.within(query, from, slice.end());
      if (slice.matches() > PAGE) {
        add(within, most);
        return page.size() < most;
      }
      List<FieldDoc> hits = SlicedCollector.after(after, searcher, within, slice.matches());
      page.addAll(hits.subList(0, Math.min(most, hits.size())));
      last = page.isEmpty() ? after : page.getLast();
      return hits.size() <= most;
    }

    private void add(Query matches, int most) throws IOException {
      for (FieldDoc hit : EventOrder.OLDEST_FIRST.page(searcher, matches, most, last)) {
        page.addLast(hit);
        last = hit;
      }
    }
  }
}
