package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is proven falls with each piece of evidence it rests on, in every sample. */
@Tag("slow")
class EvidenceRemovalTest {
  @TempDir Path caseFolder = Path.of("unset");

  static List<String> samples() throws IOException {
    return SampleCase.groupSyncNames();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noAnswerStaysProvenWithoutAPieceOfItsEvidence(String sample) throws IOException {
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      EvidenceRemoval removal =
          new EvidenceRemoval(opened.all(), opened.sources(), CauseCatalogue.builtIn());
      assertThat(removal.provenAnswers()).isPositive();
      assertThat(removal.answersThatDoNotFall()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noAnswerIsSurerWithoutAPairOfFiles(String sample) throws IOException {
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      EvidenceRemoval removal =
          new EvidenceRemoval(opened.all(), opened.sources(), CauseCatalogue.builtIn());
      assertThat(removal.answersThatMissingFilesMakeSurer()).isEmpty();
    }
  }
}
