package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.CauseChain.Role;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every answer about a member has, whatever the case. */
public final class AnswerCompleteness {
  /** To read a log is SyncTrace's task; to wait for a line in it is the user's. */
  private static final Pattern TO_READ =
      Pattern.compile("(?i)\\b(?:look|see|read|check|compare|if)\\b[^.]*?\\b(\\w+)\\.log");

  private AnswerCompleteness() {}

  /**
   * What is wrong with an answer; empty when nothing is.
   *
   * @param sources the paths of the case's sources
   */
  public static List<String> problems(MemberVerdict verdict, Set<String> sources) {
    List<String> problems = new ArrayList<>();
    boolean synced = verdict.status().verdict() == VerdictState.SYNCED;
    if (verdict.why().isEmpty() != synced) {
      problems.add("why is " + verdict.why() + " for " + verdict.status().verdict());
    }
    if (verdict.nextStep().isEmpty() != verdict.status().isExpected()) {
      problems.add("the next step is " + verdict.nextStep());
    }
    if (!verdict.causes().isEmpty() && verdict.rootCause().isEmpty()) {
      problems.add("causes without a root");
    }
    verdict
        .rootCause()
        .filter(root -> !verdict.chain().because(root).isEmpty())
        .ifPresent(root -> problems.add("the root " + root.id() + " follows from another"));
    if (!verdict.causes().isEmpty()
        && verdict.chain().role(verdict.causes().getFirst()) != Role.ROOT) {
      problems.add("the root is not the first cause");
    }
    quotedTwice(verdict, problems);
    for (FoundCause cause : verdict.causes()) {
      for (String step : cause.fix()) {
        Matcher log = TO_READ.matcher(step);
        boolean waits = step.contains("wait until");
        if (log.find()
            && !waits
            && sources.stream().anyMatch(path -> path.contains(log.group(1)))) {
          problems.add(cause.id() + " refers to a log of the case: " + step);
        }
      }
    }
    return problems;
  }

  private static void quotedTwice(MemberVerdict verdict, List<String> problems) {
    Set<Event> quoted = new HashSet<>();
    for (EvidenceItem piece : verdict.allEvidence()) {
      Event event = piece.event();
      if (!quoted.add(event)) {
        problems.add(event.source() + ":" + event.line() + " is quoted twice");
      }
    }
  }
}
