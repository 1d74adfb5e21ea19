package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.ClientSourceFinder;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the answers for members leave open, gathered as they pass: what to collect for all of them
 * together, and the errors in their logs that no kind covers. Does not grow with the number of
 * members. For one thread.
 */
public final class OpenQuestions {
  /** Different things to collect; beyond these no more are told apart. */
  private static final int MOST_THINGS = 1_000;

  private final UnknownErrorFinder errors;
  private final Supplier<ClientSourceFinder> machines;
  private final boolean ofSomeMembers;
  private final Map<MissingEvidence, Long> missing = new LinkedHashMap<>();
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
      for (MissingEvidence thing : verdict.allMissing()) {
        if (missing.size() < MOST_THINGS || missing.containsKey(thing)) {
          missing.merge(thing, 1L, Long::sum);
        }
      }
    }
  }

  private static boolean isOpen(MemberVerdict verdict) {
    return verdict.status().verdict() != VerdictState.SYNCED
        || !verdict.status().grade().isProven();
  }

  /** What to collect for all members together, what helps most of them first. */
  public List<Collectable> collectNext() {
    return missing.entrySet().stream()
        .map(each ->
            new Collectable(
                each.getKey().what(),
                each.getKey().how(),
                each.getKey().machine(),
                each.getValue()))
        .sorted(Comparator.comparingLong(Collectable::members).reversed())
        .toList();
  }

  /** Errors and warnings of unknown kind in the logs the answers rest on, most frequent first. */
  public List<UnknownErrorRecord> unknownErrors() {
    return ofSomeMembers ? errors.ofMembers(sources) : errors.ofMembers();
  }

  /**
   * Something to collect that would decide the answers for members.
   *
   * @param what the thing
   * @param how where it is and the command or query that brings it
   * @param machine on which it is; null where that is not one machine
   * @param members how many members it would help
   */
  public record Collectable(String what, String how, @Nullable String machine, long members) {}
}
