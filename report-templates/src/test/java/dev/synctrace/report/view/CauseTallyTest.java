package dev.synctrace.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.report.view.CauseCardView.Named;
import dev.synctrace.report.view.CauseCardView.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which causes a summary begins with, and whose evidence it shows for one. */
class CauseTallyTest {
  private final CauseTally tally = new CauseTally(Scope.MEMBER);

  private static CauseView cause(String id, GradeView grade, boolean folded, String missing) {
    return new CauseView(
        id,
        "Title",
        grade,
        folded,
        List.of(),
        List.of(new MissingView(missing, "how")),
        List.of(),
        List.of());
  }

  private void add(String member, CauseView... causes) {
    tally.add(List.of(causes), new Named(member, "member=" + member, member, 0));
  }

  private CauseCardView only() {
    assertThat(tally.causes(10)).hasSize(1);
    return tally.causes(10).getFirst();
  }

  @Test
  void theEvidenceIsOfAMemberThatTheGradeIsTrueFor() {
    add("CLIENT-001", cause("S56", GradeView.POSSIBLE, false, "of 001"));
    add("CLIENT-002", cause("S56", GradeView.PROVEN, false, "of 002"));
    add("CLIENT-003", cause("S56", GradeView.LIKELY, false, "of 003"));
    add("CLIENT-004", cause("S56", GradeView.PROVEN, false, "of 004"));

    CauseCardView card = only();
    assertThat(card.grade()).isEqualTo(GradeView.PROVEN);
    assertThat(card.count()).isEqualTo(4);
    assertThat(card.surety()).isEqualTo("Proven for 2, Likely for 1, Possible for 1");
    assertThat(card.missing()).extracting(MissingView::what).containsExactly("of 002");
    assertThat(card.named())
        .extracting(Named::name)
        .containsExactly("CLIENT-002", "CLIENT-001", "CLIENT-003", "CLIENT-004");
  }

  @Test
  void aSurerMemberIsNamedThoughTheNamesAreComplete() {
    for (int i = 1; i <= 9; i++) {
      add("CLIENT-00" + i, cause("S56", GradeView.LIKELY, false, "of 00" + i));
    }
    add("CLIENT-010", cause("S56", GradeView.PROVEN, false, "of 010"));

    CauseCardView card = only();
    assertThat(card.named())
        .extracting(Named::name)
        .containsExactly("CLIENT-010", "CLIENT-001", "CLIENT-002", "CLIENT-003", "CLIENT-004");
    assertThat(card.others()).isEqualTo(5);
    assertThat(card.missing()).extracting(MissingView::what).containsExactly("of 010");
  }

  @Test
  void whatIsAsSureForAllSaysNoNumber() {
    add("CLIENT-001", cause("S56", GradeView.LIKELY, false, ""));
    add("CLIENT-002", cause("S56", GradeView.LIKELY, false, ""));

    assertThat(only().surety()).isEqualTo("Likely");
  }

  @Test
  void theBestExplanationOfMostComesFirstAndConsequencesDoNotCount() {
    CauseView folded = cause("S01", GradeView.PROVEN, true, "");
    add("CLIENT-001", cause("S16", GradeView.LIKELY, false, ""), folded);
    add("CLIENT-002", cause("S56", GradeView.LIKELY, false, ""), folded);
    add(
        "CLIENT-003",
        cause("S56", GradeView.LIKELY, false, ""),
        cause("S16", GradeView.LIKELY, false, ""));

    assertThat(tally.causes(10)).extracting(CauseCardView::id).containsExactly("S56", "S16");
    assertThat(tally.causes(1)).extracting(CauseCardView::id).containsExactly("S56");
    assertThat(tally.size()).isEqualTo(2);
  }
}
