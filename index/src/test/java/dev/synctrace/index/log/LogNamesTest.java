package dev.synctrace.index.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synctrace.index.source.SourceSummary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The logs of a case by what people type. */
class LogNamesTest {
  private static final LogNames NAMES =
      LogNames.of(
          List.of(
              source("case.zip/MP01/CCM_STS.log", "CCM_STS", "old/MP01-copy.log"),
              source("CM01/SMS_AZUREAD_DISCOVERY_AGENT.lo_", "SMS_AZUREAD_DISCOVERY_AGENT"),
              source("CM01/SMS_AZUREAD_DISCOVERY_AGENT.log", "SMS_AZUREAD_DISCOVERY_AGENT"),
              source("CLIENT-042/CcmAad.log", "CcmAad"),
              source("CLIENT-088/CcmAad.log", "CcmAad"),
              source("odd/a:12", "odd"),
              source("odd/b:bgb.log", "odd"),
              source("CcmAad.log", "CcmAad")));

  private static SourceSummary source(String path, String log, String... copies) {
    return new SourceSummary(
            path,
            "",
            1,
            log,
            "ccm",
            "utf-8",
            100,
            100,
            0,
            0,
            null,
            null,
            List.of(),
            SourceSummary.State.COMPLETE)
        .withCopies(List.of(copies));
  }

  @ParameterizedTest
  @CsvSource({
    "case.zip/MP01/CCM_STS.log, case.zip/MP01/CCM_STS.log, ",
    "case.zip/MP01/CCM_STS.log:33, case.zip/MP01/CCM_STS.log, 33",
    "MP01/CCM_STS.log:33, case.zip/MP01/CCM_STS.log, 33",
    "mp01/ccm_sts.LOG, case.zip/MP01/CCM_STS.log, ",
    "CCM_STS.log, case.zip/MP01/CCM_STS.log, ",
    "CCM_STS, case.zip/MP01/CCM_STS.log, ",
    "CCM_STS:7, case.zip/MP01/CCM_STS.log, 7",
    "MP01/CCM_STS, case.zip/MP01/CCM_STS.log, ",
    "MP01-copy.log:2, case.zip/MP01/CCM_STS.log, 2",
    "'MP01\\CCM_STS.log:33', case.zip/MP01/CCM_STS.log, 33",
    "'C:\\cases\\42\\case.zip\\MP01\\CCM_STS.log:33', case.zip/MP01/CCM_STS.log, 33",
    "'C:\\MP01\\CCM_STS.log', case.zip/MP01/CCM_STS.log, ",
    "'\\\\share\\x\\CLIENT-042\\CcmAad.log', CLIENT-042/CcmAad.log, ",
    "./CLIENT-042/CcmAad.log, CLIENT-042/CcmAad.log, ",
    "../../samples/CLIENT-042/CcmAad.log:1, CLIENT-042/CcmAad.log, 1",
    "CcmAad.log:5, CcmAad.log, 5",
    "…ip/MP01/CCM_STS.log:33, case.zip/MP01/CCM_STS.log, 33",
    "SMS_AZUREAD_DISCOVERY_AGENT, CM01/SMS_AZUREAD_DISCOVERY_AGENT.log, ",
    "SMS_AZUREAD_DISCOVERY_AGENT.lo_, CM01/SMS_AZUREAD_DISCOVERY_AGENT.lo_, ",
    "odd/a:12, odd/a:12, ",
    "a:12, odd/a:12, ",
    "a:12:3, odd/a:12, 3",
    "b:bgb.log:3, odd/b:bgb.log, 3"
  })
  void aNameIsThatOfOneLog(String typed, String source, Long line) {
    List<LogPlace> found = NAMES.find(typed);
    assertEquals(List.of(source), found.stream().map(LogPlace::source).toList());
    assertEquals(line, found.getFirst().line());
  }

  @Test
  void aRotatedSetIsOneLog() {
    LogPlace found = NAMES.find("SMS_AZUREAD_DISCOVERY_AGENT").getFirst();
    assertEquals(
        List.of("CM01/SMS_AZUREAD_DISCOVERY_AGENT.lo_", "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log"),
        found.log().paths());
  }

  @Test
  void aNameThatSeveralLogsHaveIsNotGuessed() {
    List<String> sources = new ArrayList<>();
    NAMES.find("CcmAad:3").forEach(place -> sources.add(place.source() + ":" + place.line()));
    assertEquals(
        List.of("CLIENT-042/CcmAad.log:3", "CLIENT-088/CcmAad.log:3", "CcmAad.log:3"),
        sources.stream().sorted().toList());
  }

  /** Another folder may be that of another machine. */
  @ParameterizedTest
  @CsvSource({
    "MP02/CCM_STS.log:4, case.zip/MP01/CCM_STS.log",
    "CCM_ST.log, case.zip/MP01/CCM_STS.log",
    "CCM_STX, case.zip/MP01/CCM_STS.log",
    "'C:\\Windows\\CCM\\Logs\\CCM_STS.log', case.zip/MP01/CCM_STS.log"
  })
  void aNameThatNoLogHasIsAnsweredWithTheNearest(String typed, String near) {
    assertEquals(List.of(), NAMES.find(typed));
    assertEquals(near, NAMES.near(typed).getFirst());
  }

  @Test
  void aNameLikeNoOtherHasNoneNear() {
    assertEquals(List.of(), NAMES.find("zzzzzzzzzzzzzzzzzzzz"));
    assertEquals(List.of(), NAMES.near("zzzzzzzzzzzzzzzzzzzz"));
    assertEquals(List.of(), NAMES.find(""));
    assertEquals(List.of(), NAMES.find("/"));
  }
}
