package dev.synctrace.parsers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidTest {
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
    assertThat(Guid.canonical(written)).isEqualTo(INTERNAL);
    assertThat(Guid.isGuid(written)).isTrue();
    assertThat(Guid.parse(written)).isEqualTo(Guid.parse(INTERNAL)).hasToString(INTERNAL);
    assertThat(Guid.parse(" " + written + "\t")).isEqualTo(Guid.parse(INTERNAL));
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
    assertThat(Guid.canonical(written)).isEqualTo(written);
    assertThat(Guid.isGuid(written)).isFalse();
    assertThat(Guid.parse(written)).isNull();
  }

  @Test
  void otherAttributesStayAsWritten() {
    String text = "{2C3C77E6-1D93-45B7-9C45-5845E666D4FA}";

    assertThat(Attributes.builder().put(Attribute.FILE, text).build().get(Attribute.FILE))
        .hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "{00000000-0000-0000-0000-000000000000}",
        "GUID:00000000-0000-0000-0000-000000000000",
        "00000000000000000000000000000000"
      })
  void theGuidOfZerosIdentifiesNothing(String zeros) {
    assertThat(Guid.isZero(zeros)).isTrue();
    assertThat(Guid.first("device " + zeros)).isNull();
    assertThat(Attributes.builder().put(Attribute.DEVICE_ID, zeros).mention(zeros).build())
        .isEqualTo(Attributes.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", INTERNAL, "00000000-0000-0000-0000-00000000000g"})
  void anyOtherTextIsNotTheGuidOfZeros(String text) {
    assertThat(Guid.isZero(text)).isFalse();
  }

  @Test
  void findsEveryGuidOfATextInOrderAsWritten() {
    String other = "9F1D2C4B-0000-4A5B-8C6D-1122334455FF";
    List<String> found = new ArrayList<>();

    Guid.forEach("a-b (" + INTERNAL + ")/" + other + "-x, a" + INTERNAL, found::add);

    assertThat(found).containsExactly(INTERNAL, other);
    assertThat(Guid.first("{" + other + "} " + INTERNAL)).isEqualTo(other);
  }

  @Test
  void aTextNamesOneGuidHoweverOften() {
    assertThat(Guid.only(INTERNAL + "/" + INTERNAL.toUpperCase(Locale.ROOT))).hasValue(INTERNAL);
    assertThat(Guid.only(INTERNAL + "/9f1d2c4b-0000-4a5b-8c6d-1122334455ff")).isEmpty();
    assertThat(Guid.only("no GUID")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "00000000-0000-0000-0000-000000000001",
        "80000000-0000-0000-8000-000000000000"
      })
  void everyDigitCounts(String guid) {
    assertThat(Guid.parse(guid)).hasToString(guid).isEqualTo(Guid.ofDigits(guid.replace("-", "")));
  }

  @Test
  void theBytesOfWindowsBeginWithTheLowOnes() {
    byte[] bytes = HexFormat.of().parseHex("e6773c2c931db7459c455845e666d4fa");

    assertThat(Guid.ofBytes(bytes)).hasToString(INTERNAL);
    assertThat(Guid.ofDigits(INTERNAL.replace("-", ""))).hasToString(INTERNAL);
  }

  @Test
  void ordersByDigits() {
    Guid low = new Guid(1, -1);
    Guid high = new Guid(-1, 0);

    assertThat(low).isLessThan(high).isGreaterThan(new Guid(1, 1));
  }
}
