package dev.synctrace.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the causes that fit a member is the root. */
class ChainFinderTest {
  private final ChainFinder finder = new ChainFinder(CauseCatalogue.builtIn());

  @Test
  void whatExplainsTheProvenCauseGoesBeforeWhatExplainsNothing() {
    CauseChain chain =
        chain(cause("S01", Grade.PROVEN), cause("S36", Grade.LIKELY), cause("S65", Grade.LIKELY));

    assertThat(chain.root()).contains("S65");
    assertThat(chain.because(cause("S01", Grade.PROVEN))).containsExactly("S65");
  }

  @Test
  void aProvenRootGoesBeforeALikelyOneWithAProvenConsequence() {
    assertThat(
            chain(
                    cause("S01", Grade.PROVEN),
                    cause("S11", Grade.PROVEN),
                    cause("S65", Grade.LIKELY))
                .root())
        .contains("S11");
  }

  @Test
  void whatIsOnlyPossibleExplainsNothingThatIsKnown() {
    assertThat(chain(cause("S01", Grade.PROVEN), cause("S65", Grade.POSSIBLE)).root())
        .contains("S01");
  }

  private CauseChain chain(FoundCause... causes) {
    return finder.find(List.of(causes));
  }

  private static FoundCause cause(String id, Grade grade) {
    return new FoundCause(
        id, id, Proof.restored(grade.ordinal(), List.of(), List.of()), List.of(), List.of());
  }
}
