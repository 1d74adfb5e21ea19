package dev.synctrace.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.graph.AuditFetch.WindowPlan;
import dev.synctrace.graph.page.FetchManifest;
import dev.synctrace.index.FetchedWindow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowPlanTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");

  private static Instant at(String time) {
    return Instant.parse("2026-11-" + time + "Z");
  }

  private static FetchedWindow window(String from, String until) {
    return new FetchedWindow(at(from), at(until));
  }

  private static FetchManifest fetched(String from, String until, String when) {
    return new FetchManifest(
        FetchManifest.VERSION,
        AuditFetch.WHAT,
        null,
        at(from).toString(),
        at(until).toString(),
        at(when).toString(),
        List.of());
  }

  @Test
  void aLongTimeIsCutAtMidnightUtc() {
    assertThat(WindowPlan.of(at("16T22:00:00"), at("18T03:00:00"), List.of()))
        .containsExactly(
            window("16T22:00:00", "17T00:00:00"),
            window("17T00:00:00", "18T00:00:00"),
            window("18T00:00:00", "18T03:00:00"));
  }

  @Test
  void windowsLeaveNoGapAndDoNotOverlap() {
    List<FetchedWindow> plan =
        WindowPlan.of(MONDAY.plusMillis(500), MONDAY.plusSeconds(400_000).plusMillis(1), List.of());
    assertThat(plan.getFirst().from()).isEqualTo(MONDAY);
    assertThat(plan.getLast().until()).isEqualTo(MONDAY.plusSeconds(400_001));
    for (int i = 1; i < plan.size(); i++) {
      assertThat(plan.get(i).from()).isEqualTo(plan.get(i - 1).until());
    }
  }

  @Test
  void whatWasOldEnoughWhenItWasFetchedIsNotFetchedAgain() {
    assertThat(
            WindowPlan.of(
                MONDAY,
                at("17T00:00:00"),
                List.of(fetched("16T00:00:00", "17T00:00:00", "17T05:00:00"))))
        .isEmpty();
  }

  @Test
  void theLastHourBeforeAFetchIsReadAgainForLateRecords() {
    assertThat(
            WindowPlan.of(
                MONDAY,
                at("16T18:00:00"),
                List.of(fetched("16T00:00:00", "16T12:00:00", "16T12:00:00"))))
        .containsExactly(window("16T11:00:00", "16T18:00:00"));
  }

  @Test
  void onlyTheGapsBetweenWindowsAreFetched() {
    assertThat(
            WindowPlan.of(
                MONDAY,
                at("16T23:00:00"),
                List.of(
                    fetched("16T15:00:00", "16T20:00:00", "19T00:00:00"),
                    fetched("16T04:00:00", "16T10:00:00", "19T00:00:00"))))
        .containsExactly(
            window("16T00:00:00", "16T04:00:00"),
            window("16T10:00:00", "16T15:00:00"),
            window("16T20:00:00", "16T23:00:00"));
  }
}
