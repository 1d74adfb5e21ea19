package dev.synctrace.index.lucene.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTokenizerTest {
  private static final String GUID = "a43dd1b3-0f00-4d55-9c1e-123456789abc";

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", ""),
        arguments(" .-~ ", ""),
        arguments("Starting to send push task", "starting to send push task"),
        arguments("SMS_NOTIFICATION_SERVER (PushID: 13)", "sms_notification_server pushid 13"),
        arguments("C:\\Windows\\CCM\\Logs", "c windows ccm logs"),
        arguments("{A43DD1B3-0F00-4D55-9C1E-123456789ABC}", GUID),
        arguments("GUID:" + GUID + ".", "guid " + GUID),
        arguments("/groups/" + GUID + "/members/$ref", "groups " + GUID + " members ref"),
        arguments("deviceId%20eq%20%27" + GUID + "%27", "deviceid eq " + GUID),
        arguments("(guid'" + GUID + "')", "guid " + GUID),
        arguments("id_" + GUID + "_x", "id_ " + GUID + " _x"),
        arguments(GUID + "0", "a43dd1b3 0f00 4d55 9c1e 123456789abc0"),
        arguments("0" + GUID, "0a43dd1b3 0f00 4d55 9c1e 123456789abc"),
        arguments(GUID.substring(1), "43dd1b3 0f00 4d55 9c1e 123456789abc"),
        arguments("30%added", "30 added"),
        arguments("100%25x", "100 x"),
        arguments("50%", "50"),
        arguments("%2", "2"),
        arguments("Übergabe an ZÜRICH", "übergabe an zürich"),
        arguments("e\u0301te\u0301", "e\u0301te\u0301"),
        arguments("設定を同期 OK", "設 定 を 同 期 ok"),
        arguments("Синхронизация", "синхронизация"),
        arguments("\uD801\uDC00x", "\uD801\uDC28x"),
        arguments("a\uD800b", "a b"),
        arguments("İ", "i"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsCutIntoWordsAndWholeGuids(String text, String tokens) throws IOException {
    List<String> expected = tokens.isEmpty() ? List.of() : List.of(tokens.split(" "));

    assertThat(asIndexed(text)).isEqualTo(expected);
    assertThat(asAsked(text)).isEqualTo(expected);
  }

  @Test
  void aLongRunIsCutButNothingIsLost() throws IOException {
    List<String> tokens = asIndexed("x".repeat(1_000));

    assertThat(tokens).hasSize(4).allMatch(t -> t.length() <= MessageTokenizer.MAX_LENGTH);
    assertThat(String.join("", tokens)).isEqualTo("x".repeat(1_000));
  }

  @Test
  void ofAnEnormousTextOnlyTheFirstWordsAreIndexed() throws IOException {
    String enormous = "a ".repeat(TextField.MAX_TOKENS + 10);

    assertThat(asIndexed(enormous)).hasSize(TextField.MAX_TOKENS);
    assertThat(asIndexed("b c")).containsExactly("b", "c");
  }

  private static List<String> asIndexed(String text) throws IOException {
    TextField field = new TextField("message");
    field.setStringValue(text);
    try (MessageAnalyzer analyzer = new MessageAnalyzer();
        TokenStream stream = field.tokenStream(analyzer, null)) {
      return read(stream);
    }
  }

  private static List<String> asAsked(String text) throws IOException {
    try (MessageAnalyzer analyzer = new MessageAnalyzer();
        TokenStream stream = analyzer.tokenStream("message", text)) {
      return read(stream);
    }
  }

  private static List<String> read(TokenStream stream) throws IOException {
    CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
    List<String> tokens = new ArrayList<>();
    stream.reset();
    while (stream.incrementToken()) {
      tokens.add(term.toString());
    }
    stream.end();
    return tokens;
  }
}
