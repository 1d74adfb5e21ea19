package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.coverage.KindSources;
import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.diagnosis.verdict.Missing;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.Standing;
import dev.synctrace.diagnosis.verdict.Verdict;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import dev.synctrace.fact.NoValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Gives one member of one mapping its verdict.
 *
 * <p>A member list or the collection's rows state where it is; the audit, which may lack records,
 * makes it likely; a request in the log proves nothing. So PROVEN always rests on both lists, and a
 * removal on its record as well. Where the lists and the audit contradict each other the list
 * counts, the record is shown as evidence against, and the grade falls.
 */
final class MemberJudge {
  private final MappingContext mapping;
  private final MemberEvents member;
  private final Signs signs;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Set<Missing> missing = new LinkedHashSet<>();

  private MemberJudge(MemberEvents member, MappingContext mapping) {
    this.member = member;
    this.mapping = mapping;
    this.signs = Signs.of(member, mapping);
  }

  /**
   * The member's standing; empty when it has nothing to do with the mapping: in neither list, never
   * a member, or a member through another collection of the same group.
   */
  static Optional<Standing> judge(MemberEvents member, MappingContext mapping) {
    return new MemberJudge(member, mapping).judge();
  }

  private Optional<Standing> judge() {
    return switch (signs.collection().presence()) {
      case IN -> Optional.of(inCollection());
      case OUT -> Signs.isOfOtherCollection(member, mapping) ? Optional.empty() : notInCollection();
      case UNKNOWN -> Optional.of(collectionUnknown());
    };
  }

  private Standing inCollection() {
    rest(signs.collection());
    Grade sure = signs.collection().grade();
    if (signs.collection().grade() != Grade.PROVEN) {
      lacks(mapping.collectionList().whole() ? tying() : Kind.FACT_COLLECTION_MEMBER);
    }
    if (signs.listed().isUntied()) {
      return untied(
          signs.listed(),
          "In the collection. A member of the group has its name, and no export tells whether it is"
              + " the same.");
    }
    return switch (signs.listed().presence()) {
      case IN -> listedInBoth(sure);
      case OUT -> absent(sure.atMost(signs.listed().grade()));
      case UNKNOWN -> unlisted(sure);
    };
  }

  private Standing listedInBoth(Grade sure) {
    rest(signs.listed());
    Optional<Step> end = signs.trail().presence() == Presence.OUT ? lastStep() : Optional.empty();
    end.ifPresent(step -> contradicts(step, "Recorded as the end of the membership"));
    return standing(
        Verdict.SYNCED,
        end.isPresent() ? sure.atMost(Grade.LIKELY) : sure,
        Presence.IN,
        "In the collection and in the group.");
  }

  /** In the collection and not in the group's whole list. */
  private Standing absent(Grade sure) {
    rest(signs.listed());
    if (signs.listed().grade() != Grade.PROVEN) {
      lacks(tying());
    }
    Optional<Step> end = signs.trail().end();
    if (end.isPresent()) {
      return removed(end.get(), sure);
    }
    if (signs.trail().presence() == Presence.IN) {
      lastStep().ifPresent(step -> supports(step.event(), "Recorded as added"));
      missing.add(auditAfter("the record that ended the membership"));
      return standing(
          Verdict.REMOVED,
          sure.atMost(Grade.LIKELY),
          Presence.OUT,
          "It was added and is no longer in the group; no record in the case says who removed it.");
    }
    Optional<Waiting> waiting = Waiting.forPass(member, mapping);
    return waiting.isPresent() ? pending(waiting.get(), Presence.OUT) : notSynced(sure);
  }

  private Standing notSynced(Grade sure) {
    boolean mayHaveBeenIn = signs.request().isPresent() && !isRequestAudited();
    if (mayHaveBeenIn) {
      missing.add(KindSources.howToGet(Kind.AUDIT_MEMBER_ADDED));
    }
    return standing(
        Verdict.NOT_SYNCED,
        mayHaveBeenIn ? sure.atMost(Grade.LIKELY) : sure,
        Presence.OUT,
        signs.request().isPresent()
            ? "In the collection and not in the group, though the log asked to add it."
            : "In the collection and not in the group.");
  }

