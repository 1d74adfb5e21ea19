package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.Trace;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case that pages ask. Safe for use by many threads. */
public final class OpenCase {
  private final Case opened;
  private final CauseCatalogue causes;
  private @Nullable Diagnosis diagnosis;
  private int users;
  private boolean forgotten;

  OpenCase(Case opened, CauseCatalogue causes) {
    this.opened = opened;
    this.causes = causes;
  }

  public Case events() {
    return opened;
  }

  /** The verdicts on one member. */
  public synchronized List<MemberVerdict> explain(String subject) {
    return diagnosis().explain(ExplainRequest.of(subject));
  }

  /** The causes that fit one action, best first. */
  public synchronized List<FoundCause> causesOf(Trace action) {
    return diagnosis().causesOf(action);
  }

  /** Serves one thread at a time: who calls holds the lock. */
  private Diagnosis diagnosis() {
    if (diagnosis == null) {
      diagnosis = Diagnosis.of(opened, causes, null);
    }
    return diagnosis;
  }

  /** A diagnosis of its own, for long work. */
  public Diagnosis newDiagnosis() {
    return Diagnosis.of(opened, causes, null);
  }

  /** The actions with this task, push or user. */
  public List<Trace> actions(String id) {
    return new Traces(opened).find(id);
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
    opened.close();
  }
}
