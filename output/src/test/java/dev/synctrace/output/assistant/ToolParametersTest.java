package dev.synctrace.output.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolParametersTest {
  private static final ToolParameters PARAMETERS =
      new ToolParameters(
          List.of(
              new ToolParameter.Text("query", "The query.", true, 10),
              new ToolParameter.Count("newest", "How many.", 1, 5),
              new ToolParameter.Choice("for", "Which.", List.of("sync", "action")),
              new ToolParameter.Flag("all", "All."),
              new ToolParameter.Texts("facets", "Fields.", 2, 5),
              PageCursor.PARAMETER));

  private static ToolArguments question(String query) {
    return PARAMETERS.check(Map.of("query", query));
  }

  @Test
  void theSchemaSaysWhatIsAccepted() {
    assertThat(PARAMETERS.schema())
        .containsEntry("required", List.of("query"))
        .containsEntry("additionalProperties", false);
    assertThat(String.valueOf(PARAMETERS.schema().get("properties")))
        .contains("maxLength=10", "maximum=5", "enum=[sync, action]", "maxItems=2");
  }

  @Test
  void whatFitsIsHandedOn() {
    ToolArguments checked =
        PARAMETERS.check(
            Map.of(
                "query", "a b", "newest", 5L, "for", "SYNC", "all", true, "facets", List.of("k")));

    assertThat(checked.text("query")).hasValue("a b");
    assertThat(checked.count("newest", 0)).isEqualTo(5);
    assertThat(checked.text("for")).hasValue("sync");
    assertThat(checked.flag("all")).isTrue();
    assertThat(checked.texts("facets")).containsExactly("k");
    assertThat(question("a").count("newest", 7)).isEqualTo(7);
  }

  @Test
  void theRestIsRefusedWithTheArgumentsName() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("query", 1),
            Map.of("query", "12345678901"),
            Map.of("query", "a\nb"),
            Map.of("query", "a", "newest", 6),
            Map.of("query", "a", "newest", 1.0),
            Map.of("query", "a", "for", "both"),
            Map.of("query", "a", "all", "true"),
            Map.of("query", "a", "facets", List.of("a", "b", "c")),
            Map.of("query", "a", "facets", List.of(1)),
            Map.of("query", "a", "path", "/etc/passwd"),
            Map.of("newest", 1))) {
      assertThatThrownBy(() -> PARAMETERS.check(wrong))
          .isInstanceOf(RefusedQuestionException.class)
          .message()
          .containsAnyOf("query", "newest", "for", "all", "facets", "path");
    }
  }

  @Test
  void aCursorIsOfOneQuestion() {
    String text = new PageCursor(40).text("search", question("a"));

    assertThat(text).matches("40-[0-9a-f]{8}");
    assertThat(cursor("search", "a", text)).isEqualTo(new PageCursor(40));
    assertThat(PageCursor.of("search", question("a"))).isEqualTo(new PageCursor(0));
    assertThatThrownBy(() -> cursor("search", "b", text))
        .isInstanceOf(RefusedQuestionException.class);
    assertThatThrownBy(() -> cursor("trace", "a", text))
        .isInstanceOf(RefusedQuestionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1-00000000", "0-00000000", "40", "x", "9999999999-00000000"})
  void anythingElseIsNoCursor(String text) {
    assertThatThrownBy(() -> cursor("search", "a", text))
        .isInstanceOf(RefusedQuestionException.class)
        .hasMessageContaining("cursor is not the value of next");
  }

  private static PageCursor cursor(String tool, String query, String text) {
    return PageCursor.of(tool, PARAMETERS.check(Map.of("query", query, "cursor", text)));
  }
}
