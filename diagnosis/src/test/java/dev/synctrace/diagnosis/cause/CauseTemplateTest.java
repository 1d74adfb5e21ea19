package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.Cause.BlockedOperation;
import dev.synctrace.diagnosis.cause.Cause.Provenance;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.cause.predicate.Predicates;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file to begin with shows all that a cause can have. */
class CauseTemplateTest {
  private final String text = CauseTemplate.of("MY7");

  @Test
  void hasTheIdAndEachField() {
    assertThat(CauseCatalogue.of(Predicates.all(), text).byId("MY7")).isPresent();
    assertThat(text).doesNotContain("MY1");
    assertThat(text.lines().filter(line -> line.matches("[a-zA-Z]+:.*")))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactlyInAnyOrderElementsOf(CauseReader.FIELDS);
  }

  @Test
  void explainsEachValueAndFormOfACondition() {
    assertThat(text)
        .contains(List.of("event:", "fact:", "note:", "predicate:", "any:", "all:", "not:"))
        .contains(List.of("text:", "where:", "count:", "endedBy:", "in:", "says:"));
    assertThat(names(Provenance.values())).allMatch(text::contains);
    assertThat(names(Grade.values())).allMatch(text::contains);
    assertThat(names(VerdictState.values()).filter(name -> !name.equals("SYNCED")))
        .allMatch(text::contains);
    assertThat(Stream.concat(names(Scope.values()), names(BlockedOperation.values())))
        .allMatch(name -> text.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static Stream<String> names(Enum<?>[] constants) {
    return Stream.of(constants).map(Enum::name);
  }
}
