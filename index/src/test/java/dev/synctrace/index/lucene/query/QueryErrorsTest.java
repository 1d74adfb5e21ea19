package dev.synctrace.index.lucene.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.synctrace.index.search.QueryException;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceMachines;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryErrorsTest {
  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "error AND taskGiud:a43d*", 11, "unknown field 'taskGiud': did you mean taskGuid"),
        arguments("(a OR foo : b)", 7, "unknown field 'foo'"),
        arguments("knd:push", 1, "unknown field 'knd': did you mean kind"),
        arguments("kind:pus", 6, "unknown kind 'pus'"),
        arguments("zzzzzzzzzzzz:1", 1, "Put text with a colon in quotes"),
        arguments("-sevrity:error", 2, "did you mean severity"),
        arguments("kind:push.strat", 6, "unknown kind 'push.strat': did you mean push.start"),
        arguments("a kind:(push.start OR psh.done)", 23, "did you mean push.done"),
        arguments("kind:pusch.*", 6, "unknown kind 'pusch.'"),
        arguments("kind:*pusch*", 6, "unknown kind"),
        arguments("severity:critical", 10, "did you mean info or warning or error"),
        arguments("pushId:abc", 8, "'abc' is not a whole number"),
        arguments("pushId:[1 TO x]", 14, "'x' is not a whole number"),
        arguments("pushId:1*", 8, "a range such as [1 TO 20]"),
        arguments("pushId:99999999999999999999", 8, "not a whole number"),
        arguments("time:yesterday", 6, "'yesterday' is not a time"),
        arguments("time:2026-13-45", 6, "is not a time"),
        arguments("time:2026-09-25T23:35", 19, "put a value with a colon in quotes"),
        arguments("time:2026*", 6, "search for a date"),
        arguments("a:b:c", 1, "unknown field 'a'"),
        arguments("log:b:c", 6, "put a value with a colon in quotes"),
        arguments(":x", 1, "a colon needs a field name"),
        arguments("\"a\":x", 4, "a colon needs a field name"),
        arguments("source:logs/BgbServer.log", 12, "Put a path or address in quotes"),
        arguments("source:logs/a/b.log", 12, "Put a path or address in quotes"),
        arguments("/etc", 1, "Put a path or address in quotes"),
        arguments("/a/b", 1, "Put a path or address in quotes"),
        arguments("/a[/", 2, "the regular expression is not valid"),
        arguments("b " + "a*b*c*d*".repeat(200), 3, "the pattern is too complex"),
        arguments("\"never closed", 1, "the quote is not closed"),
        arguments("abc \"C:\\Windows\\\"", 5, "the quote is not closed"),
        arguments("pushId:[1 TO 20", 8, "the range is not closed"),
        arguments("pushId:[1 20]", 8, "a range needs two ends"),
        arguments("(a OR b", 8, "a closing ) is missing"),
        arguments("a OR b)", 7, "this ) has no matching ("),
        arguments("a AND", 6, "query is incomplete"),
        arguments("AND a", 1, "'AND' is not expected here"),
        arguments("a OR OR b", 6, "'OR' is not expected here"),
        arguments("log:", 5, "query is incomplete"),
        arguments("a\\", 2, "ends with a backslash"),
        arguments("()", 2, "is not expected here"),
        arguments("\"two words\"^x", 13, "unexpected text from here on"),
        arguments("two-words~", 1, "a single word only"),
        arguments("(".repeat(5_000) + "a" + ")".repeat(5_000), 201, "nested brackets"),
        arguments("a ".repeat(5_000), 1, "more than 1024 parts"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWhereItStands(String query, int column, String problem) {
    QueryException mistake =
        catchThrowableOfType(
            QueryException.class,
            () -> EventQueries.of(SearchRequest.of(query), () -> SourceMachines.NONE));

    assertThat(mistake).as(query).isNotNull().hasMessageContaining(problem);
    assertThat(mistake.column()).as(mistake.getMessage()).isEqualTo(column);
    assertThat(mistake.getMessage()).doesNotContain("\n");
    assertThat(mistake.pointer().lines().toList().get(1)).isEqualTo(" ".repeat(column - 1) + "^");
  }

  @Test
  void thePointerStandsUnderTheMistake() {
    QueryException mistake =
        catchThrowableOfType(
            QueryException.class,
            () ->
                EventQueries.of(
                    SearchRequest.of("\"C:\\Windows\"\nsevrity:error"), () -> SourceMachines.NONE));

    assertThat(mistake.pointer())
        .isEqualTo(
            """
            "C:\\Windows" sevrity:error
                         ^\
            """);
  }

  @Test
  void nothingThatCanBeTypedGivesAnythingButAQueryOrAMistake() {
    String[] pieces = {
      "a",
      "kind",
      ":",
      "*",
      "?",
      "\"",
      "\\",
      "/",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      " TO ",
      "~",
      "^",
      "2",
      "+",
      "-",
      "!",
      " ",
      " AND ",
      " OR ",
      " NOT ",
      "&&",
      "||",
      "pushId",
      "time",
      "\u00A0",
      "é",
      "\uD800",
      "message",
      "<",
      ">",
      "=",
      "\\u",
      "2026-09-25",
      "."
    };
    Random random = new Random(99);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder query = new StringBuilder();
      for (int n = random.nextInt(10); n >= 0; n--) {
        query.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThatCode(() -> tryOut(query.toString()))
          .as(query.toString())
          .doesNotThrowAnyException();
    }
  }

  private static void tryOut(String query) {
    try {
      assertThat(EventQueries.of(SearchRequest.of(query), () -> SourceMachines.NONE)).isNotNull();
    } catch (QueryException e) {
      assertThat(e.column()).isBetween(1, query.length() + 1);
    }
  }
}
