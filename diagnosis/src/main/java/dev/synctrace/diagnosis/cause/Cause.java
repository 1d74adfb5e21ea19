package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.cause.condition.CauseFile;
import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 * @param examples bundles in which it must be found or must not; a built-in cause has none, since
 *     its tests are in files of their own
 * @param file what it was read from, for messages
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
    List<CauseExample> examples,
    CauseFile file) {
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
    examples = List.copyOf(examples);
  }

  /**
   * Whether it belongs to tenant attach, part T of the catalogue, rather than to the sync of
   * groups. A cause of one's own does when it is of an action, has an id with T, or is known by a
   * text of the admin center.
   */
  public boolean isOfTenantAttach() {
    return scope == Scope.ACTION || id.startsWith("T") || !portalMessages.isEmpty();
  }

  /** What a cause keeps the synchronization from doing while it lasts; predictions consider it. */
  public enum BlockedOperation {
    /** Adding a member to the group. */
    ADD,
    /** Removing a member from the group. */
    REMOVE
  }

  /** Source of the knowledge about a cause. */
  public enum Provenance {
    /** Microsoft documentation or a hotfix article. */
    DOC("Microsoft documentation"),
    /** A published article that follows the synchronization through logs and database. */
    ARTICLE("published article"),
    /** One issue, blog or forum post. */
    REPORT("public report"),
    /**
     * Documented behavior of Microsoft Graph or Entra; how Configuration Manager logs it is not.
     */
    GRAPH("Microsoft Graph documentation"),
    /** Deduced. */
    INFERRED("deduction");

    private final String title;

    Provenance(String title) {
      this.title = title;
    }

    /** Returns the source in words. */
    public String title() {
      return title;
    }
  }

  /**
   * Something a cause is judged by: named as missing when the case does not hold it.
   *
   * @param kind satisfied by an export or audit that would show this kind; null when a log is named
   * @param log satisfied by this log; null when a kind is named, and both null when nothing in a
   *     case can satisfy it
   * @param ofDevice whether only that of the member's own device satisfies it
   * @param since the first version of the site that has it, such as 2603; 0 when every one has
   */
  public record RequiredEvidence(
      MissingEvidence missing,
      @Nullable Kind kind,
      @Nullable String log,
      boolean ofDevice,
      int since) {
    /** Whether the case holds it, of whichever machine. */
    public boolean isMet(Coverage coverage) {
      return (kind != null && coverage.shows(kind)) || (log != null && coverage.hasLog(log));
    }

    /** Whether the case holds it for a subject, or a site of its version has no such thing. */
    public boolean isMet(SubjectContext subjectContext) {
      boolean held =
          isMet(subjectContext.coverage())
              && !(ofDevice
                  && subjectContext instanceof MemberContext member
                  && !isMetByDevice(member));
      return held || (since > 0 && isOlder(subjectContext));
    }

    private boolean isOlder(SubjectContext subjectContext) {
      return subjectContext
          .note("site.version")
          .map(CaseNotesEntry::value)
          .filter(version -> version.matches("\\d{4}") && Integer.parseInt(version) < since)
          .isPresent();
    }

    private boolean isMetByDevice(MemberContext member) {
      return kind != null ? member.showsOfItself(kind) : log == null || member.holdsOwnLog(log);
    }

    /** What is missing for a subject; names the device where it must be of that one. */
    public MissingEvidence missing(SubjectContext subjectContext) {
      return ofDevice && subjectContext instanceof MemberContext member
          ? member.identity().name().map(missing::of).orElse(missing)
          : missing;
    }
  }
}
