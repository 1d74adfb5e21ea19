package dev.synctrace.parsers.fact.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.fact.FactFixtureBundle;
import dev.synctrace.parsers.model.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactExportGuideTest {

  @ParameterizedTest
  @MethodSource("dev.synctrace.parsers.fact.row.FactShape#all")
  void theGuideNamesTheColumnsTheReaderNeeds(FactShape shape) {
    FactExportGuide guide = FactExportGuide.of(shape.kind()).orElseThrow();

    List<String> needed =
        shape.needs().stream().map(names -> names.get(0)).map(Column::normalise).toList();
    assertThat(guide.needs().stream().map(Column::normalise)).containsExactlyElementsOf(needed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fact.clientkey",
        "fact.system",
        "fact.user",
        "fact.collection.member",
        "fact.mapping"
      })
  void theQueryOfTheGuideExportsWhatTheReaderNeeds(String kind) {
    FactShape shape = FactShape.of(Kind.byLabel(kind).orElseThrow());
    String query = FactExportGuide.of(shape.kind()).orElseThrow().how().get(0).text();
    String columns = query.substring("select ".length(), query.indexOf(" from "));

    FactFixtureBundle read = FactFixtureBundle.read(columns + "\n");
    assertThat(read.problems()).isEmpty();
    assertThat(read.only(Kind.FACT_EXPORT).message())
        .contains("export of " + FactExportGuide.of(shape.kind()).orElseThrow().title() + " (0 ");
  }

  @Test
  void everyFactOneCanExportHasAGuide() {
    List<Kind> derived = List.of(Kind.FACT_CREDENTIAL, Kind.FACT_EXPORT);

    assertThat(
            Arrays.stream(Kind.values())
                .filter(kind -> kind.label().startsWith("fact.") && !derived.contains(kind)))
        .allMatch(kind -> FactExportGuide.of(kind).isPresent());
    assertThat(FactExportGuide.all())
        .allSatisfy(guide -> {
          assertThat(Kind.byLabel(guide.kind())).isPresent();
          assertThat(guide.title()).isNotBlank();
          assertThat(guide.answers()).contains("?");
          assertThat(guide.how()).isNotEmpty();
        });
  }

  @Test
  void noKindButFactsHasAGuide() {
    assertThat(FactExportGuide.of(Kind.PUSH_START)).isEmpty();
  }
}
