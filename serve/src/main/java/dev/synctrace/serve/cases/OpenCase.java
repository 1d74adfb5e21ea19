package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.ActionFinder;
import dev.synctrace.diagnosis.trace.ActionFinder.ActionsByMeaning;
import dev.synctrace.diagnosis.trace.ClockSkew;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.report.view.SentenceLinks;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that pages ask: opened when first asked. Once it has failed it stays so: all who wait for
 * it receive it at once instead of one after another. Safe for use by many threads.
 */
public final class OpenCase {
  private final CaseStore store;
  private final CauseCatalogue causes;
  private final Object opening = new Object();
  private @Nullable Case opened;
  private @Nullable CaseException failure;
  private @Nullable Diagnosis diagnosis;
  private @Nullable CaseLogs logs;
  private int users;
  private boolean forgotten;

  OpenCase(CaseStore store, CauseCatalogue causes) {
    this.store = store;
    this.causes = causes;
  }

  /**
   * The case itself; the first caller waits until it is open, and others with it.
   *
   * @throws CaseException when it cannot be opened, or has failed since
   */
  public Case events() {
    synchronized (opening) {
      if (failure != null) {
        throw failure;
      }
      if (opened == null) {
        opened = open();
      }
      return opened;
    }
  }

  private Case open() {
    try {
      return store.open();
    } catch (CaseException e) {
      failure = e;
      throw e;
    }
  }

  /** It cannot be read any more. */
  void fail(CaseException why) {
    synchronized (opening) {
      failure = why;
    }
  }

  /** Returns the logs of the case; worked out when first asked. */
  public CaseLogs logs() {
    Case now = events();
    synchronized (opening) {
      if (logs == null) {
        logs = new CaseLogs(now, ClockSkew.of(now));
      }
      return logs;
    }
  }

  /**
   * Returns what finds the records that sentences cite.
   *
   * @param formatter by which the sentences are made fit to be shown
   */
  public SentenceLinks links(ViewFormatter formatter, LogAddress address) {
    return new SentenceLinks(
        events().sources().stream().map(SourceSummary::path).toList(), formatter, address);
  }

  /** The verdicts on one member. */
  public synchronized List<MemberVerdict> explain(String subject) {
    return diagnosis().explain(ExplainRequest.of(subject));
  }

  /** One action with its causes, user and devices, and the reason why it stopped. */
  public synchronized ExplainedAction explained(Trace action) {
    return diagnosis().explained(action);
  }

  /** Serves one thread at a time: who calls holds the lock. */
  private Diagnosis diagnosis() {
    Case now = events();
    if (diagnosis == null) {
      diagnosis = Diagnosis.of(now, causes, null);
    }
    return diagnosis;
  }

  /** A diagnosis of its own, for long work. */
  public Diagnosis newDiagnosis() {
    return Diagnosis.of(events(), causes, null);
  }

  /** The actions of this task, push, user or device, by what the ID may mean. */
  public List<ActionsByMeaning> actions(String id) {
    return new ActionFinder(events()).find(id);
  }

  /** These are OpenCases' own, and guarded by it. */
  void use() {
    users++;
  }

  boolean leave() {
    users--;
    return users == 0 && forgotten;
  }

  boolean forget() {
    forgotten = true;
    return users == 0;
  }

  void close() {
    synchronized (opening) {
      if (opened != null) {
        try {
          opened.close();
        } catch (CaseException _) {
          // It was read only: what is left open in a cluster ends there by itself.
        }
      }
    }
  }
}
