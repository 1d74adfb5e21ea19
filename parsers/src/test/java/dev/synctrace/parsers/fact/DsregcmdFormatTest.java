package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsregcmdFormatTest {

  private static String fixture(String file) throws IOException {
    return new String(FactFixturesTest.bytes(file), StandardCharsets.UTF_8);
  }

  @Test
  void theOddLinesKeepTheirValues() throws IOException {
    Event output = FactFixtureBundle.read(fixture("dsregcmd-hybrid.txt")).only(Kind.FACT_DSREGCMD);

    assertThat(output.attributes().get(Attribute.DETAIL).orElseThrow())
        .contains("AadRecoveryEnabled=NO")
        .contains("KeySignTest=MUST Run elevated to test.")
        .contains("EnterprisePrtAuthority=;")
        .contains("AuthCodeUrl=https://login.example.com:443/")
        .contains("WamDefaultGUID={ B16898C6-A148-4967-9171-64D755DA8520 } (AzureAd)")
        .contains("WamDefaultSet=ERROR (0x80070520)")
        .contains("DeviceCertificateValidity=[ 2025-01-11 21:02:50.000 UTC -- 2035-");
    assertThat(output.message()).startsWith("AzureAdJoined=YES, EnterpriseJoined=NO, ");
  }

  @Test
  void theOutputsOwnTimeIsTheEventsTime() throws IOException {
    Event output = FactFixtureBundle.read(fixture("dsregcmd-domain.txt")).only(Kind.FACT_DSREGCMD);

    assertThat(output.time()).isEqualTo(Instant.parse("2026-02-03T09:16:43Z"));
    assertThat(output.zoneMinutes()).isEqualTo(0);
  }

  @Test
  void severalOutputsInOneFileAreSeveralFacts() throws IOException {
    FactFixtureBundle read =
        FactFixtureBundle.read(fixture("dsregcmd-hybrid.txt") + fixture("dsregcmd-domain.txt"));

    assertThat(read.of(Kind.FACT_DSREGCMD))
        .extracting(event -> event.attributes().get(Attribute.JOIN_TYPE).orElseThrow())
        .containsExactly("hybrid", "domain");
    assertThat(read.of(Kind.FACT_DSREGCMD).get(1).line())
        .isEqualTo(read.of(Kind.FACT_DSREGCMD).get(0).endLine() + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "YES, NO, NO, NO, entra",
    "YES, NO, YES, NO, hybrid",
    "NO, NO, YES, NO, domain",
    "NO, YES, YES, NO, onpremises",
    "NO, NO, NO, YES, registered",
    "NO, NO, NO, NO, none"
  })
  void theJoinFollowsTheDocumentedTable(
      String entra, String enterprise, String domain, String workplace, String join) {
    Event output =
        FactFixtureBundle.read(
                "AzureAdJoined : "
                    + entra
                    + "\nEnterpriseJoined : "
                    + enterprise
                    + "\nDomainJoined : "
                    + domain
                    + "\nWorkplaceJoined : "
                    + workplace
                    + "\n")
            .only(Kind.FACT_DSREGCMD);

    assertThat(output.attributes().get(Attribute.JOIN_TYPE)).hasValue(join);
  }

  @Test
  void anErrorInPlaceOfYesOrNoIsKeptAndDecidesNothing() {
    Event output =
        FactFixtureBundle.read("AzureAdJoined : ERROR 0x1\nDomainJoined : YES\n")
            .only(Kind.FACT_DSREGCMD);

    assertThat(output.attributes().get(Attribute.AZURE_AD_JOINED)).hasValue("ERROR 0x1");
    assertThat(output.attributes().get(Attribute.JOIN_TYPE)).isEmpty();
  }

  @Test
  void anOutputWithoutItsHeadIsTold() {
    FactFixtureBundle read = FactFixtureBundle.read("DomainJoined : YES\nAzureAdPrt : NO\n");

    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith(
            "line 1: AzureAdJoined is missing. Export again with command: dsregcmd /status");
  }

  @Test
  void maskedIdsAreKeptAsWritten() {
    Event output =
        FactFixtureBundle.read(
                "AzureAdJoined : YES\nDomainJoined : NO\nDeviceId : e92325d0-xxxx-xxxx\n")
            .only(Kind.FACT_DSREGCMD);

    assertThat(output.attributes().get(Attribute.DEVICE_ID)).hasValue("e92325d0-xxxx-xxxx");
  }

  @Test
  void aKeyInTwoSectionsKeepsItsFirstValue() {
    Event output =
        FactFixtureBundle.read(
                "AzureAdJoined : YES\nDomainJoined : NO\nDeviceId : one\nDeviceId : two\n")
            .only(Kind.FACT_DSREGCMD);

    assertThat(output.attributes().get(Attribute.DEVICE_ID)).hasValue("one");
  }

  @Test
  void endlessKeysAreNotHeld() {
    StringBuilder text = new StringBuilder("AzureAdJoined : YES\nDomainJoined : NO\n");
    for (int i = 0; i < 5_000; i++) {
      text.append("Key").append(i).append(" : value\n");
    }
    FactFixtureBundle read = FactFixtureBundle.read(text.toString());

    assertThat(read.events())
        .allMatch(event -> event.attributes().get(Attribute.DETAIL).orElse("").length() < 20_000);
    assertThat(read.of(Kind.FACT_DSREGCMD)).hasSize(1);
    assertThat(read.outcome().unframedLines()).isGreaterThan(4_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CONTOSO-PC04.contoso.com", "CONTOSO-PC04.emea.corp.contoso.com", "CONTOSO-PC04"})
  void theDevicesFullNameStandsForItsShortOne(String name) {
    Event device =
        FactFixtureBundle.read(
                "AzureAdJoined : NO\nEnterpriseJoined : NO\nDomainJoined : YES\nDevice Name : "
                    + name
                    + "\n")
            .only(Kind.FACT_DSREGCMD);

    assertThat(device.attributes().get(Attribute.HOST_NAME)).hasValue("CONTOSO-PC04");
    assertThat(device.attributes().get(Attribute.DETAIL).orElse(""))
        .contains("Device Name=" + name);
    assertThat(device.message()).contains("Device Name=" + name);
  }
}
