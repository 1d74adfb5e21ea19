package dev.synctrace.diagnosis.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.portal.PortalMessageCheck.PortalMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts come from people: typed, remembered, pasted with what was around them. */
class PortalMessageTest {
  private static final PortalMessage KNOWN = new PortalMessage("Unable to get device information");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unable to get device information",
        "unable to get device information...",
        "\u201cUNABLE TO GET DEVICE INFORMATION.\u201d",
        "Error message: Unable to get device (or collection) information. Make sure Azure AD ...",
        "it said unable to get the device information, I think",
        "Unable  to get\tdevice\ninformation",
        "unable to get device"
      })
  void itIsKnownHoweverItIsPassedOn(String seen) {
    assertThat(new PortalMessage(seen).means(KNOWN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "...",
        "information",
        "device information unable get to",
        "Unable to get client details",
        "Unable to sign in. Please call the help desk to get a device with current information"
      })
  void anotherTextIsNot(String seen) {
    assertThat(new PortalMessage(seen).means(KNOWN)).isFalse();
  }

  @Test
  void anApostropheMayBeOfAnyKindOrNone() {
    PortalMessage known = new PortalMessage("Device can't be found");

    assertThat(new PortalMessage("device can\u2019t be found").means(known)).isTrue();
    assertThat(new PortalMessage("device cant be found").means(known)).isTrue();
  }

  @Test
  void halfOfAShortTextIsEnough() {
    assertThat(new PortalMessage("403").means(new PortalMessage("403 (Forbidden)"))).isTrue();
    assertThat(new PortalMessage("error").means(new PortalMessage("Unexpected error occurred")))
        .isFalse();
  }

  @Test
  void aLongTextIsLookedThroughInNoTime() {
    PortalMessage seen = new PortalMessage("unable to get ".repeat(100_000));

    assertThat(seen.means(KNOWN)).isFalse();
  }
}
