package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCases.Bundle;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cause is found in a bundle that holds it, and not in one that nearly does. */
class EveryCauseTest {
  static List<Bundle> bundles() throws IOException {
    return CauseCases.all();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void isFoundAsSurelyAsItsBundleSays(Bundle bundle) {
    List<FoundCause> found =
        new CauseMatcher(CauseCases.CATALOGUE)
            .match(bundle.cause().scope(), bundle.held().context(bundle.cause().scope()));

    assertThat(
            found.stream()
                .filter(cause -> cause.id().equals(bundle.cause().id()))
                .map(cause -> cause.grade().name()))
        .as("all that was found: %s", found)
        .isEqualTo(bundle.expectsNothing() ? List.of() : List.of(bundle.grade()));
  }

  @Test
  void everyCauseHasABundleThatFindsItAndANearMiss() throws IOException {
    for (Cause cause : CauseCases.CATALOGUE.all()) {
      List<Bundle> bundles = CauseCases.of(cause);
      boolean canBeFound = !cause.when().isEmpty();
      assertThat(bundles).as(cause.id()).anyMatch(Bundle::expectsNothing);
      assertThat(bundles.stream().anyMatch(bundle -> !bundle.expectsNothing()))
          .as(cause.id())
          .isEqualTo(canBeFound);
    }
  }
}
