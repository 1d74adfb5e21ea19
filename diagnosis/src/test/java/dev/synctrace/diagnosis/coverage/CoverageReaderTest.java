package dev.synctrace.diagnosis.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.HandMadeEvents;
import dev.synctrace.diagnosis.coverage.Coverage.AuditCoverage;
import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageReaderTest {
  private static final String LOG = "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log";
  private static final String AUDITS = "graph/directoryAudits.json";

  private final HandMadeEvents handMadeEvents = new HandMadeEvents();

  private static Instant at(String time) {
    return Instant.parse("2026-10-13T" + time);
  }

  private void pass(String time) {
    handMadeEvents.add(LOG, "2026-10-13T" + time, Kind.GROUPSYNC_CYCLE_START);
  }

  private void audit(String source, String time) {
    handMadeEvents.add(source, time, Kind.AUDIT_OTHER);
  }

  private Coverage coverage() {
    return new CoverageReader(handMadeEvents.asCase()).read(lists(handMadeEvents.asCase()));
  }

  private SourceCoverage of(String source) {
    return new SourceCoverageReader(handMadeEvents.asCase())
        .read(Map.of(), Map.of()).stream()
            .filter(s -> s.source().equals(source))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void anUnusualSilenceInALogWithARhythmIsAGap() {
    pass("12:00:00Z");
    pass("12:05:00Z");
    pass("12:40:00Z");
    pass("12:45:00Z");
    assertThat(of(LOG).gaps()).containsExactly(new TimeWindow(at("12:10:00Z"), at("12:40:00Z")));
  }

  /** The index counts so many stretches and no more. */
  @ParameterizedTest
  @ValueSource(ints = {34, 35, 50, 69, 70, 400, 100_000})
  void gapsOfALogOfWeeksAreFound(int days) {
    pass("12:00:00Z");
    handMadeEvents.add(
        LOG, at("12:00:00Z").plus(Duration.ofDays(days)).toString(), Kind.GROUPSYNC_CYCLE_START);
    assertThat(of(LOG).gaps()).hasSize(1);
  }

  @Test
  void onePassThatIsMissedIsNoGap() {
    pass("12:00:00Z");
    pass("12:10:00Z");
    pass("12:15:00Z");
    assertThat(of(LOG).gaps()).isEmpty();
  }

  @Test
  void anAuditIsWholeOnlyUpToAQuarterOfAnHourBeforeItsEnd() {
    audit(AUDITS, "2026-10-13T12:00:00Z");
    audit(AUDITS, "2026-10-13T14:00:00Z");
    AuditCoverage audit = coverage().audit();
    assertThat(audit.watermark()).contains(at("13:45:00Z"));
    assertThat(audit.covers(at("12:00:00Z"), at("13:45:00Z"))).isTrue();
    assertThat(audit.covers(at("11:59:59Z"), at("13:00:00Z"))).isFalse();
    assertThat(audit.covers(at("12:00:00Z"), at("13:50:00Z"))).isFalse();
    assertThat(of(AUDITS).note()).contains("complete up to 2026-10-13 13:45:00 UTC");
  }

  @Test
  void aHoleBetweenTwoExportsIsNotCovered() {
    audit("a.json", "2026-10-13T08:00:00Z");
    audit("a.json", "2026-10-13T09:00:00Z");
    audit("b.json", "2026-10-13T12:00:00Z");
    audit("b.json", "2026-10-13T14:00:00Z");
    AuditCoverage audit = coverage().audit();
    assertThat(audit.windows()).hasSize(2);
    assertThat(audit.covers(at("08:10:00Z"), at("12:10:00Z"))).isFalse();
  }

  @Test
  void exportsThatOverlapAreOneWindow() {
    AuditCoverage audit =
        AuditCoverage.of(
            List.of(
                new TimeWindow(at("10:00:00Z"), at("14:00:00Z")),
                new TimeWindow(at("08:00:00Z"), at("12:00:00Z"))));
    assertThat(audit.windows()).containsExactly(new TimeWindow(at("08:00:00Z"), at("13:45:00Z")));
  }

  @Test
  void anExportOfAFewMinutesCoversNothing() {
    audit(AUDITS, "2026-10-13T12:00:00Z");
    audit(AUDITS, "2026-10-13T12:05:00Z");
    assertThat(coverage().audit().windows()).isEmpty();
    assertThat(coverage().shows(Kind.AUDIT_MEMBER_ADDED)).isFalse();
  }

  @Test
  void retentionIsSaidWhereAnAuditEndsAtIt() {
    audit(AUDITS, "2026-09-13T12:00:00Z");
    audit(AUDITS, "2026-10-13T12:00:00Z");
    assertThat(of(AUDITS).note()).contains("30 days");
  }

  @Test
  void aRenamedLogMayHaveLostItsPast() {
    pass("12:00:00Z");
    handMadeEvents.add(LOG, "2026-10-13T12:05:00Z", Kind.ROTATION);
    assertThat(of(LOG).note()).contains("older records may be lost");
  }

  @Test
  void anEmptyExportIsAnAnswerAndNoExportIsNone() {
    handMadeEvents.export("graph/members.json", Kind.FACT_GROUP_MEMBER);
    assertThat(coverage().shows(Kind.FACT_GROUP_MEMBER)).isTrue();
    assertThat(coverage().shows(Kind.FACT_CLIENTKEY)).isFalse();
  }

  @Test
  void theGroupSyncIsShownByEitherOfItsTwoLogs() {
    assertThat(coverage().shows(Kind.GROUPSYNC_MEMBER_ADD)).isFalse();
    handMadeEvents.add("CM01/CollectionAADGroupSyncWorker.log", null, Kind.OTHER);
    assertThat(coverage().shows(Kind.GROUPSYNC_MEMBER_ADD)).isTrue();
    assertThat(coverage().shows(Kind.TOKEN_VALIDATED)).isFalse();
  }

  @Test
  void everyKindCanBeCollectedSomehow() {
    for (Kind kind : Kind.values()) {
      assertThat(KindOrigins.howToGet(kind).what()).as(kind.label()).isNotBlank();
      assertThat(KindOrigins.howToGet(kind).how()).as(kind.label()).isNotBlank();
    }
  }

  private void window(String from, String until) {
    handMadeEvents.add(
        "graph/auditLogs/directoryAudits/" + from + "/fetched.json",
        null,
        Kind.FACT_EXPORT,
        "fact",
        "audit",
        "coveredFrom",
        from,
        "coveredUntil",
        until);
  }

  private void page(String folder, int number, String time) {
    audit("graph/auditLogs/directoryAudits/" + folder + "/page-0000" + number + ".json", time);
  }

  @Test
  void pagesOfFetchedWindowsThatFollowEachOtherAreOneExportEvenWhereNothingHappened() {
    window("2026-10-12T00:00:00Z", "2026-10-13T00:00:00Z");
    window("2026-10-13T00:00:00Z", "2026-10-14T00:00:00Z");
    window("2026-10-14T00:00:00Z", "2026-10-15T00:00:00Z");
    page("20261012T000000Z-20261013T000000Z", 1, "2026-10-12T08:00:00Z");
    page("20261012T000000Z-20261013T000000Z", 2, "2026-10-12T09:00:00Z");
    page("20261014T000000Z-20261015T000000Z", 1, "2026-10-14T20:00:00Z");
    AuditCoverage audit = coverage().audit();
    assertThat(audit.windows())
        .containsExactly(
            new TimeWindow(
                Instant.parse("2026-10-12T08:00:00Z"), Instant.parse("2026-10-14T19:45:00Z")));
  }

  @Test
  void fetchedWindowsWithAHoleBetweenThemStayApart() {
    window("2026-10-12T00:00:00Z", "2026-10-13T00:00:00Z");
    window("2026-10-14T00:00:00Z", "2026-10-15T00:00:00Z");
    page("20261012T000000Z-20261013T000000Z", 1, "2026-10-12T08:00:00Z");
    page("20261012T000000Z-20261013T000000Z", 2, "2026-10-12T23:00:00Z");
    page("20261014T000000Z-20261015T000000Z", 1, "2026-10-14T20:00:00Z");
    page("20261014T000000Z-20261015T000000Z", 2, "2026-10-14T22:00:00Z");
    assertThat(coverage().audit().windows()).hasSize(2);
  }

  private static ListCatalogue lists(CaseEvents events) {
    return ListCatalogue.read(events, AsOf.of(null, events.timeRange()));
  }
}
