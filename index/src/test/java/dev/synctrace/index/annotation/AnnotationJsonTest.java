package dev.synctrace.index.annotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.annotation.SavedSearch.Sort;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationJsonTest {
  private static final Instant WRITTEN = Instant.parse("2026-10-13T12:47:21.967Z");
  private static final String START = "{\"format\":1,\"notes\":[{\"source\":\"a.log\",\"line\":3,";

  private static RecordNote note(String source, long line, String text) {
    return new RecordNote(source, line, true, text, WRITTEN);
  }

  private static SavedSearch search(String name, String query) {
    return new SavedSearch(name, query, "2h", "", Sort.NEWEST);
  }

  private static Annotations read(String json) throws IOException {
    return AnnotationJson.read(json.getBytes(UTF_8));
  }

  @Test
  void whatIsWrittenIsReadAgainWhateverTheTexts() throws IOException {
    Annotations annotations =
        Annotations.of(
            List.of(
                note(
                    "MP01/CCM_STS.log", 33, "The \"token\"\nis </script> 'refused' \u0000\u202e ●"),
                note("\\\"{[.log", Long.MAX_VALUE, ""),
                new RecordNote("MP01/CCM_STS.log", 4, false, "\ud83d\ude00", WRITTEN)),
            List.of(search("</textarea>", "source:\"a b\" OR kind:push.*"), search("all", "")));

    String json = AnnotationJson.write(annotations);

    assertThat(json.lines()).hasSize(1);
    assertThat(read(json)).isEqualTo(annotations);
    assertThat(read(AnnotationJson.write(Annotations.NONE))).isEqualTo(Annotations.NONE);
  }

  @Test
  void halfACharacterAndTheLineEndsOfFormsAreMadeGood() throws IOException {
    RecordNote note = note("a\ud800.log", 1, " first\r\nsecond\rthird \udc00 ");

    assertThat(note.text()).isEqualTo("first\nsecond\nthird ?");
    assertThat(search(" two\nlines\u2028\u0085 ", "x\ty").name()).isEqualTo("two lines");
    Annotations annotations = Annotations.of(List.of(note), List.of());
    assertThat(read(AnnotationJson.write(annotations))).isEqualTo(annotations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"notes\":[]}",
        "{\"format\":3}",
        "{\"format\":1,\"case\":{\"name\":\"x\",\"ticket\":\"\"}}",
        "{\"format\":2,\"case\":[]}",
        "{\"format\":2,\"case\":{\"name\":\"x\"}}",
        "{\"format\":2,\"case\":{\"name\":3,\"ticket\":\"\"}}",
        "{\"format\":2,\"case\":{\"name\":\"x\",\"ticket\":\"\",\"owner\":\"\"}}",
        "{\"format\":1.0}",
        "{\"format\":\"1\"}",
        "{\"format\":1,\"format\":1}",
        "{\"format\":1}{\"format\":1}",
        "{\"format\":1,\"owner\":\"x\"}",
        "{\"format\":1,\"notes\":{}}",
        "{\"format\":1,\"notes\":[3]}",
        "{\"format\":1,\"notes\":[{}]}",
        "{\"format\":1,\"notes\":[null]}",
        "{\"format\":1,\"searches\":[{\"name\":\"x\"}]}",
        "{\"format\":1,\"searches\":[{\"name\":\"x\",\"query\":\"\",\"since\":\"\",\"until\":\"\",\"sort\":\"best\"}]}",
        "{\"format\":1,\"searches\":[{\"name\":\" \",\"query\":\"\",\"since\":\"\",\"until\":\"\",\"sort\":\"newest\"}]}",
        START + "\"marked\":true,\"text\":\"\",\"written\":\"yesterday\"}]}",
        START + "\"marked\":true,\"text\":[\"\"],\"written\":\"2026-10-13T12:47:21Z\"}]}",
        START + "\"marked\":1,\"text\":\"\",\"written\":\"2026-10-13T12:47:21Z\"}]}",
        START + "\"marked\":true,\"text\":null,\"written\":\"2026-10-13T12:47:21Z\"}]}",
        START
            + "\"marked\":true,\"text\":\"\",\"written\":\"2026-10-13T12:47:21Z\",\"by\":\"me\"}]}",
        "{\"format\":1,\"notes\":[{\"source\":\"a\",\"line\":0,\"marked\":true,\"text\":\"\",\"written\":\"2026-10-13T12:47:21Z\"}]}",
        "{\"format\":1,\"notes\":[{\"source\":\"a\",\"line\":1e99,\"marked\":true,\"text\":\"\",\"written\":\"2026-10-13T12:47:21Z\"}]}",
        "{\"format\":1,\"notes\":[{\"source\":\"a\",\"line\":99999999999999999999,\"marked\":true,\"text\":\"\",\"written\":\"2026-10-13T12:47:21Z\"}]}",
      })
  void anythingElseIsRefusedInOneLine(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IOException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  void twoNotesOfOneRecordAreRefusedSinceOneWouldBeLost() {
    String note =
        "{\"source\":\"a\",\"line\":1,\"marked\":true,\"text\":\"\",\"written\":\"2026-10-13T12:47:21Z\"}";

    assertThatThrownBy(() -> read("{\"format\":1,\"notes\":[" + note + "," + note + "]}"))
        .isInstanceOf(IOException.class)
        .hasMessage("two notes of one record");
  }

  @Test
  void whatIsNestedDeeplyOrLongIsRefused() {
    String open = "[".repeat(200_000);

    assertThatThrownBy(() -> read("{\"format\":1,\"notes\":" + open))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(open)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> AnnotationJson.read(new byte[AnnotationJson.MAX_BYTES + 1]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void bytesChangedAtRandomAreReadOrRefusedAndNothingElse() {
    byte[] json =
        AnnotationJson.write(
                Annotations.of(
                    List.of(note("a.log", 1, "first ●"), note("b.log", 2, "second")),
                    List.of(search("errors", "severity:error"))))
            .getBytes(UTF_8);
    Random random = new Random(25);
    for (int n = 0; n < 20_000; n++) {
      byte[] changed = json.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(changed, random.nextInt(changed.length + 1));
      try {
        assertThat(AnnotationJson.read(cut).notes().size()).isLessThanOrEqualTo(2);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void eachBoundIsAClearRefusal() {
    assertThatThrownBy(() -> note("a.log", 1, "x".repeat(RecordNote.MAX_TEXT + 1)))
        .isInstanceOf(InvalidAnnotationException.class)
        .hasMessage("The note has 4,001 characters; at most 4,000 are possible. Shorten it.");
    assertThatThrownBy(() -> search("x".repeat(SavedSearch.MAX_NAME + 1), ""))
        .hasMessage(
            "The name of the search has 101 characters; at most 100 are possible. Shorten it.");
    assertThatThrownBy(() -> search("x", "y".repeat(SavedSearch.MAX_QUERY + 1)))
        .isInstanceOf(InvalidAnnotationException.class);

    Annotations full =
        Annotations.of(
            IntStream.rangeClosed(1, Annotations.MAX_NOTES)
                .mapToObj(line -> note("a.log", line, ""))
                .toList(),
            IntStream.rangeClosed(1, Annotations.MAX_SEARCHES)
                .mapToObj(n -> search("search " + n, ""))
                .toList());
    assertThat(full.with(note("a.log", 1, "another text")).notes()).hasSize(Annotations.MAX_NOTES);
    assertThatThrownBy(() -> full.with(note("b.log", 1, "")))
        .isInstanceOf(InvalidAnnotationException.class)
        .hasMessage("A case stores at most 10,000 marks and notes. Delete some first.");
    assertThatThrownBy(() -> full.with(search("another", "")))
        .hasMessage("A case stores at most 200 searches. Delete some first.");
    assertThatThrownBy(() ->
            Annotations.of(
                IntStream.rangeClosed(1, 1_001)
                    .mapToObj(line -> note("a.log", line, "x".repeat(RecordNote.MAX_TEXT)))
                    .toList(),
                List.of()))
        .isInstanceOf(InvalidAnnotationException.class)
        .hasMessageContaining("at most 4,000,000 characters");
  }

  @Test
  void theLongestDocumentOfAllCanBeReadAgain() throws IOException {
    Annotations annotations =
        Annotations.of(
            IntStream.rangeClosed(1, 990)
                .mapToObj(line -> note("a.log", line, "x\u0001".repeat(2_000)))
                .toList(),
            List.of());

    assertThat(read(AnnotationJson.write(annotations))).isEqualTo(annotations);
  }

  @Test
  void anEmptyNoteTakesTheNoteOfItsRecordOut() {
    Annotations noted = Annotations.NONE.with(note("a.log", 1, "text"));

    assertThat(noted.with(new RecordNote("a.log", 1, false, " \n", WRITTEN)))
        .isEqualTo(Annotations.NONE);
    assertThat(noted.note("a.log", 1)).contains(note("a.log", 1, "text"));
    assertThat(noted.note("a.log", 2)).isEmpty();
    assertThat(noted.with(search("errors", "x")).withoutSearch("errors")).isEqualTo(noted);
  }

  @Test
  void notesOfAPartOfASourceComeByLine() {
    Annotations noted =
        Annotations.of(
            List.of(note("a.log", 30, ""), note("a.log", 4, ""), note("b.log", 5, "")), List.of());

    assertThat(noted.notes("a.log", 1, 30)).extracting(RecordNote::line).containsExactly(4L, 30L);
    assertThat(noted.notes("a.log", 5, 29)).isEmpty();
    assertThat(noted.notes("a.log", 9, 8)).isEmpty();
  }

  @Test
  void ofTwoNotesTheLaterStaysAndNoSearchReplacesAnother() {
    RecordNote later = new RecordNote("a.log", 1, true, "later", WRITTEN.plusSeconds(1));
    String longest = "x".repeat(SavedSearch.MAX_NAME);
    Annotations mine =
        Annotations.of(
            List.of(note("a.log", 1, "mine"), note("b.log", 1, "mine")),
            List.of(search("errors", "mine"), search("same", "same"), search(longest, "mine")));
    Annotations others =
        Annotations.of(
            List.of(later, note("b.log", 1, "as old"), note("c.log", 1, "new")),
            List.of(search("errors", "other"), search("same", "same"), search(longest, "other")));

    Annotations both = mine.with(others);

    assertThat(both.notes())
        .containsExactly(later, note("b.log", 1, "mine"), note("c.log", 1, "new"));
    assertThat(both.searches())
        .containsExactly(
            search("errors", "mine"),
            search("errors (2)", "other"),
            search("same", "same"),
            search("x".repeat(96) + " (2)", "other"),
            search(longest, "mine"));
    assertThat(both.with(others)).isEqualTo(both);
  }

  @Test
  void theNameAndTheTicketOfTheCaseAreReadAgain() throws IOException {
    Annotations named =
        Annotations.of(List.of(note("a.log", 1, "text")), List.of())
            .with(new CaseLabel(" Finance </title>\n\"workstations\" \u202e", "INC0012345\u0000"));

    assertThat(named.label().name()).isEqualTo("Finance </title> \"workstations\" \u202e");
    assertThat(named.label().ticket()).isEqualTo("INC0012345");
    assertThat(read(AnnotationJson.write(named))).isEqualTo(named);
    assertThat(named.isEmpty()).isFalse();
    assertThat(named.with(CaseLabel.NONE).label()).isEqualTo(CaseLabel.NONE);
    assertThat(Annotations.NONE.with(named.label()).isEmpty()).isFalse();
    assertThat(Annotations.NONE.label()).isEqualTo(CaseLabel.NONE);
  }

  @Test
  void aCaseWithoutANameIsWrittenForEarlierVersionsToo() throws IOException {
    Annotations unnamed = Annotations.of(List.of(note("a.log", 1, "text")), List.of());

    assertThat(AnnotationJson.write(unnamed)).startsWith("{\"format\":1,");
    assertThat(AnnotationJson.write(unnamed.with(new CaseLabel("a", ""))))
        .startsWith("{\"format\":2,");
    assertThat(read("{\"format\":1}")).isEqualTo(Annotations.NONE);
    assertThat(read("{\"case\":{\"ticket\":\"b\",\"name\":\"a\"},\"format\":2}").label())
        .isEqualTo(new CaseLabel("a", "b"));
  }

  @Test
  void nameAndTicketAreBounded() {
    String longest = "x".repeat(CaseLabel.MAX_LENGTH);
    assertThat(new CaseLabel(longest, longest).name()).hasSize(100);
    assertThatThrownBy(() -> new CaseLabel(longest + "x", ""))
        .isInstanceOf(InvalidAnnotationException.class)
        .hasMessage(
            "The name of the case has 101 characters; at most 100 are possible. Shorten it.");
    assertThatThrownBy(() -> new CaseLabel("", longest + "x"))
        .hasMessage("The ticket number has 101 characters; at most 100 are possible. Shorten it.");
  }

  @Test
  void ofTwoCasesThatBecomeOneTheNameOfTheFirstStays() {
    Annotations unnamed = Annotations.of(List.of(note("a.log", 1, "text")), List.of());
    Annotations named = unnamed.with(new CaseLabel("Finance", ""));
    Annotations other = Annotations.NONE.with(new CaseLabel("Sales", "INC1"));

    assertThat(unnamed.with(other).label()).isEqualTo(new CaseLabel("Sales", "INC1"));
    assertThat(named.with(other).label()).isEqualTo(new CaseLabel("Finance", "INC1"));
    assertThat(named.with(other).with(other)).isEqualTo(named.with(other));
    assertThat(named).isNotEqualTo(unnamed).doesNotHaveSameHashCodeAs(unnamed);
    assertThat(named.with(note("b.log", 1, "")).withoutSearch("x").label())
        .isEqualTo(named.label());
  }
}
