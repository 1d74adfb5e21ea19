package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.evidence.BackgroundResult;
import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.diagnosis.evidence.PrefetchingIterator;
import dev.synctrace.diagnosis.trace.join.CaseClients;
import dev.synctrace.diagnosis.trace.join.CaseSites;
import dev.synctrace.diagnosis.trace.join.PendingTrace;
import dev.synctrace.diagnosis.trace.join.RelatedEvents;
import dev.synctrace.diagnosis.trace.join.TraceBuilder;
import dev.synctrace.diagnosis.trace.join.TraceJoiner;
import dev.synctrace.diagnosis.trace.join.TraceJoiner.SameSiteCheck;
import dev.synctrace.diagnosis.trace.model.ActionSelection;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Guid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tenant-attach actions of a case. Usable until the case is closed; throws what its search
 * throws.
 */
public final class Traces {
  /** Records read at a time while those before are joined. */
  private static final int READ_AHEAD = 2_000;

  private final Case opened;
  private final SameSiteCheck sites;
  private final BackgroundResult<TraceBuilder> writer;

  public Traces(Case opened) {
    this.opened = opened;
    this.sites = new CaseSites(opened.events(), opened.sources());
    this.writer =
        BackgroundResult.of(
            () -> new TraceBuilder(opened.sources(), new CaseClients(new IndexedEvents(opened))));
  }

  /**
   * Every action of the case, in the order of their first records (those without a time last), read
   * while iterating; each iteration starts again and belongs to one thread. Records that belong to
   * no known action, such as an answer without its task, are traces of their own. An action is held
   * open for a day; what comes later is a trace of its own here, {@link #find} puts it together.
   */
  public Iterable<Trace> all() {
    return () ->
        new TraceIterator(
            new PrefetchingIterator<>(
                opened.events().search(SearchRequest.of(TraceJoiner.QUERY)).events().iterator(),
                READ_AHEAD));
  }

  /**
   * The actions that have this id, in order.
   *
   * @param id a task GUID, a push number, or the Entra object id of a user; in any spelling
   * @return empty when no record names it
   */
  public List<Trace> find(String id) {
    List<Trace> found = new ArrayList<>();
    find(ActionSelection.ofId(Guid.canonical(id.strip())), _ -> true).forEach(found::add);
    return found;
  }

  /**
   * The actions of a selection that also fit a condition, in order; read while iterating, for those
   * of a selection may be all of a large case.
   */
  Iterable<Trace> find(ActionSelection selection, Predicate<Trace> wanted) {
    if (selection.isEmpty()) {
      return List.of();
    }
    List<Event> around = new RelatedEvents(opened.events(), opened.sources()).of(selection);
    return () ->
        new MatchingIterator(
            around == null ? all().iterator() : new TraceIterator(around.iterator()),
            trace -> selection.fits(trace) && wanted.test(trace));
  }

  /**
   * Joins some records, as if the case had no others.
   *
   * @param events in the order of a search
   */
  Iterable<Trace> of(List<Event> events) {
    return () -> new TraceIterator(events.iterator());
  }

  /** Passes on what fits. */
  private static final class MatchingIterator implements Iterator<Trace> {
    private final Iterator<Trace> traces;
    private final Predicate<Trace> wanted;
    private @Nullable Trace next;

    MatchingIterator(Iterator<Trace> traces, Predicate<Trace> wanted) {
      this.traces = traces;
      this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
      while (next == null && traces.hasNext()) {
        Trace trace = traces.next();
        next = wanted.test(trace) ? trace : null;
      }
      return next != null;
    }

    @Override
    public Trace next() {
      Trace found = hasNext() ? next : null;
      if (found == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return found;
    }
  }

  private final class TraceIterator implements Iterator<Trace> {
    private final Iterator<Event> events;
    private final Queue<PendingTrace> closed = new ArrayDeque<>();
    private final TraceJoiner joiner = new TraceJoiner(closed::add, sites);
    private boolean finished;

    TraceIterator(Iterator<Event> events) {
      this.events = events;
    }

    @Override
    public boolean hasNext() {
      while (closed.isEmpty() && !finished) {
        if (events.hasNext()) {
          joiner.accept(events.next());
        } else {
          joiner.finish();
          finished = true;
        }
      }
      return !closed.isEmpty();
    }

    @Override
    public Trace next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return writer.get().write(closed.remove());
    }
  }
}
