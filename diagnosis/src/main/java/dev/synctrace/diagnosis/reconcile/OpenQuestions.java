package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.ClientSourceFinder;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What the answers for members and actions leave open, gathered as they pass: what to collect for
 * all of them together, and the errors in their logs that no kind covers. Does not grow with the
 * number of members. For one thread.
 */
public final class OpenQuestions {
  private final UnknownErrorFinder errors;
  private final Supplier<ClientSourceFinder> machines;
  private final boolean ofSomeMembers;
  private final CollectNext missing = new CollectNext();
  private final Set<String> sources = new TreeSet<>();

  /**
   * @param machines which sources each client wrote; asked only where it matters
   * @param ofSomeMembers whether only the logs of the members that pass are looked at, and those of
   *     the site
   */
  OpenQuestions(
      UnknownErrorFinder errors, Supplier<ClientSourceFinder> machines, boolean ofSomeMembers) {
    this.errors = errors;
    this.machines = machines;
    this.ofSomeMembers = ofSomeMembers;
  }

  /** The answer for one member. */
  public void add(MemberVerdict verdict) {
    // Which logs are a member's own takes a while to find out, and many cases have none.
    if (ofSomeMembers && errors.mayBeInClientLogs()) {
      sources.addAll(machines.get().sourcesOf(verdict.identity()));
    }
    if (isOpen(verdict)) {
      verdict.allMissing().forEach(missing::addOfMember);
    }
  }

  /**
   * One tenant-attach action.
   *
   * @param lacks what to collect for it
   */
  public void addAction(List<MissingEvidence> lacks) {
    lacks.forEach(missing::addOfAction);
  }

  private static boolean isOpen(MemberVerdict verdict) {
    return verdict.status().verdict() != VerdictState.SYNCED
        || !verdict.status().grade().isProven();
  }

  /** What to collect for all members and actions together, what helps most members first. */
  public List<Collectable> collectNext() {
    return missing.things();
  }

  /** Errors and warnings of unknown kind in the logs the answers rest on, most frequent first. */
  public List<UnknownErrorRecord> unknownErrors() {
    return ofSomeMembers ? errors.ofMembers(sources) : errors.ofMembers();
  }
}
