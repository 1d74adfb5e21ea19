package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.error.ErrorCodeText;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One error code, written in every way there is, on a line each. */
class ErrorCodeSearchTest {
  private static final List<Event> EVENTS =
      List.of(
          line(1, "Failed with 0x80004005 (E_FAIL)"),
          line(2, "Failed with 0X80004005"),
          line(3, "Failed with 80004005."),
          line(4, "Failed with -2147467259"),
          line(5, "Failed with 2147500037"),
          line(6, "Failed with FFFFFFFF80004005"),
          event()
              .line(7)
              .message("Failed to get certificate. Error: 80004005")
              .kind(Kind.REGISTRATION_SENT)
              .with(Attribute.ERROR_CODE, "80004005")
              .build(),
          event()
              .line(8)
              .message("Failed to get certificate. Error: (0x80004005)")
              .kind(Kind.REGISTRATION_SENT)
              .with(Attribute.ERROR_CODE, "0x80004005")
              .build(),
          event()
              .line(9)
              .message("ERROR: URL=http://MP01, Port=80, Code=12029")
              .kind(Kind.REGISTRATION_SENT)
              .with(Attribute.ERROR_CODE, "12029")
              .build(),
          line(10, "aborted with 0x80072EFD"),
          line(11, "Task 12029 of 80004 done, 2147467 bytes"),
          line(12, "AADSTS50076: Due to a configuration change"),
          line(13, "worker 50076 is idle"));

  @TempDir private static Path folder;
  private static Case opened;

  private static Event line(int number, String message) {
    return event().line(number).message(message).build();
  }

  @BeforeAll
  static void fill() {
    opened = LuceneTestCase.of(folder.resolve("case"), EVENTS);
  }

  @AfterAll
  static void close() {
    opened.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x80004005",
        "0X80004005",
        "80004005",
        "\"80004005\"",
        "-2147467259",
        "(-2147467259)",
        "\"-2147467259\"",
        "2147500037",
        "ffffffff80004005",
        "0xFFFFFFFF80004005",
        "message:80004005"
      })
  void everySpellingFindsEveryOther(String spelling) {
    assertThat(lines(spelling)).containsExactlyElementsOf(range(1, 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "errorCode:0x80004005",
        "errorCode:80004005",
        "errorCode:\"0X80004005\"",
        "errorCode:-2147467259",
        "errorCode:2147500037",
        "errorCode:8000*",
        "errorCode:*4005",
        "errorCode:[80004000 TO 80004fff]"
      })
  void theFieldIsFoundInEverySpelling(String query) {
    assertThat(lines(query)).containsExactly(7L, 8L);
  }

  @Test
  void aNumberOfWinHttpFindsItsHresultAndTheWordItself() {
    assertThat(lines("12029")).containsExactly(9L, 10L, 11L);
    assertThat(lines("0x80072efd")).containsExactly(9L, 10L);
    assertThat(lines("errorCode:12029")).containsExactly(9L);
  }

  @Test
  void anEntraCodeNeedsItsPrefix() {
    assertThat(lines("aadsts50076")).containsExactly(12L);
    assertThat(lines("50076")).containsExactly(13L);
  }

  @Test
  void aMinusBeforeAnyOtherNumberStillExcludes() {
    assertThat(lines("failed -80004005")).isEmpty();
    assertThat(lines("idle -12029")).containsExactly(13L);
  }

  @Test
  void theFacetCountsEachCodeOnce() {
    var facets =
        opened.events().search(SearchRequest.all().withFacets(List.of("errorCode"))).facets();

    assertThat(facets.getFirst().values())
        .extracting(value -> value.value() + " " + value.count())
        .containsExactly("0x80004005 2", "0x80072efd 1");
  }

  @Test
  void aMentionIsFoundInEverySpelling() {
    Event mentioning =
        event().line(1).message("no words").mentioning(ErrorCodeText.hex(0x80004005)).build();
    try (Case one = LuceneTestCase.of(folder.resolve("mention"), List.of(mentioning))) {
      for (String query : List.of("80004005", "-2147467259", "mentions:2147500037")) {
        assertThat(LuceneTestCase.lines(one, SearchRequest.of(query)))
            .as(query)
            .containsExactly(1L);
      }
    }
  }

  private static List<Long> lines(String query) {
    return LuceneTestCase.lines(opened, SearchRequest.of(query));
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
