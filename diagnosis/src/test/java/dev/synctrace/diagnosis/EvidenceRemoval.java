package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes one piece of evidence after the other away from a case and says where an answer is as sure
 * without it. What is PROVEN must lose its grade with each piece it rests on, and no other cause
 * may be proven in its place.
 */
public final class EvidenceRemoval {
  private static final int MOST_STEPS = 60;

  private final List<Event> events;
  private final List<SourceSummary> sources;
  private final CauseCatalogue causes;

  public EvidenceRemoval(List<Event> events, List<SourceSummary> sources, CauseCatalogue causes) {
    this.events = List.copyOf(events);
    this.sources = List.copyOf(sources);
    this.causes = causes;
  }

  /** One line for each answer that stays proven though a piece of its evidence is gone. */
  public List<String> answersThatDoNotFall() {
    List<String> unmoved = new ArrayList<>();
    for (MemberVerdict verdict : explain(events)) {
      if (verdict.status().grade() == Grade.PROVEN) {
        for (EvidenceItem piece : supporting(verdict.status().evidence())) {
          verdictWithout(verdict, piece).ifPresent(unmoved::add);
        }
      }
      for (FoundCause cause : verdict.causes()) {
        if (cause.grade() == Grade.PROVEN) {
          for (EvidenceItem piece : supporting(cause.evidence())) {
            causeWithout(verdict, cause, piece).ifPresent(unmoved::add);
          }
        }
      }
    }
    return unmoved;
  }

  /**
   * One line for each answer that is proven only when a pair of files is missing, or proven to be
   * another one then: less evidence never makes surer.
   */
  public List<String> answersThatMissingFilesMakeSurer() {
    List<MemberVerdict> whole = explain(events);
    List<String> paths = sources.stream().map(SourceSummary::path).toList();
    List<String> surer = new ArrayList<>();
    for (int one = 0; one < paths.size(); one++) {
      for (int other = one; other < paths.size(); other++) {
        Set<String> gone =
            Set.copyOf(List.of(paths.get(one), paths.get(other)).stream().distinct().toList());
        for (MemberVerdict left : explainWithout(gone)) {
          isAsSureAs(left, whole).ifPresent(line -> surer.add("without " + gone + ": " + line));
        }
      }
    }
    return surer;
  }

  private List<MemberVerdict> explainWithout(Set<String> paths) {
    List<Event> left = events.stream().filter(event -> !paths.contains(event.source())).toList();
    List<SourceSummary> leftSources =
        sources.stream().filter(source -> !paths.contains(source.path())).toList();
    return Diagnosis.of(new InMemoryCaseEvents(left, leftSources), causes, null)
        .explain(ExplainRequest.all());
  }

  private static Optional<String> isAsSureAs(MemberVerdict left, List<MemberVerdict> whole) {
    Optional<MemberVerdict> before =
        whole.stream()
            .filter(verdict -> verdict.mapping().isOfGroup(left.mapping().groupId()))
            .filter(verdict ->
                verdict.identity().ids().stream().anyMatch(left.identity().ids()::contains))
            .findFirst();
    if (before.isEmpty() || left.status().grade() != Grade.PROVEN) {
      return Optional.empty();
    }
    // Who was removed is not in the group either: less is told, and nothing else.
    boolean lessSpecific =
        before.get().status().verdict() == VerdictState.REMOVED
            && left.status().verdict() == VerdictState.NOT_SYNCED;
    boolean same =
        (before.get().status().verdict() == left.status().verdict() || lessSpecific)
            && before.get().status().grade() == Grade.PROVEN;
    return same
        ? Optional.empty()
        : Optional.of(
            left.identity().name().orElse("?")
                + " is "
                + left.status().verdict()
                + " PROVEN, and with them "
                + before.get().status().verdict()
                + " "
                + before.get().status().grade());
  }

