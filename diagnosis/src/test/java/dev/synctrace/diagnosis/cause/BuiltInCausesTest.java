package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.Cause.Provenance;
import dev.synctrace.diagnosis.cause.condition.Predicate;
import dev.synctrace.diagnosis.cause.predicate.Predicates;
import dev.synctrace.diagnosis.evidence.Grade;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every file of the catalogue. That kinds and predicates exist, its reader says. */
class BuiltInCausesTest {
  private static final Path FOLDER =
      Path.of("src", "main", "resources", "dev", "synctrace", "diagnosis", "cause");

  private final List<Cause> causes = CauseCases.CATALOGUE.all();

  @Test
  void holdEveryDocumentedCauseOnce() {
    List<String> expected = new ArrayList<>();
    IntStream.rangeClosed(1, 71).forEach(i -> expected.add("S%02d".formatted(i)));
    IntStream.rangeClosed(1, 32).forEach(i -> expected.add("T%02d".formatted(i)));

    assertThat(causes).extracting(Cause::id).containsExactlyElementsOf(expected);
  }

  @Test
  void standEachInAFileThatSaysWhatItFinds() {
    assertThat(idsOf(cause -> !cause.file().name().matches(cause.id() + "(-[a-z0-9]+)+\\.yaml")))
        .isEmpty();
  }

  @Test
  void areAllListedInTheIndex() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(causes)
          .extracting(cause -> cause.file().name())
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> Objects.requireNonNull(file.getFileName()).toString())
                  .filter(name -> name.endsWith(".yaml"))
                  .toList());
    }
  }

  @Test
  void explainThemselvesInTwoToFourSentences() {
    Pattern end = Pattern.compile("[.!?](\\s|$)");
    assertThat(
            idsOf(cause -> {
              long sentences = end.matcher(cause.explanation()).results().count();
              return sentences < 2 || sentences > 4;
            }))
        .isEmpty();
  }

  @Test
  void sayWhatToDoStepByStep() {
    assertThat(idsOf(cause -> cause.fix().isEmpty())).isEmpty();
    assertThat(idsOf(cause -> !cause.fix().stream().allMatch(s -> s.matches("(?s)[A-Z].*\\."))))
        .isEmpty();
  }

  @Test
  void sayWhereTheyAreDocumented() {
    assertThat(idsOf(cause -> cause.links().isEmpty())).isEmpty();
    assertThat(idsOf(cause -> !cause.reference().contains(document(cause)))).isEmpty();
  }

  /** The list of causes ends with S55 and T28; what was found later is with its messages. */
  private static String document(Cause cause) {
    String last = cause.id().startsWith("T") ? "T28" : "S55";
    boolean later = cause.id().compareTo(last) > 0;
    return later ? "messages" : cause.id();
  }

  @Test
  void sayOfAllTheyNeedHowToGetIt() {
    assertThat(
            idsOf(cause ->
                cause.needs().stream().anyMatch(need -> need.missing().how().length() < 10)))
        .isEmpty();
  }

  @Test
  void linkOnlyToMicrosoftAndItsRepositories() {
    assertThat(causes)
        .flatExtracting(Cause::links)
        .allSatisfy(link ->
            assertThat(link)
                .matches(
                    "https://(learn|support)\\.microsoft\\.com/\\S+"
                        + "|https://github\\.com/MicrosoftDocs/memdocs/issues/\\d+"));
  }

  @Test
  void areProvenOnlyWhereRecordsCanStateIt() {
    List<Provenance> weak = List.of(Provenance.INFERRED, Provenance.REPORT);
    assertThat(idsOf(cause -> weak.contains(cause.provenance()) && cause.ceiling() == Grade.PROVEN))
        .isEmpty();
  }

  @Test
  void neverGiveUserDiscoveryOrAnExistingMemberAsTheReason() {
    CauseCatalogue catalogue = CauseCases.CATALOGUE;

    assertThat(catalogue.byId("S18").orElseThrow().when()).isEmpty();
    assertThat(catalogue.byId("S18").orElseThrow().explains()).isEmpty();
    assertThat(catalogue.byId("S30").orElseThrow().explains()).isEmpty();
    assertThat(catalogue.byId("S49").orElseThrow().explains()).isEmpty();
  }

  @Test
  void nameTheirPredicatesWithoutLeavingOneUnused() throws IOException {
    String texts = texts();
    assertThat(Predicates.all().stream().map(Predicate::name))
        .allMatch(name -> Pattern.compile("predicate: " + name + "\\b").matcher(texts).find());
  }

  @Test
  void knowTheTextsOfTheAdminCenterBesideWhichTheyAreDocumented() {
    assertThat(causes)
        .filteredOn(cause -> !cause.portalMessages().isEmpty())
        .extracting(Cause::id)
        .contains("T02", "T03", "T04", "T12", "T17", "T18", "T20", "T21", "T28");
  }

  @Test
  void askOnlyAfterNotesThatAreDocumented() throws IOException {
    String documented = Files.readString(Path.of("..", "docs", "case-notes.md"));

    assertThat(Pattern.compile("note: ([A-Za-z.]+)").matcher(texts()).results())
        .isNotEmpty()
        .allMatch(note -> documented.contains("| `" + note.group(1) + "` |"));
  }

  private String texts() throws IOException {
    StringBuilder texts = new StringBuilder();
    for (Cause cause : causes) {
      try (InputStream in =
          Objects.requireNonNull(CauseCatalogue.class.getResourceAsStream(cause.file().name()))) {
        texts.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts.toString();
  }

  private List<String> idsOf(java.util.function.Predicate<Cause> wrong) {
    return causes.stream().filter(wrong).map(Cause::id).toList();
  }
}
