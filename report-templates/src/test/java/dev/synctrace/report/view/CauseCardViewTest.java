package dev.synctrace.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.report.view.CauseCardView.GradeCount;
import dev.synctrace.report.view.CauseCardView.Named;
import dev.synctrace.report.view.CauseCardView.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a card of the summary gives to a ticket. */
class CauseCardViewTest {
  private static final TimeView TIME =
      new TimeView(Instant.parse("2026-10-13T12:24:13.243Z"), ZoneId.of("Europe/Berlin"));

  private static CauseCardView card(
      Scope scope, List<GradeCount> grades, List<Named> named, String record) {
    QuoteView quote =
        new QuoteView(
            "CLIENT-088/CcmAad.log",
            5,
            new CitationView("CLIENT-088/CcmAad.log:5", "", ""),
            TIME,
            record,
            List.of());
    return new CauseCardView(
        "S56",
        "The key is missing",
        scope,
        grades,
        named,
        List.of(new EvidenceView(true, "No token", quote), new EvidenceView(false, "x", quote)),
        List.of(),
        List.of("Run dsregcmd /leave.", "Restart the device."),
        List.of("https://learn.microsoft.com/entra"));
  }

  @Test
  void aTicketNamesWhoIsHeldBackTheFixAndTheEvidenceInUtc() {
    CauseCardView card =
        card(
            Scope.MEMBER,
            List.of(new GradeCount(GradeView.PROVEN, 1), new GradeCount(GradeView.LIKELY, 2)),
            List.of(new Named("CLIENT-088", "member=CLIENT-088", "CLIENT-088", 0)),
            "Failed\nsecond");

    assertThat(card.ticket())
        .isEqualTo(
            """
            **S56: The key is missing** (Proven for 1, Likely for 2)

            3 members: CLIENT-088 and 2 more

            Fix:

            1. Run dsregcmd /leave.
            2. Restart the device.

            Evidence of CLIENT-088:

            - `CLIENT-088/CcmAad.log:5  2026-10-13 12:24:13.243 UTC  Failed`

            Read more: https://learn.microsoft.com/entra
            """);
  }

  @Test
  void aCauseOfTheSiteNamesNobody() {
    CauseCardView card =
        card(Scope.SITE, List.of(new GradeCount(GradeView.PROVEN, 0)), List.of(), "Failed");

    assertThat(card.reach()).isEmpty();
    assertThat(card.ticket()).contains("(Proven)\n\nFix:\n");
  }

  @Test
  void noNameAndNoRecordIsMarkup() {
    CauseCardView card =
        card(
            Scope.ACTION,
            List.of(new GradeCount(GradeView.PROVEN, 1)),
            List.of(new Named("[x](y) <b>*_", "action=1", "", 1)),
            "a `` b </script>");

    assertThat(card.ticket())
        .contains("(Proven)\n", "Evidence:\n", "1 action: \\[x\\](y) \\<b\\>\\*\\_\n")
        .contains(
            "- ``` CLIENT-088/CcmAad.log:5  2026-10-13 12:24:13.243 UTC  a `` b </script> ```");
  }
}
