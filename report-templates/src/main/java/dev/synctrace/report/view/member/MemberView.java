package dev.synctrace.report.view.member;

import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.report.view.CauseCardView;
import dev.synctrace.report.view.CauseCardView.Named;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.EvidenceView;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.MissingView;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.StageGroupView;
import dev.synctrace.report.view.ViewFormatter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One member of one mapping: the row, and what it opens to.
 *
 * @param number its place in the order the members were judged in, from 0
 * @param mapping collection and group, in words
 * @param ids sorted by type
 * @param summary one sentence
 * @param timeline oldest first
 * @param summary why it is so; where that is not asked, what became of it
 * @param happened what became of it, and what the next synchronization does
 * @param nextStep what to do next; empty where all is as it should be
 * @param path the stages of its path, in order and in groups
 * @param evidence the evidence of the verdict
 * @param conflicts where the sources contradict each other, one sentence each
 */
public record MemberView(
    int number,
    String name,
    boolean device,
    String mapping,
    MemberStatusTab tab,
    VerdictLabel verdict,
    GradeView grade,
    List<IdView> ids,
    String summary,
    String happened,
    String nextStep,
    List<StageGroupView> path,
    List<CauseView> causes,
    List<TimelineEntryView> timeline,
    List<EvidenceView> evidence,
    List<MissingView> missing,
    List<String> conflicts) {

  /**
   * One id with what it is called, such as {@code Device ID}.
   *
   * @param trusted whether more than a heartbeat says that it is the member's
   */
  public record IdView(IdType type, String value, boolean trusted) {
    public String label() {
      return IdWords.of(type);
    }
  }

  /**
   * A member as it is shown.
   *
   * @param mapping collection and group in words, shown already
   * @param number its place in the order of judging, from 0
   */
  public static MemberView of(
      MemberVerdict verdict, String mapping, int number, ViewFormatter formatter) {
    MembershipStatus status = verdict.status();
    Identity identity = verdict.identity();
    return new MemberView(
        number,
        formatter.name(identity.name().orElseGet(() -> anyId(identity))),
        identity.memberType() == MemberType.DEVICE,
        mapping,
        MemberStatusTab.of(status),
        VerdictLabel.of(status.verdict()),
        GradeView.of(status.grade()),
        ids(identity, formatter),
        formatter.sentence(verdict.why().orElse(verdict.summary())),
        formatter.sentence(verdict.summary()),
        formatter.sentence(verdict.nextStep().orElse("")),
        StageGroupView.of(status.path(), formatter),
        verdict.causes().stream()
            .map(cause -> CauseView.of(cause, verdict.chain(), formatter))
            .toList(),
        status.timeline().stream()
            .map(entry ->
                new TimelineEntryView(
                    formatter.sentence(entry.what()), formatter.quote(entry.event())))
            .toList(),
        formatter.evidence(status.evidence()),
        formatter.missing(status.missing()),
        identity.conflicts().stream()
            .map(idConflict -> formatter.sentence(idConflict.what()))
            .toList());
  }

  /** Ids of its causes, best first; empty for none. */
  public String causeIds() {
    return causes.stream().map(CauseView::id).collect(Collectors.joining(" "));
  }

  /** Its name, as a cause names whom it holds back. */
  public Named named() {
    return new Named(name, "member=" + encoded(name), address(), number);
  }

  /** What finds it again: best the ID of its client, which no two members of a mapping share. */
  public String address() {
    return Stream.of(IdType.SMS_ID, IdType.OBJECT_ID)
        .flatMap(type -> ids.stream().filter(id -> id.type() == type))
        .findFirst()
        .or(() -> ids.stream().findFirst())
        .map(IdView::value)
        .orElse(name);
  }

  /**
   * Returns the member in Markdown, as a ticket takes it: verdict, next step, and each cause as on
   * its card.
   */
  public String ticket() {
    StringBuilder text =
        new StringBuilder(
            EnglishFormat.of(
                "**%s: %s** (%s)\n\n%s\n\n",
                CauseCardView.plain(name),
                verdict.label(),
                grade.label(),
                CauseCardView.plain(mapping)));
    text.append(CauseCardView.plain(summary)).append("\n\n");
    if (!nextStep.isEmpty()) {
      text.append("Next step: ").append(CauseCardView.plain(nextStep)).append("\n\n");
    }
    for (CauseView cause : causes) {
      text.append(
              CauseCardView.of(
                      cause,
                      CauseCardView.Scope.MEMBER,
                      Map.of(cause.grade(), 1L),
                      List.of(named()))
                  .ticket())
          .append('\n');
    }
    return text.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String anyId(Identity identity) {
    return identity
        .best(IdType.OBJECT_ID)
        .or(() -> identity.ids().stream().findFirst().map(Id::display))
        .orElse("not known");
  }

  private static List<IdView> ids(Identity identity, ViewFormatter formatter) {
    Set<Id> trusted = identity.trustedIds();
    return identity.ids().stream()
        .map(id -> new IdView(id.type(), formatter.text(id.display()), trusted.contains(id)))
        .toList();
  }

  /** One thing that happened to a member, with the record that says so. */
  public record TimelineEntryView(String what, QuoteView quote) {}
}