  /** In the collection, and the group's whole list is not in the case: the audit must tell. */
  private Standing unlisted(Grade sure) {
    lacks(Kind.FACT_GROUP_MEMBER);
    Optional<Step> end = signs.trail().end();
    if (end.isPresent()) {
      return removed(end.get(), sure.atMost(Grade.LIKELY));
    }
    if (signs.trail().presence() == Presence.IN) {
      lastStep().ifPresent(step -> supports(step.event(), "Recorded as added, and not as removed"));
      return standing(
          Verdict.SYNCED,
          sure.atMost(Grade.LIKELY),
          Presence.IN,
          "In the collection; the audit says that it was added to the group and not removed.");
    }
    Optional<Waiting> waiting =
        Waiting.forAudit(signs, mapping).or(() -> Waiting.forPass(member, mapping));
    if (waiting.isPresent()) {
      return pending(waiting.get(), Presence.UNKNOWN);
    }
    return unlistedAndUnrecorded(sure);
  }

  private Standing unlistedAndUnrecorded(Grade sure) {
    if (signs.trail().presence() == Presence.OUT) {
      return standing(
          Verdict.NOT_SYNCED,
          sure.atMost(Grade.LIKELY),
          Presence.OUT,
          "In the collection; the audit tells of the group from its beginning and of no add.");
    }
    if (isAuditedSinceMapping()) {
      return standing(
          Verdict.NOT_SYNCED,
          Grade.POSSIBLE,
          Presence.UNKNOWN,
          "In the collection; the audit since the mapping began has no add.");
    }
    Optional<Event> untrusted = withoutTrustedId();
    if (untrusted.isPresent()) {
      supports(untrusted.get(), "The site has no trusted Entra identity for it");
      return standing(
          Verdict.NOT_SYNCED,
          Grade.POSSIBLE,
          Presence.UNKNOWN,
          "In the collection; without a trusted Entra identity it is not synchronized.");
    }
    lacks(Kind.AUDIT_MEMBER_ADDED);
    return standing(
        Verdict.UNKNOWN,
        Grade.POSSIBLE,
        Presence.UNKNOWN,
        signs.request().isPresent()
            ? "In the collection; the log asked to add it, and nothing tells what Entra answered."
            : "In the collection; nothing in the case tells whether it is in the group.");
  }

  private Optional<Standing> notInCollection() {
    rest(signs.collection());
    Grade sure = signs.collection().grade();
    if (sure != Grade.PROVEN) {
      lacks(tying());
    }
    Optional<Step> end = signs.trail().end();
    if (signs.listed().is(Presence.IN)) {
      rest(signs.listed());
      end.ifPresent(step -> contradicts(step, "Recorded as the end of the membership"));
      return Optional.of(unexpected(end.isPresent() ? sure.atMost(Grade.LIKELY) : sure));
    }
    if (signs.listed().is(Presence.OUT)) {
      rest(signs.listed());
    } else {
      lacks(Kind.FACT_GROUP_MEMBER);
      if (signs.trail().presence() == Presence.IN) {
        lastStep().ifPresent(step -> supports(step.event(), "Recorded as added, not as removed"));
        return Optional.of(unexpected(sure.atMost(Grade.LIKELY)));
      }
    }
    if (end.isPresent()) {
      boolean stated = signs.listed().is(Presence.OUT);
      return Optional.of(removed(end.get(), stated ? sure : sure.atMost(Grade.LIKELY)));
    }
    return signs.request().isPresent() || signs.trail().wasIn()
        ? Optional.of(wasRequested())
        : Optional.empty();
  }

  private Standing wasRequested() {
    signs.request().ifPresent(event -> supports(event, "The log asked to add it once"));
    lastStep().ifPresent(step -> supports(step.event(), "Recorded as added"));
    missing.add(auditAfter("the record that ended the membership"));
    return standing(
        Verdict.REMOVED,
        Grade.POSSIBLE,
        signs.listed().presence(),
        "No longer in the collection nor in the group; it seems to have been a member.");
  }

  /** A row of the other list has its name only: neither "the same" nor "another" can be said. */
  private Standing untied(Sign row, String summary) {
    rest(row);
    lacks(tying());
    return standing(Verdict.UNKNOWN, Grade.POSSIBLE, signs.listed().presence(), summary);
  }

  private Kind tying() {
    return Signs.tying(member.identity());
  }

  private Standing collectionUnknown() {
    if (signs.collection().isUntied()) {
      rest(signs.listed());
      return untied(
          signs.collection(),
          "A member of the collection has its name, and no export tells whether it is the same.");
    }
    lacks(Kind.FACT_COLLECTION_MEMBER);
    Presence inGroup =
        signs.listed().isKnown() ? signs.listed().presence() : signs.trail().presence();
    if (signs.listed().isKnown()) {
      rest(signs.listed());
    } else {
      lacks(Kind.FACT_GROUP_MEMBER);
    }
    Optional<Step> end = signs.trail().end();
    if (inGroup == Presence.OUT && end.isPresent()) {
      return removed(end.get(), Grade.LIKELY);
    }
    if (inGroup == Presence.IN) {
      lastStep().ifPresent(step -> supports(step.event(), Sentences.step(step)));
    }
    return standing(
        Verdict.UNKNOWN,
        Grade.POSSIBLE,
        inGroup,
        switch (inGroup) {
          case IN -> "In the group; nothing in the case tells whether it is in the collection.";
          case OUT -> "Not in the group; nothing in the case tells whether it should be.";
          case UNKNOWN -> "Nothing in the case tells whether it is in the collection or the group.";
        });
  }

