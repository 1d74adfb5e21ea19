package dev.synctrace.parsers.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidTextTest {
  private static final String INTERNAL = "2c3c77e6-1d93-45b7-9c45-5845e666d4fa";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2c3c77e6-1d93-45b7-9c45-5845e666d4fa",
        "2C3C77E6-1D93-45B7-9C45-5845E666D4FA",
        "GUID:2C3C77E6-1D93-45B7-9C45-5845E666D4FA",
        "guid:2c3c77e6-1d93-45b7-9c45-5845e666d4fa",
        "{2C3C77E6-1D93-45B7-9C45-5845E666D4FA}",
        "GUID:{2C3C77E6-1D93-45B7-9C45-5845E666D4FA}",
        "{GUID:2C3C77E6-1D93-45B7-9C45-5845E666D4FA}",
        "2C3C77E61D9345B79C455845E666D4FA"
      })
  void everySpellingHasOneForm(String written) {
    assertThat(GuidText.canonical(written)).isEqualTo(INTERNAL);
    assertThat(GuidText.isGuid(written)).isTrue();
    assertThat(Attributes.builder().put(Attribute.SMS_ID, written).build().get(Attribute.SMS_ID))
        .hasValue(INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "239cf739-XXXX-4632-XXXX-9bXXXXXXXX08",
        "2C3C77E6-1D93-45B7-9C45-5845E666D4F",
        "2C3C77E6-1D93-45B7-9C45-5845E666D4FA0",
        "{2C3C77E6-1D93-45B7-9C45-5845E666D4FA",
        "GUID:Not-A-Guid",
        "2C3C77E6_1D93_45B7_9C45_5845E666D4FA"
      })
  void whatIsNoGuidStaysAsWritten(String written) {
    assertThat(GuidText.canonical(written)).isEqualTo(written);
    assertThat(GuidText.isGuid(written)).isFalse();
  }

  @Test
  void otherAttributesStayAsWritten() {
    String text = "{2C3C77E6-1D93-45B7-9C45-5845E666D4FA}";

    assertThat(Attributes.builder().put(Attribute.FILE, text).build().get(Attribute.FILE))
        .hasValue(text);
  }
}
