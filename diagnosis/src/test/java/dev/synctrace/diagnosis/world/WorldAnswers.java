package dev.synctrace.diagnosis.world;

import dev.synctrace.diagnosis.AnswerCompleteness;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.InMemoryCaseEvents;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestProgress;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.testkit.truth.DiagnosedCause;
import dev.synctrace.testkit.truth.DiagnosedGrade;
import dev.synctrace.testkit.truth.DiagnosedMember;
import dev.synctrace.testkit.truth.DiagnosedPrediction;
import dev.synctrace.testkit.truth.DiagnosedPrerequisite;
import dev.synctrace.testkit.truth.DiagnosedVerdict;
import dev.synctrace.testkit.world.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the product says of a bundle, in the words of the test kit.
 *
 * @param missing what is asked for, for each member claim
 * @param incomplete what answers lack that every answer has
 */
record WorldAnswers(
    List<DiagnosedMember> members,
    List<List<String>> missing,
    List<DiagnosedCause> site,
    List<DiagnosedPrerequisite> prerequisites,
    List<String> incomplete) {
  private static final CauseCatalogue CAUSES = CauseCatalogue.builtIn();

  /**
   * Ingests a bundle as a user does it, and asks for everything.
   *
   * @param at the instant the answers are for; null for the end
   */
  static WorldAnswers of(Bundle bundle, Path folder, @Nullable Instant at) throws IOException {
    try (Case opened = ingest(bundle, folder)) {
      return of(Diagnosis.of(opened, CAUSES, at));
    }
  }

  /** Ingests a bundle into a case below the folder, for the caller to close. */
  static Case ingest(Bundle bundle, Path folder) throws IOException {
    Path files = folder.resolve("bundle");
    bundle.write(files);
    Path caseFolder = folder.resolve("case");
    LuceneCaseStore store = new LuceneCaseStore(caseFolder);
    BundleReader reader =
        new BundleReader(folder.resolve("temp"), ArchiveLimits.defaults(), caseFolder);
    try (CaseWriter writer = store.openForWriting();
        Ingest ingest = new Ingest(writer, reader, ReadOptions.DEFAULT, IngestProgress.SILENT)) {
      ingest.read(files);
    }
    return store.open();
  }

  /**
   * A bundle as it was read, for products with wrong rules.
   *
   * @param answers of the right rules
   */
  record SeenEvents(List<Event> events, List<SourceSummary> sources, WorldAnswers answers) {
    /** What a product with the wrong rule says. */
    WorldAnswers answersOf(WrongRule rule) {
      return WorldAnswers.of(
          Diagnosis.of(new InMemoryCaseEvents(rule.view(events), sources), CAUSES, null));
    }
  }

  /** Ingests a bundle, and reads all its events. */
  static SeenEvents read(Bundle bundle, Path folder) throws IOException {
    try (Case opened = ingest(bundle, folder)) {
      List<Event> events = new ArrayList<>();
      new IndexedEvents(opened).find(EventQuery.all()).forEach(events::add);
      return new SeenEvents(events, opened.sources(), of(Diagnosis.of(opened, CAUSES, null)));
    }
  }

  private static WorldAnswers of(Diagnosis diagnosis) {
    List<DiagnosedMember> members = new ArrayList<>();
    List<List<String>> missing = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    Set<String> sources =
        diagnosis.sources().stream().map(SourceCoverage::source).collect(Collectors.toSet());
    diagnosis.explain(
        ExplainRequest.all(),
        verdict -> {
          members.add(claim(verdict));
          AnswerCompleteness.problems(verdict, sources).stream()
              .map(problem -> verdict.identity().name().orElse("?") + ": " + problem)
              .forEach(incomplete::add);
          missing.add(verdict.status().missing().stream().map(MissingEvidence::what).toList());
        });
    List<DiagnosedPrerequisite> prerequisites = new ArrayList<>();
    for (Prerequisite prerequisite : diagnosis.prerequisites()) {
      if (prerequisite.state() != Prerequisite.State.UNKNOWN) {
        prerequisites.add(
            new DiagnosedPrerequisite(
                prerequisite.title(), prerequisite.state() == Prerequisite.State.PASS));
      }
    }
    List<DiagnosedCause> site = diagnosis.siteCauses().stream().map(WorldAnswers::claim).toList();
    return new WorldAnswers(members, missing, site, prerequisites, incomplete);
  }

  private static DiagnosedMember claim(MemberVerdict verdict) {
    Set<Integer> resources = new HashSet<>();
    verdict.identity().all(IdType.RESOURCE_ID).forEach(id -> resources.add(Integer.valueOf(id)));
    Set<String> smsIds = new HashSet<>();
    verdict.identity().all(IdType.SMS_ID).forEach(id -> smsIds.add(id.replace("guid:", "")));
    return new DiagnosedMember(
        verdict.mapping().groupId().toLowerCase(Locale.ROOT),
        Optional.ofNullable(verdict.mapping().collectionId()),
        verdict.identity().name().orElse("?"),
        Set.copyOf(verdict.identity().all(IdType.OBJECT_ID)),
        Set.copyOf(verdict.identity().all(IdType.DEVICE_ID)),
        smsIds,
        resources,
        DiagnosedVerdict.valueOf(verdict.status().verdict().name()),
        grade(verdict.status().grade()),
        presence(verdict.status().inCollection()),
        presence(verdict.status().inGroup()),
        verdict.causes().stream().map(WorldAnswers::claim).toList(),
        verdict.rootCause().map(FoundCause::id),
        verdict.nextStep(),
        prediction(verdict),
        verdict.summary());
  }

  private static Optional<DiagnosedPrediction> prediction(MemberVerdict verdict) {
    return verdict
        .prediction()
        .map(next ->
            new DiagnosedPrediction(
                grade(next.grade()),
                presence(next.afterIncremental()),
                presence(next.afterFull())));
  }

  private static DiagnosedCause claim(FoundCause cause) {
    return new DiagnosedCause(cause.id(), grade(cause.grade()));
  }

  private static DiagnosedGrade grade(Grade grade) {
    return DiagnosedGrade.valueOf(grade.name());
  }

  private static Optional<Boolean> presence(Presence presence) {
    return switch (presence) {
      case IN -> Optional.of(true);
      case OUT -> Optional.of(false);
      case UNKNOWN -> Optional.empty();
    };
  }
}
