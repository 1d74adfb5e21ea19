package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.CauseChain.Role;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MemberPathStage;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.PathStep.State;
import dev.synctrace.index.source.SourceSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer begins with the root cause, and says what follows from it and what to do next. */
class RootCauseTest {
  @TempDir Path caseFolder = Path.of("unset");

  static List<String> samples() throws IOException {
    return SampleCase.groupSyncNames();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyAnswerIsWhole(String sample) throws IOException {
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      Set<String> sources =
          opened.sources().stream().map(SourceSummary::path).collect(Collectors.toSet());
      for (MemberVerdict verdict : verdicts(opened)) {
        assertThat(AnswerCompleteness.problems(verdict, sources))
            .as(verdict.identity().name().orElse("?"))
            .isEmpty();
      }
    }
  }

  @Test
  void aMissingKeyOfTheDeviceIsTheRootOfItsMissingIdentity() throws IOException {
    MemberVerdict verdict = member("contoso-group-sync", "CLIENT-088");

    assertThat(roles(verdict)).containsExactly("S56 ROOT", "S01 CONSEQUENCE", "S07 CONSEQUENCE");
    assertThat(verdict.why().orElseThrow())
        .contains("0xd0090016 = NTE_BAD_KEYSET", "CLIENT-088/CcmAad.log:5")
        .contains("The site has no verified Microsoft Entra device ID for this device (S01)");
    assertThat(verdict.nextStep().orElseThrow()).contains("dsregcmd /leave");
    assertThat(verdict.allMissing())
        .as("what the root explains is not asked for")
        .extracting(MissingEvidence::what)
        .noneMatch(what -> what.contains("CcmMessaging.log"));
    assertThat(states(verdict))
        .containsExactly(
            "JOINED DONE",
            "TOKEN_ISSUED FAILED",
            "TOKEN_ACCEPTED UNKNOWN",
            "IDENTITY_STORED FAILED",
            "LOOKED_UP UNKNOWN",
            "ADD_REQUESTED UNKNOWN",
            "ADDED FAILED");
  }

  @Test
  void aSettingOfTheSiteIsTheOneRootOfAllItsMembers() throws IOException {
    try (SampleCase opened = SampleCase.ingest("sync-enhanced-http-off", caseFolder)) {
      assertThat(verdicts(opened))
          .extracting(verdict -> verdict.chain().root().orElse("none"))
          .containsOnly("S02")
          .hasSize(3);
    }
  }

  @Test
  void aNewJoinIsTheRootOfTheDeletedObject() throws IOException {
    MemberVerdict verdict = member("sync-rejoined-device", "DESIGN-22");

    assertThat(roles(verdict)).startsWith("S32 ROOT", "S31 CONSEQUENCE");
    assertThat(verdict.causes().getFirst().evidence())
        .as("no record speaks for and against")
        .allMatch(piece -> piece.supports());
  }

  @Test
  void whatIsInTheGroupHasEveryStageThatHasARecord() throws IOException {
    MemberVerdict verdict = member("contoso-group-sync", "CLIENT-042");

    assertThat(verdict.why()).isEmpty();
    assertThat(verdict.nextStep()).isEmpty();
    assertThat(verdict.status().path())
        .allMatch(step -> step.state() == State.DONE)
        .extracting(PathStep::stage)
        .contains(MemberPathStage.TOKEN_ISSUED, MemberPathStage.ADDED);
  }

  private MemberVerdict member(String sample, String name) throws IOException {
    try (SampleCase opened = SampleCase.ingest(sample, caseFolder)) {
      return verdicts(opened).stream()
          .filter(verdict -> verdict.identity().names().contains(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<MemberVerdict> verdicts(SampleCase opened) {
    return Diagnosis.of(opened.events(), CauseCatalogue.builtIn(), null)
        .explain(ExplainRequest.all());
  }

  private static List<String> roles(MemberVerdict verdict) {
    return verdict.causes().stream().map(cause -> role(verdict, cause)).toList();
  }

  private static String role(MemberVerdict verdict, FoundCause cause) {
    Role role = verdict.chain().role(cause);
    return cause.id() + " " + role;
  }

  private static List<String> states(MemberVerdict verdict) {
    return verdict.status().path().stream().map(step -> step.stage() + " " + step.state()).toList();
  }
}
