package dev.synctrace.parsers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"16777304xxxx", "x", "-", "16 777 304", "1677730416777304167", "0x10", "١٦٧٧٧٣٠٤"})
  void anIdThatIsNoNumberIsNoNumber(String written) {
    Attributes row = Attributes.builder().put(Attribute.RESOURCE_ID, written).build();

    assertThat(row.number(Attribute.RESOURCE_ID)).isEmpty();
    assertThat(row.get(Attribute.RESOURCE_ID)).contains(written);
  }

  @Test
  void anIdThatIsANumberIsOne() {
    Attributes row = Attributes.builder().put(Attribute.RESOURCE_ID, " 16777304 ").build();

    assertThat(row.number(Attribute.RESOURCE_ID)).isEqualTo(OptionalLong.of(16_777_304));
    assertThat(row.number(Attribute.PUSH_ID)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12xx", "1677730416777304167"})
  void aCountThatIsNoNumberStaysSearchable(String written) {
    Attributes record = Attributes.builder().put(Attribute.PUSH_ID, written).build();

    assertThat(record.number(Attribute.PUSH_ID)).isEmpty();
    assertThat(record.mentions()).containsExactly(written);
  }
}
