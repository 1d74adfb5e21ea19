package dev.synctrace.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.context.Mapping;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileNameTest {
  private static final Optional<Instant> LAST = Optional.of(Instant.parse("2026-10-13T23:30:00Z"));

  private static List<Mapping> collections(String... names) {
    return Arrays.stream(names)
        .map(name -> new Mapping("group of " + name, null, "P0100017", name, null))
        .toList();
  }

  private static String name(String... collections) {
    return ReportFileName.of(collections(collections), LAST, ZoneOffset.UTC, "case42", false);
  }

  @Test
  void theCollectionAndTheDayOfTheLastEventAreInIt() {
    assertThat(name("Finance Workstations"))
        .isEqualTo("SyncTrace-Finance-Workstations-2026-10-13.html");
    assertThat(
            ReportFileName.of(
                collections("Finance"), LAST, ZoneId.of("Asia/Tokyo"), "case42", false))
        .isEqualTo("SyncTrace-Finance-2026-10-14.html");
  }

  @Test
  void ofManyCollectionsTheFirstAndTheNumberOfTheOthersAreInIt() {
    assertThat(name("A", "B")).isEqualTo("SyncTrace-A-B-2026-10-13.html");
    assertThat(name("A", "B", "C")).isEqualTo("SyncTrace-A-and-2-more-2026-10-13.html");
  }

  @Test
  void withoutACollectionTheCaseIsNamed() {
    assertThat(ReportFileName.of(List.of(), Optional.empty(), ZoneOffset.UTC, "case 42", false))
        .isEqualTo("SyncTrace-case-42.html");
    assertThat(ReportFileName.of(List.of(), LAST, ZoneOffset.UTC, ".", false))
        .isEqualTo("SyncTrace-2026-10-13.html");
  }

  @Test
  void aRedactedReportCarriesNoName() {
    assertThat(
            ReportFileName.of(collections("Finance"), LAST, ZoneOffset.UTC, "Fabrikam case", true))
        .isEqualTo("SyncTrace-redacted-2026-10-13.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "C:\\Windows\\con",
        "a\r\nSet-Cookie: b",
        "\"; rm -rf ~; \"",
        "Ärzte größer",
        "<script>alert(1)</script>",
        "\u202Egnp.exe",
        "...",
        "設定同期"
      })
  void noCharacterOfANameIsOfUseToAnybody(String hostile) {
    assertThat(name(hostile))
        .matches("SyncTrace-[A-Za-z0-9][A-Za-z0-9._-]*-2026-10-13\\.html")
        .doesNotContain("..");
  }

  @Test
  void umlautsLoseTheirDotsAndOtherScriptsGiveTheId() {
    assertThat(name("Ärzte größer")).isEqualTo("SyncTrace-Arzte-grosser-2026-10-13.html");
    assertThat(name("設定同期")).isEqualTo("SyncTrace-P0100017-2026-10-13.html");
  }

  @Test
  void aLongNameIsCut() {
    assertThat(name("x".repeat(5_000))).hasSizeLessThan(100);
  }
}
