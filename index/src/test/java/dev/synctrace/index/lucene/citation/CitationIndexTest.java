package dev.synctrace.index.lucene.citation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synctrace.index.lucene.citation.CitationIndex.CitingAnswer;
import dev.synctrace.index.lucene.citation.CitationIndex.CitingAnswers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitationIndexTest {
  private static final List<String> WAYS = List.of("evidence", "step");
  private static final String PLACE = "/log?source=MP01%2FCCM_STS.log&line=33#L33";

  @TempDir Path folder;

  @Test
  void anAnswerIsFoundOnceWithAllItsWays() throws IOException {
    try (CitationIndex.Writer writer = new CitationIndex.Writer(folder)) {
      writer.add("CLIENT-042", "/1", Map.of("evidence", Set.of(PLACE), "step", Set.of(PLACE, "x")));
      writer.add("CLIENT-088", "/2", Map.of("step", Set.of("x")));
      writer.add("CLIENT-107", "/3", Map.of("step", Set.of(PLACE)));
    }
    CitingAnswers found = CitationIndex.find(folder, PLACE, WAYS, 20);
    assertEquals(
        List.of(
            new CitingAnswer("CLIENT-042", "/1", List.of("evidence", "step")),
            new CitingAnswer("CLIENT-107", "/3", List.of("step"))),
        found.first());
    assertEquals(2, found.total());
  }

  @Test
  void ofManyTheFirstAreGivenAndAllCounted() throws IOException {
    try (CitationIndex.Writer writer = new CitationIndex.Writer(folder)) {
      for (int i = 0; i < 100; i++) {
        // Which way an answer cites it must not decide which are the first.
        writer.add("answer " + i, "/" + i, Map.of(WAYS.get(i % 2), Set.of(PLACE)));
      }
    }
    CitingAnswers found = CitationIndex.find(folder, PLACE, WAYS, 5);
    assertEquals(
        List.of("answer 0", "answer 1", "answer 2", "answer 3", "answer 4"),
        found.first().stream().map(CitingAnswer::title).toList());
    assertEquals(100, found.total());
    assertEquals(95, found.more());
  }

  @Test
  void whatWasThereIsReplacedAndWhatIsNotThereIsNothing() throws IOException {
    assertEquals(CitingAnswers.NONE, CitationIndex.find(folder.resolve("no"), PLACE, WAYS, 5));
    for (String title : List.of("before", "now")) {
      try (CitationIndex.Writer writer = new CitationIndex.Writer(folder)) {
        writer.add(title, "/", Map.of("step", Set.of(PLACE)));
      }
    }
    assertEquals(
        List.of("now"),
        CitationIndex.find(folder, PLACE, WAYS, 5).first().stream()
            .map(CitingAnswer::title)
            .toList());
  }
}
