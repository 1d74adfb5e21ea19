package dev.synctrace.parsers.log.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.MessageReader;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The instance that a client component writes into its log when it raises an event. */
class RaisedEventTest {
  private final MessageReader reader = new MessageReader();

  @Test
  void aSemicolonInsideAValueDoesNotEndIt() {
    ParsedMessage event = read("HostName = \"a;b\"; HRESULT = \"0x80072f78\"; };");

    assertThat(event.attributes().get(Attribute.HOST_NAME)).contains("a;b");
    assertThat(event.attributes().get(Attribute.ERROR_CODE)).contains("0x80072f78");
  }

  @Test
  void aCopyThatBreaksOffKeepsWhatIsWhole() {
    ParsedMessage event = read("HRESULT = \"0x80072f78\";\n\tDateTime = \"2019");

    assertThat(event.kind()).isEqualTo(Kind.MESSAGING_EVENT);
    assertThat(event.attributes().get(Attribute.ERROR_CODE)).contains("0x80072f78");
    assertThat(event.attributes().get(Attribute.UTC_TIME)).isEmpty();
  }

  @Test
  void aTimeThatIsNoDateIsKeptAsWritten() {
    ParsedMessage event = read("DateTime = \"20191399201607.035000+000\"; };");

    assertThat(event.attributes().get(Attribute.UTC_TIME)).contains("20191399201607.035000+000");
  }

  @Test
  void statusZeroMeansThatNoAnswerCame() {
    assertThat(read("StatusCode = 0; };").attributes().get(Attribute.HTTP_STATUS)).isEmpty();
    assertThat(read("StatusCode = 403; };").attributes().number(Attribute.HTTP_STATUS))
        .hasValue(403);
  }

  @Test
  void onlyTheFirstLineIsStillAnEvent() {
    assertThat(reader.read("Raising event:", null, "any").reading().map(ParsedMessage::kind))
        .contains(Kind.MESSAGING_EVENT);
  }

  @Test
  @Timeout(20)
  void aHugeInstanceIsReadInOneSweep() {
    assertThat(read("Text = \"x\";\n".repeat(40_000) + "StatusCode = 403; };"))
        .extracting(event -> event.attributes().get(Attribute.HTTP_STATUS).orElseThrow())
        .isEqualTo("403");
  }

  private ParsedMessage read(String body) {
    String block = "Raising event:\ninstance of CCM_CcmHttp_Status\n{\n\t" + body;
    return reader.read(block, null, "any").reading().orElseThrow();
  }
}
