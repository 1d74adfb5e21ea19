package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.Reconciler.MappingFilter;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts that are kept with a case are those that are judged, value for value. */
class VerdictCacheTest {
  private static final CauseCatalogue CATALOGUE = CauseCatalogue.builtIn();
  private static final String SAMPLE = "contoso-group-sync";

  @TempDir private Path folder;

  static List<String> samples() throws IOException {
    return SampleCase.groupSyncNames();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keptVerdictsAreThoseThatAreJudged(String sample) throws IOException {
    try (Case opened = ingest(sample)) {
      List<MemberVerdict> judged = judged(opened);
      assertThat(judged).isNotEmpty();

      kept(opened, "build 1").keep(judged::forEach);

      List<MemberVerdict> read = new ArrayList<>();
      assertThat(kept(opened, "build 1").verdicts(MappingFilter.ANY, read::add)).isTrue();
      assertThat(read).isEqualTo(flattened(judged));
    }
  }

  @Test
  void causesThatMembersShareAreSharedAgain() throws IOException {
    try (Case opened = ingest(SAMPLE)) {
      MemberVerdict verdict =
          judged(opened).stream().filter(v -> !v.causes().isEmpty()).findFirst().orElseThrow();

      kept(opened, "build 1").keep(List.of(verdict, verdict)::forEach);

      List<MemberVerdict> read = new ArrayList<>();
      kept(opened, "build 1").verdicts(MappingFilter.ANY, read::add);
      assertThat(read).containsExactlyElementsOf(flattened(List.of(verdict, verdict)));
      assertThat(read.getLast().causes().getFirst()).isSameAs(read.getFirst().causes().getFirst());
    }
  }

  @Test
  void onlyTheMappingsAskedForArePassedOn() throws IOException {
    try (Case opened = ingest(SAMPLE)) {
      List<MemberVerdict> judged = judged(opened);
      kept(opened, "build 1").keep(judged::forEach);
      Mapping mapping = judged.getFirst().mapping();

      List<MemberVerdict> read = new ArrayList<>();
      kept(opened, "build 1").verdicts(new MappingFilter(mapping.groupId(), null), read::add);
      assertThat(read).isEqualTo(flattened(judged));

      read.clear();
      assertThat(kept(opened, "build 1").verdicts(new MappingFilter("another", null), read::add))
          .isTrue();
      assertThat(read).isEmpty();
    }
  }

  @Test
  void aDiagnosisPassesOnWhatIsKeptAndJudgesWhereNothingIs() throws IOException {
    try (Case opened = ingest(SAMPLE)) {
      List<MemberVerdict> judged = judged(opened);
      kept(opened, "build 1").keep(judged.subList(0, 2)::forEach);

      Diagnosis diagnosis = Diagnosis.withCache(opened, CATALOGUE, null, () -> "build 1");
      assertThat(diagnosis.explain(ExplainRequest.all()))
          .isEqualTo(flattened(judged.subList(0, 2)));
      String other = judged.getLast().identity().name().orElseThrow();
      assertThat(diagnosis.explain(ExplainRequest.of(other))).contains(judged.getLast());

      assertThat(
              Diagnosis.withCache(opened, CATALOGUE, null, () -> "build 2")
                  .explain(ExplainRequest.all()))
          .isEqualTo(judged);
    }
  }

  @Test
  void countsOfAMappingAreThoseOfWhatIsKept() throws IOException {
    try (Case opened = ingest(SAMPLE)) {
      kept(opened, "build 1").keep(judged(opened)::forEach);

      assertThat(
              Diagnosis.withCache(opened, CATALOGUE, null, () -> "build 1")
                  .statuses(ExplainRequest.all()))
          .isEqualTo(Diagnosis.of(opened, CATALOGUE, null).statuses(ExplainRequest.all()));
    }
  }

  @Test
  void whatFailsHalfwayIsNotKept() throws IOException {
    try (Case opened = ingest(SAMPLE)) {
      List<MemberVerdict> judged = judged(opened);
      AnswerCache kept = kept(opened, "build 1");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() ->
              kept.keep(sink -> {
                sink.accept(judged.getFirst());
                throw new UncheckedIOException(new IOException("the case cannot be read"));
              }))
          .withMessage("the case cannot be read");

      assertThat(kept.verdicts(MappingFilter.ANY, _ -> {})).isFalse();
      try (var files = Files.list(folder.resolve("case/kept"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void whoeverStopsReadingStopsWithTheirOwnFailure() throws IOException {
    try (Case opened = ingest(SAMPLE)) {
      kept(opened, "build 1").keep(judged(opened)::forEach);
      IllegalStateException full = new IllegalStateException("the disk is full");

      assertThatThrownBy(() ->
              kept(opened, "build 1")
                  .verdicts(
                      MappingFilter.ANY,
                      _ -> {
                        throw full;
                      }))
          .isSameAs(full);
      assertThat(kept(opened, "build 1").verdicts(MappingFilter.ANY, _ -> {})).isTrue();
    }
  }

  @Test
  void onlyManyAreWorthKeeping() throws IOException {
    try (Case opened = ingest(SAMPLE)) {
      assertThat(kept(opened, "build 1").lacksVerdicts()).isFalse();
    }
  }

  private Case ingest(String sample) throws IOException {
    SampleCase.ingest(sample, folder.resolve("case")).close();
    return new LuceneCaseStore(folder.resolve("case")).open();
  }

  private static List<MemberVerdict> judged(Case opened) {
    return Diagnosis.of(opened, CATALOGUE, null).explain(ExplainRequest.all());
  }

  private static AnswerCache kept(Case opened, String build) {
    return new AnswerCache(opened, () -> build);
  }

  /** Verdicts as they are read back: what their proofs come to, without the proofs' trees. */
  private static List<MemberVerdict> flattened(List<MemberVerdict> verdicts) {
    return verdicts.stream().map(VerdictCacheTest::flattened).toList();
  }

  private static MemberVerdict flattened(MemberVerdict verdict) {
    MembershipStatus status = verdict.status();
    return new MemberVerdict(
        verdict.mapping(),
        verdict.identity(),
        new MembershipStatus(
            status.verdict(),
            status.proof().flattened(),
            status.inCollection(),
            status.inGroup(),
            status.expectedInGroup(),
            status.summary(),
            status.timeline(),
            status.path()),
        verdict.causes().stream().map(VerdictCacheTest::flattened).toList(),
        verdict.chain(),
        verdict
            .prediction()
            .map(next ->
                new SyncPrediction(
                    next.afterIncremental(),
                    next.afterFull(),
                    next.text(),
                    next.proof().flattened(),
                    next.blockedBy())));
  }

  private static FoundCause flattened(FoundCause cause) {
    return new FoundCause(
        cause.id(), cause.title(), cause.proof().flattened(), cause.fix(), cause.links());
  }
}