  /** How many proven answers there are to take evidence from. */
  public long provenAnswers() {
    return explain(events).stream()
        .mapToLong(verdict ->
            (verdict.status().grade() == Grade.PROVEN ? 1 : 0)
                + verdict.causes().stream().filter(c -> c.grade() == Grade.PROVEN).count())
        .sum();
  }

  private Optional<String> verdictWithout(MemberVerdict before, EvidenceItem piece) {
    Optional<MemberVerdict> after = find(before, explain(without(Set.of(piece.event()))));
    if (after.isEmpty()) {
      return Optional.empty();
    }
    boolean proven = after.get().status().grade() == Grade.PROVEN;
    boolean tellsWhatIsMissing =
        after.get().status().verdict() != VerdictState.UNKNOWN
            || !after.get().status().missing().isEmpty();
    return proven || !tellsWhatIsMissing
        ? Optional.of(
            describe(before, before.status().verdict().name(), piece)
                + " -> "
                + after.get().status().verdict()
                + " "
                + after.get().status().grade())
        : newlyProven(before, after.get(), piece);
  }

  /**
   * A cause may be proven twice over, by records that do not need each other. So the piece goes,
   * and while the cause is still proven a piece of what it then rests on goes as well: it must fall
   * before nothing is left, and never cite what is gone.
   */
  private Optional<String> causeWithout(
      MemberVerdict before, FoundCause cause, EvidenceItem piece) {
    Set<Event> gone = new LinkedHashSet<>(List.of(piece.event()));
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<MemberVerdict> after = find(before, explain(without(gone)));
      if (after.isEmpty()) {
        return Optional.empty();
      }
      Optional<FoundCause> still =
          after.get().causes().stream()
              .filter(c -> c.id().equals(cause.id()) && c.grade() == Grade.PROVEN)
              .findFirst();
      if (still.isEmpty()) {
        return newlyProven(before, after.get(), piece);
      }
      Optional<EvidenceItem> next = supporting(still.get().evidence()).stream().findFirst();
      if (next.isEmpty() || !gone.add(next.get().event())) {
        return Optional.of(describe(before, cause.id(), piece) + " -> PROVEN by what is gone");
      }
    }
    return Optional.of(describe(before, cause.id(), piece) + " -> still PROVEN");
  }

  private static Optional<String> newlyProven(
      MemberVerdict before, MemberVerdict after, EvidenceItem piece) {
    Set<String> known = provenIds(before);
    return provenIds(after).stream()
        .filter(id -> !known.contains(id))
        .findFirst()
        .map(id -> describe(before, "the causes", piece) + " -> now " + id + " is PROVEN");
  }

  private static Set<String> provenIds(MemberVerdict verdict) {
    return verdict.causes().stream()
        .filter(cause -> cause.grade() == Grade.PROVEN)
        .map(FoundCause::id)
        .collect(Collectors.toSet());
  }

  private static Set<EvidenceItem> supporting(List<EvidenceItem> evidence) {
    return evidence.stream()
        .filter(EvidenceItem::supports)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Event> without(Set<Event> gone) {
    return events.stream().filter(event -> !gone.contains(event)).toList();
  }

  private List<MemberVerdict> explain(List<Event> left) {
    return Diagnosis.of(new InMemoryCaseEvents(left, sources), causes, null)
        .explain(ExplainRequest.all());
  }

  /** The same member: by any id it had before. */
  private static Optional<MemberVerdict> find(MemberVerdict before, List<MemberVerdict> after) {
    return after.stream()
        .filter(verdict -> verdict.mapping().isOfGroup(before.mapping().groupId()))
        .filter(verdict ->
            verdict.identity().ids().stream().anyMatch(before.identity().ids()::contains))
        .findFirst();
  }

  private static String describe(MemberVerdict verdict, String what, EvidenceItem piece) {
    return verdict.identity().name().orElse("?")
        + " "
        + what
        + " without "
        + piece.event().source()
        + ":"
        + piece.event().line()
        + " ("
        + piece.says()
        + ")";
  }
}