  private Standing removed(Step end, Grade grade) {
    supports(end.event(), Sentences.step(end));
    return standing(
        Verdict.REMOVED,
        grade,
        Presence.OUT,
        Sentences.step(end) + ". " + Sentences.comesBack(outlook()));
  }

  private Standing unexpected(Grade grade) {
    Optional<Step> begin = signs.trail().presence() == Presence.IN ? lastStep() : Optional.empty();
    if (begin.isEmpty()) {
      missing.add(auditAfter("the record of who added it"));
    }
    return standing(
        Verdict.UNEXPECTED,
        grade,
        Presence.IN,
        "In the group and not in the collection"
            + begin.map(step -> ": " + Sentences.lower(Sentences.step(step))).orElse("")
            + ". "
            + Sentences.staysOrGoes(outlook()));
  }

  private Standing pending(Waiting waiting, Presence inGroup) {
    evidence.add(waiting.evidence());
    missing.add(
        new Missing(
            "logs, audit and members from after " + Sentences.time(waiting.until()),
            "collect again then, and ingest into the same case"));
    return standing(
        Verdict.PENDING,
        Grade.LIKELY,
        inGroup,
        waiting.evidence().says() + "; look again after " + Sentences.time(waiting.until()) + ".");
  }

  private Standing standing(Verdict verdict, Grade grade, Presence inGroup, String summary) {
    if (verdict != Verdict.SYNCED) {
      lacksIfUnseen(Kind.AUDIT_MEMBER_ADDED);
    }
    if (verdict == Verdict.NOT_SYNCED) {
      lacksIfUnseen(tying());
    }
    return new Standing(
        verdict,
        grade,
        signs.collection().presence(),
        inGroup,
        outlook().expected(),
        summary,
        Timelines.of(member, mapping),
        evidence,
        List.copyOf(missing));
  }

  private Outlook outlook() {
    boolean deleted =
        signs.trail().end().filter(step -> step.type() == Step.Type.OBJECT_DELETED).isPresent();
    return Outlook.of(
        signs.collection().presence(),
        signs.trail(),
        mapping.rule(),
        !deleted || !member.of(Kind.FACT_DEVICE).isEmpty());
  }

  private Optional<Step> lastStep() {
    return Optional.ofNullable(signs.trail().last());
  }

  private boolean isRequestAudited() {
    Optional<Instant> known = mapping.auditedUpTo();
    return signs
        .request()
        .map(Event::time)
        .filter(time ->
            known.isPresent() && mapping.coverage().audit().covers(time, max(time, known.get())))
        .isPresent();
  }

  private boolean isAuditedSinceMapping() {
    Optional<Instant> known = mapping.auditedUpTo();
    return mapping
        .mappedSince()
        .map(event -> Objects.requireNonNull(event.time()))
        .filter(since ->
            known.isPresent()
                && !known.get().isBefore(since)
                && mapping.coverage().audit().covers(since, known.get()))
        .isPresent();
  }

  private Optional<Event> withoutTrustedId() {
    return member.of(Kind.FACT_CLIENT_KEY).stream()
        .filter(row ->
            NoValue.says(row.attributes(), Attribute.DEVICE_ID)
                || NoValue.says(row.attributes(), Attribute.TENANT_ID))
        .findFirst();
  }

  private void rest(Sign sign) {
    evidence.addAll(sign.evidence());
  }

  private void supports(Event event, String says) {
    if (evidence.stream().noneMatch(piece -> piece.event().equals(event))) {
      evidence.add(Evidence.supporting(event, says));
    }
  }

  private void contradicts(Step step, String says) {
    evidence.add(Evidence.against(step.event(), says));
  }

  private void lacks(Kind kind) {
    if (kind == Kind.FACT_GROUP_MEMBER) {
      missing.addAll(mapping.unnamedLists());
    }
    missing.add(KindSources.howToGet(kind));
  }

  private void lacksIfUnseen(Kind kind) {
    if (!mapping.coverage().shows(kind)) {
      lacks(kind);
    }
  }

  private Missing auditAfter(String what) {
    Missing audit = KindSources.howToGet(Kind.AUDIT_MEMBER_ADDED);
    return new Missing(audit.what() + ": " + what, audit.how());
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
