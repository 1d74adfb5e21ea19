package dev.synctrace.diagnosis.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.HandMadeCase;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.portal.PortalMessageCause.PortalCauseState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A text of the admin center alone decides nothing; the case confirms, rules out, or stays mute.
 */
class PortalMessageCheckTest {
  private static final CauseCatalogue CATALOGUE = CauseCatalogue.builtIn();
  private static final String NO_DEVICE = "Unable to get device information";
  private static final String UNEXPECTED = "Unexpected error occurred";
  private static final String USERS =
      """
      site:
        - {kind: fact.user, userName: megan.bowen@contoso.com, accountName: 'CONTOSO\\mbowen', tenantId: tenant-1, userId: user-1}
        - {kind: fact.user, userName: alex.wilber@contoso.com, accountName: 'CONTOSO\\awilber'}
      """;

  @Test
  void inAnEmptyCaseEverythingRemainsAndSaysWhatToCollect() {
    PortalMessageCheck check = in("{}");

    for (String known : check.knownTexts()) {
      assertThat(check.check(known, null))
          .as(known)
          .isNotEmpty()
          .allSatisfy(cause -> {
            assertThat(cause.state()).as(cause.cause().id()).isEqualTo(PortalCauseState.REMAINS);
            assertThat(cause.grade()).isNull();
            assertThat(cause.collect()).as(cause.cause().id()).isNotEmpty().doesNotHaveDuplicates();
          });
    }
  }

  @Test
  void everyTextOfTheTroubleshootingPageIsKnown() {
    PortalMessageCheck check = in("{}");

    assertThat(
            ids(
                check.check(
                    "The necessary configuration is missing in Azure Active Directory. Make sure ...",
                    null)))
        .containsExactly("T02");
    assertThat(ids(check.check(NO_DEVICE + ". Make sure ...", null))).containsExactly("T03");
    assertThat(ids(check.check(UNEXPECTED, null)))
        .containsExactly("T04", "T05", "T06", "T07", "T08");
    assertThat(check.check("The printer is on fire", null)).isEmpty();
  }

  @Test
  void aUserWithoutEntraIdsConfirmsThatHeIsNotDiscovered() {
    PortalMessageCause cause = only(in(USERS).check(NO_DEVICE, "alex.wilber@contoso.com"));

    assertThat(cause.state()).isEqualTo(PortalCauseState.CONFIRMED);
    assertThat(cause.evidence())
        .extracting(EvidenceItem::says)
        .containsExactly("the user has no Entra tenant ID", "the user has no Entra user ID");
    assertThat(cause.collect()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"megan.bowen@contoso.com", "contoso\\MBOWEN", "USER-1"})
  void aUserWithAllPropertiesSpeaksAgainstItAndTheRestIsAsked(String user) {
    PortalMessageCause cause = only(in(USERS).check(NO_DEVICE, user));

    assertThat(cause.state()).isEqualTo(PortalCauseState.REMAINS);
    assertThat(cause.evidence()).hasSize(3).noneMatch(EvidenceItem::supports);
    assertThat(cause.collect())
        .extracting(MissingEvidence::what)
        .containsExactly(
            "whether the user has no Read permission on the collection",
            "whether the user signed in with another account");
  }

  @Test
  void whenTheRestIsNotedTooItIsRuledOut() {
    PortalMessageCause cause =
        only(
            in("notes: {site.portalUserMayReadCollection: 'true', site.portalSameAccount: 'true'}\n"
                    + USERS)
                .check(NO_DEVICE, "megan.bowen@contoso.com"));

    assertThat(cause.state()).isEqualTo(PortalCauseState.RULED_OUT);
    assertThat(cause.collect()).isEmpty();
  }

  @Test
  void whoIsNamedGoesBeforeWhoIsNoted() {
    PortalMessageCheck check = in("notes: {site.portalUser: alex.wilber@contoso.com}\n" + USERS);

    assertThat(only(check.check(NO_DEVICE, null)).state()).isEqualTo(PortalCauseState.CONFIRMED);
    assertThat(only(check.check(NO_DEVICE, "megan.bowen@contoso.com")).state())
        .isEqualTo(PortalCauseState.REMAINS);
  }

