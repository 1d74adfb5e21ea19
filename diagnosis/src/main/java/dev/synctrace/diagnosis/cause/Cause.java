package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.util.List;
import java.util.Set;

/**
 * One entry of the catalogue: a reason why something went as it did, and how to tell.
 *
 * @param id such as {@code S01}
 * @param explains verdicts it can explain; a cause of a mapping or the site is shown with each
 *     member that has one of them, with none of them on its own only
 * @param prevents what the synchronization cannot do while it lasts; predictions consider it
 * @param because ids of the causes it can follow from: where one of them is found, it is the
 *     consequence
 * @param ceiling the surest it can ever be
 * @param explanation two to four plain sentences
 * @param when all must hold; empty for an entry that is text only and never found
 * @param supports each that holds makes it surer
 * @param against each that holds is shown and makes it less sure
 * @param excludes each that holds rules it out
 * @param needs shown as missing when the case does not hold them
 * @param fix steps, in order
 * @param portalMessages texts of the admin center by which it is known
 * @param file the file it was read from, for messages
 */
public record Cause(
    String id,
    String title,
    Provenance provenance,
    Scope scope,
    Set<VerdictState> explains,
    Set<BlockedOperation> prevents,
    List<String> because,
    Grade ceiling,
    String explanation,
    List<Condition> when,
    List<Condition> supports,
    List<Condition> against,
    List<Condition> excludes,
    List<RequiredEvidence> needs,
    List<String> fix,
    List<String> links,
    String reference,
    List<String> portalMessages,
    String file) {
  public Cause {
    explains = Set.copyOf(explains);
    prevents = Set.copyOf(prevents);
    because = List.copyOf(because);
    when = List.copyOf(when);
    supports = List.copyOf(supports);
    against = List.copyOf(against);
    excludes = List.copyOf(excludes);
    needs = List.copyOf(needs);
    fix = List.copyOf(fix);
    links = List.copyOf(links);
    portalMessages = List.copyOf(portalMessages);
  }

  /**
   * Whether it belongs to tenant attach, part T of the catalogue, rather than to the sync of
   * groups. A cause of one's own does when it is of an action, has an id with T, or is known by a
   * text of the admin center.
   */
  public boolean isOfTenantAttach() {
    return scope == Scope.ACTION || id.startsWith("T") || !portalMessages.isEmpty();
  }
}
