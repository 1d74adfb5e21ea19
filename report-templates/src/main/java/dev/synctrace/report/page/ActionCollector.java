package dev.synctrace.report.page;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.join.Clocks;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.report.view.CauseCardView.Scope;
import dev.synctrace.report.view.CauseTally;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.ListPreview;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.action.OutcomeView;
import dev.synctrace.report.view.action.TraceView;
import dev.synctrace.report.view.page.SummaryView.ActionsSummary;
import dev.synctrace.report.view.page.SummaryView.OutcomeCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All tenant-attach actions once: counted, the worst kept for the first screen. The others are read
 * again when the page gets to them, so that they need no memory.
 */
final class ActionCollector {
  /** Actions shown at once, and in each pack. */
  private static final int PAGE = 25;

  /** Actions drawn on the time axis. */
  private static final int DRAWN = 20_000;

  private static final Comparator<TraceView> WORST_FIRST =
      Comparator.comparing(TraceView::outcome).thenComparingLong(TraceView::number);

  /** One action on the time axis. */
  record Drawn(Instant time, OutcomeView outcome) {}

  private final Traces traces;
  private final Diagnosis diagnosis;
  private final ViewFormatter formatter;
  private final Clocks clocks;
  private final Map<OutcomeView, Long> outcomes = new EnumMap<>(OutcomeView.class);
  private final PriorityQueue<TraceView> worst = new PriorityQueue<>(WORST_FIRST.reversed());
  private final CauseTally causes = new CauseTally(Scope.ACTION);
  private final List<Drawn> drawn = new ArrayList<>();
  private long total;

  private ActionCollector(
      Traces traces, Diagnosis diagnosis, ViewFormatter formatter, Clocks clocks) {
    this.traces = traces;
    this.diagnosis = diagnosis;
    this.formatter = formatter;
    this.clocks = clocks;
  }

  /**
   * Reads all actions.
   *
   * @param open is given what each lacks
   */
  static ActionCollector over(
      Traces traces,
      Diagnosis diagnosis,
      OpenQuestions open,
      ViewFormatter formatter,
      Clocks clocks) {
    ActionCollector pass = new ActionCollector(traces, diagnosis, formatter, clocks);
    for (Trace trace : traces.all()) {
      open.addAction(trace.missing());
      pass.accept(trace);
    }
    return pass;
  }

  private void accept(Trace trace) {
    clocks.add(trace);
    total++;
    OutcomeView outcome = OutcomeView.of(trace.outcome());
    outcomes.merge(outcome, 1L, Long::sum);
    if (drawn.size() < DRAWN) {
      trace.start().ifPresent(time -> drawn.add(new Drawn(time, outcome)));
    }
    boolean kept = isAmongTheWorst(outcome);
    if (!kept && outcome == OutcomeView.COMPLETED) {
      return;
    }
    ExplainedAction action = diagnosis.explained(trace);
    causes.add(
        action.causes().stream().map(cause -> CauseView.of(cause, formatter)).toList(),
        TraceView.named(action, total, formatter));
    if (kept) {
      worst.add(TraceView.of(action, total, formatter));
      if (worst.size() > PAGE) {
        worst.remove();
      }
    }
  }

  /** Of equal outcomes the earlier ones stay, so a later action has to be worse to come in. */
  private boolean isAmongTheWorst(OutcomeView outcome) {
    TraceView best = worst.peek();
    return best == null || worst.size() < PAGE || outcome.compareTo(best.outcome()) < 0;
  }

  private TraceView view(Trace trace, long number) {
    return TraceView.of(diagnosis.explained(trace), number, formatter);
  }

  ActionsSummary summary() {
    return new ActionsSummary(
        total,
        outcomes.entrySet().stream()
            .map(entry -> new OutcomeCount(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** Which causes stopped how many actions. */
  CauseTally causes() {
    return causes;
  }

  List<Drawn> drawn() {
    return drawn;
  }

  List<ClockDifference> clocks() {
    return clocks.differences();
  }

  /** The worst first, then the others by time. */
  ListPreview<TraceView> paged(PagedMarkup pagedMarkup) {
    List<TraceView> first = worst.stream().sorted(WORST_FIRST).toList();
    Set<Long> taken = first.stream().map(TraceView::number).collect(Collectors.toSet());
    Iterable<TraceView> others = () -> new Others(traces.all().iterator(), taken);
    return new ListPreview<>(first, total, pagedMarkup.packs(others, "actions", PAGE), 0);
  }

  /** The actions that are not on the first screen. */
  private final class Others implements Iterator<TraceView> {
    private final Iterator<Trace> all;
    private final Set<Long> taken;
    private long number;
    private @Nullable TraceView next;

    Others(Iterator<Trace> all, Set<Long> taken) {
      this.all = all;
      this.taken = taken;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public TraceView next() {
      TraceView view = next;
      if (view == null) {
        throw new NoSuchElementException();
      }
      advance();
      return view;
    }

    private void advance() {
      next = null;
      while (next == null && number < total && all.hasNext()) {
        Trace trace = all.next();
        number++;
        if (!taken.contains(number)) {
          next = view(trace, number);
        }
      }
    }
  }
}