  @ParameterizedTest
  @CsvSource({
    "T02, The necessary configuration is missing in Microsoft Entra ID, site.portalAdminUserRole, 'false', 'true'",
    "T08, Error code: 3, site.providerHasIis, 'false', ''",
    "T21, You don't have access to view this information, site.portalIntuneRole, 'false', 'true'",
    "T17, 'On-prem error code: 500', site.remoteProviderAtCentralSite, 'true', 'false'",
    "T09, 403 (Forbidden), site.providerAuthenticationLevel, certificate, windows"
  })
  void whatIsNotedDecides(String id, String text, String note, String yes, String no) {
    assertThat(state(id, text, note, yes)).isEqualTo(PortalCauseState.CONFIRMED);
    if (!no.isEmpty()) {
      assertThat(state(id, text, note, no)).isEqualTo(PortalCauseState.RULED_OUT);
    }
  }

  @Test
  void theClockAndTheAdministrationServiceAreEachLookedAt() {
    List<PortalMessageCause> causes =
        in("""
        logs: [AdminService]
        site:
          - {kind: fact.note, noteKey: clock.skewSeconds.CM01, hostName: CM01, seconds: -12}
          - {kind: adminservice.response, at: "10:00", httpStatus: 200}
          - {kind: adminservice.exception, at: "10:00", message: "Execution Timeout Expired."}
        """)
            .check(UNEXPECTED, null);

    assertThat(causes)
        .extracting(cause -> cause.cause().id() + " " + cause.state())
        .containsExactly(
            "T07 CONFIRMED", "T04 CONFIRMED", "T05 CONFIRMED", "T06 REMAINS", "T08 RULED_OUT");
  }

  @Test
  void aClockThatIsRightRulesTheClockOut() {
    assertThat(
            in("site: [{kind: fact.note, noteKey: clock.skewSeconds.CM01, hostName: CM01, seconds: 0}]")
                .check(UNEXPECTED, null))
        .filteredOn(cause -> cause.cause().id().equals("T05"))
        .extracting(PortalMessageCause::state)
        .containsExactly(PortalCauseState.RULED_OUT);
  }

  @Test
  void silenceOfALogIsNamedAndRulesNothingOut() {
    assertThat(in("logs: [AdminService]").check(UNEXPECTED, null))
        .filteredOn(cause -> cause.cause().id().equals("T07"))
        .singleElement()
        .satisfies(cause -> {
          assertThat(cause.state()).isEqualTo(PortalCauseState.REMAINS);
          assertThat(cause.notSeen())
              .containsExactly(
                  "A query of the administration service timed out: no such record in"
                      + " AdminService.log");
        });
  }

  @Test
  void aRestartInALogHintsAndConfirmsNothing() {
    assertThat(
            in("site: [{kind: component.start, at: '10:00'}]")
                .check("Getting results timed out", null))
        .filteredOn(cause -> cause.cause().id().equals("T28"))
        .singleElement()
        .satisfies(cause -> {
          assertThat(cause.state()).isEqualTo(PortalCauseState.REMAINS);
          assertThat(cause.evidence()).singleElement().matches(EvidenceItem::supports);
        });
  }

  @Test
  void anExportThatLacksTheSignSaysSo() {
    assertThat(in(USERS).check(UNEXPECTED, null))
        .filteredOn(cause -> cause.cause().id().equals("T06"))
        .flatExtracting(PortalMessageCause::evidence)
        .allSatisfy(piece -> assertThat(piece.says()).startsWith("not found: "))
        .noneMatch(EvidenceItem::supports);
  }

  private static PortalCauseState state(String id, String text, String note, String value) {
    return in("notes: {%s: '%s'}".formatted(note, value)).check(text, null).stream()
        .filter(cause -> cause.cause().id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static PortalMessageCheck in(String yaml) {
    return new PortalMessageCheck(HandMadeCase.of(yaml).site(), CATALOGUE);
  }

  private static PortalMessageCause only(List<PortalMessageCause> causes) {
    assertThat(causes).hasSize(1);
    return causes.getFirst();
  }

  private static List<String> ids(List<PortalMessageCause> causes) {
    return causes.stream().map(cause -> cause.cause().id()).toList();
  }
}
