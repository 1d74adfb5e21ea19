package dev.synctrace.output.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.output.json.Json;
import dev.synctrace.output.redact.Redaction;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an assistant reads is bounded, redacted and visible, whoever wrote it. */
class BoundedJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Redaction NAMES =
      new Redaction() {
        @Override
        public String text(String written) {
          return written.replace("CLIENT-042", "device-0001").replace("16777301", "device-0001.id");
        }

        @Override
        public boolean replacesNames() {
          return true;
        }

        @Override
        public List<ReplacementCount> masked() {
          return List.of();
        }
      };

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private final StringWriter text = new StringWriter();
  private final BoundedJson json;

  BoundedJsonTest() throws IOException {
    json = new BoundedJson(Json.lines(text), NAMES, 20_000);
  }

  private JsonNode written(Writing writing) throws IOException {
    json.writeStartObject();
    writing.to(json);
    json.writeEndObject();
    json.flush();
    return JSON.readTree(text.toString());
  }

  @Test
  void everyTextIsRedactedAndNumbersOfThingsToo() throws IOException {
    JsonNode all =
        written(json -> {
          json.writeStringField("message", "CLIENT-042 answered");
          json.writeNumberField("resourceId", 16777301L);
          json.writeNumberField("pushId", 16777301L);
          json.writeStringField("kind", "CLIENT-042");
          json.writeObjectFieldStart("attributes");
          json.writeStringField("kind", "CLIENT-042");
          json.writeEndObject();
          json.writeArrayFieldStart("mentions");
          json.writeString("CLIENT-042");
          json.writeEndArray();
        });

    assertThat(all.toString())
        .isEqualTo(
            """
            {"message":"device-0001 answered","resourceId":"device-0001.id",\
            "pushId":16777301,"kind":"CLIENT-042","attributes":{"kind":"device-0001"},\
            "mentions":["device-0001"]}\
            """);
  }

  @Test
  void whatReadsAsNothingIsShown() throws IOException {
    // A zero-width space, a direction mark, and "hi" in the invisible tag characters.
    String hidden =
        "a\u200bb\u202ec" + new String(new int[] {0xE0068, 0xE0069}, 0, 2) + "\u001b[31md";

    JsonNode all = written(json -> json.writeStringField("message", hidden));

    assertThat(all.path("message").asText()).isEqualTo("a·b·c···[31md");
  }

  @Test
  void aTextAndAnArrayAreCutAndItIsToldHowMuchIsLeftOut() throws IOException {
    JsonNode all =
        written(json -> {
          json.writeStringField("message", "x".repeat(5_000));
          json.writeArrayFieldStart("evidence");
          for (int i = 0; i < 40; i++) {
            json.writeStartObject();
            json.writeNumberField("line", i);
            json.writeEndObject();
          }
          json.writeEndArray();
        });

    assertThat(all.path("message").asText())
        .hasSizeLessThan(1_600)
        .endsWith("(3,500 more characters)");
    assertThat(all.path("evidence")).hasSize(25);
    assertThat(json.omitted()).containsEntry("evidence", 15);
  }

  @Test
  void theBudgetHoldsForAnyNesting() throws IOException {
    written(json -> nest(json, 6));

    assertThat(text.toString().length()).isLessThan(30_000);
    assertThat(json.omitted()).containsKey("inner");
  }

  private static void nest(JsonGenerator json, int depth) throws IOException {
    json.writeStringField("text", "\"\\\t".repeat(400));
    json.writeArrayFieldStart("inner");
    for (int i = 0; depth > 0 && i < 8; i++) {
      json.writeStartObject();
      nest(json, depth - 1);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Test
  void recordsAreCitedAsTheyAreShown() throws IOException {
    written(json -> {
      json.writeArrayFieldStart("evidence");
      for (int line : new int[] {3, 7, 3}) {
        json.writeStartObject();
        json.writeStringField("source", "CLIENT-042/CcmAad.log");
        json.writeNumberField("line", line);
        json.writeEndObject();
      }
      json.writeEndArray();
    });

    assertThat(json.citations())
        .containsExactly("device-0001/CcmAad.log:3", "device-0001/CcmAad.log:7");
  }

  @Test
  void aMutedRowLeavesNoTrace() throws IOException {
    JsonNode all =
        written(json -> {
          this.json.writeRowsStart("rows");
          this.json.mute(true);
          json.writeStartObject();
          json.writeStringField("name", "one");
          json.writeEndObject();
          this.json.mute(false);
          json.writeStartObject();
          json.writeStringField("name", "two");
          json.writeEndObject();
          json.writeEndArray();
        });

    assertThat(all.toString()).isEqualTo("{\"rows\":[{\"name\":\"two\"}]}");
  }

  @Test
  void nothingPassesByTheRedaction() {
    assertThatThrownBy(() -> json.writeRaw("CLIENT-042"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> json.writeRawValue("\"CLIENT-042\""))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
