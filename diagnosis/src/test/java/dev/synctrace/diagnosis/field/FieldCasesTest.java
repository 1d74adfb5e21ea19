package dev.synctrace.diagnosis.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles as people send them: one file a kind, each with several cases ({@link FieldCase}). */
@Tag("slow")
class FieldCasesTest {
  private static final int LEAST_CASES = 3;

  @TempDir private Path folder;

  static List<String> kinds() {
    return FieldCase.kinds();
  }

  static List<FieldCase> cases() {
    return kinds().stream().flatMap(kind -> FieldCase.of(kind).stream()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theAnswersToTheBundleAreRight(FieldCase given) throws IOException {
    given.check(folder);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindHasVariantsAndNamesOnlyKnownCauses(String kind) {
    List<FieldCase> cases = FieldCase.of(kind);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
    assertThat(cases)
        .allSatisfy(given ->
            assertThat(given.namedCauses())
                .allMatch(id ->
                    CauseCatalogue.builtIn().all().stream()
                        .anyMatch(cause -> cause.id().equals(id))));
  }
}
