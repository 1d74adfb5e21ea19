package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.opensearch.http.Connection.TooLongException;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The events found, oldest first, read page by page: memory does not grow with their number. */
final class ClusterEventPages implements Iterable<Hit> {
  private static final int FIRST_PAGE = 500;

  /** OpenSearch gives no more at a time. */
  private static final int LARGEST_PAGE = 10_000;

  /** Where events are long, fewer are asked for at a time. */
  private static final long PAGE_BYTES = 8 << 20;

  /** The embedded index takes the newest ones from the end only up to here. */
  private static final int FROM_THE_END = 32_000;

  private final EventPageSearch hits;
  private final ClusterAuditCopies copies;
  private final boolean distinct;
  private final long wanted;
  private final boolean newest;

  /**
   * @param hits of the request, without the copies it leaves out
   */
  ClusterEventPages(EventPageSearch hits, SearchRequest request, ClusterAuditCopies copies) {
    this.hits = hits;
    this.copies = copies;
    this.distinct = request.distinct();
    this.wanted = request.limit() == 0 ? Long.MAX_VALUE : request.limit();
    this.newest = request.newest() && request.limit() > 0;
  }

  @Override
  public Iterator<Hit> iterator() {
    return new Pages();
  }

  /** An event as it is stored, and where in the order it is. */
  private record Packed(byte[] event, JsonNode key) {}

  private final class Pages implements Iterator<Hit> {
    private final EventCodec codec = new EventCodec();
    private final Deque<Packed> read = new ArrayDeque<>();
    private final boolean fromTheEnd = newest && wanted <= FROM_THE_END;
    private @Nullable JsonNode last;
    private long left = wanted;
    private int size = FIRST_PAGE;
    private boolean lastPage;

    Pages() {
      if (fromTheEnd) {
        while (!lastPage && read.size() < wanted) {
          turn(wanted - read.size());
        }
        lastPage = true;
      } else if (newest) {
        skip(hits.count() - wanted);
      }
    }

    @Override
    public boolean hasNext() {
      if (read.isEmpty() && left > 0 && !lastPage) {
        turn(left);
      }
      return left > 0 && !read.isEmpty();
    }

    @Override
    public Hit next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      left--;
      try {
        Packed next = read.removeFirst();
        Event event = codec.fromBytes(PackedEvent.unpack(next.event()));
        return distinct && AuditIdentity.isAudit(event)
            ? new Hit(event, copies.places(next.key()))
            : Hit.of(event);
      } catch (IOException e) {
        throw damaged(e);
      }
    }

    /** Gets the next ones, at most so many. */
    private void turn(long most) {
      int asked = (int) Math.min(most, size);
      JsonNode page;
      try {
        page = hits.page(asked, fromTheEnd, last, true);
      } catch (TooLongException e) {
        if (asked == 1) {
          throw e;
        }
        size = Math.max(1, asked / 8);
        turn(most);
        return;
      }
      long bytes = 0;
      for (JsonNode hit : page) {
        byte[] event = bytes(hit);
        bytes += event.length;
        last = EventPageSearch.key(hit);
        if (fromTheEnd) {
          read.addFirst(new Packed(event, last));
        } else {
          read.addLast(new Packed(event, last));
        }
      }
      lastPage = page.size() < asked;
      long fitting = PAGE_BYTES * page.size() / Math.max(1, bytes);
      size = (int) Math.clamp(fitting, 1, LARGEST_PAGE);
    }

    private void skip(long count) {
      for (long ahead = count; ahead > 0 && !lastPage; ) {
        int asked = (int) Math.min(ahead, LARGEST_PAGE);
        JsonNode page = hits.page(asked, false, last, false);
        ahead -= page.size();
        lastPage = page.size() < asked;
        if (!page.isEmpty()) {
          last = EventPageSearch.key(page.get(page.size() - 1));
        }
      }
    }

    private static byte[] bytes(JsonNode hit) {
      try {
        byte[] event = hit.path("fields").path(LuceneFieldNames.EVENT).path(0).binaryValue();
        if (event != null) {
          return event;
        }
      } catch (IOException e) {
        throw damaged(e);
      }
      throw damaged(new IOException("an event is missing from the index"));
    }

    private static CaseException damaged(IOException e) {
      return new CaseException(
          "The case in the cluster is damaged ("
              + e.getMessage()
              + "). Delete it with `synctrace case delete` and ingest the bundles again.",
          e);
    }
  }
}
