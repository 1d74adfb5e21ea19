package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.cause.Cause.BlockedOperation;
import dev.synctrace.diagnosis.context.FullSyncEffect;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.membership.MembershipHistory.MembershipChange;
import dev.synctrace.diagnosis.membership.MembershipModel.MembershipEvent;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Prediction of the next synchronization for one member, considering every known obstacle.
 *
 * @param afterIncremental whether it is in the group after the next incremental synchronization
 * @param afterFull whether it is after <em>Synchronize Membership</em>
 * @param text one or two plain sentences
 * @param proof why; never proven, since a later change can always intervene
 * @param blockedBy ids of the causes that prevent what would be done otherwise, best first
 */
public record SyncPrediction(
    Presence afterIncremental,
    Presence afterFull,
    String text,
    Proof proof,
    List<String> blockedBy) {
  private static final String MEMBER = "member";
  private static final Duration CYCLE = Duration.ofMinutes(5);

  public SyncPrediction {
    blockedBy = List.copyOf(blockedBy);
  }

  /** How sure it is. */
  public Grade grade() {
    return proof.grade();
  }

  /** Whether the model says that the member must be in the group at the instant of the answer. */
  public static Presence expected(MembershipSignals signals, MappingContext mapping) {
    Presence inCollection = signals.collection().presence();
    if (inCollection == Presence.UNKNOWN) {
      return Presence.UNKNOWN;
    }
    List<MembershipEvent> history = history(inCollection, signals.membershipHistory());
    return presence(isMember(mapping.fullSyncEffect(), history, history.getLast().at()));
  }

  /**
   * The prediction; empty where the case has not enough data enough for any.
   *
   * @param obstacles what each found cause prevents
   */
  public static Optional<SyncPrediction> of(
      MemberContext member, Map<FoundCause, Set<BlockedOperation>> obstacles) {
    MembershipStatus status = member.status();
    // Whether the directory still lists an object of the member.
    boolean objectExists = !member.eventsOfAnyMapping(Kind.FACT_DEVICE).isEmpty();
    Predictor predictor =
        new Predictor(
            status, MembershipHistory.of(member), member.mapping(), objectExists, obstacles);
    return switch (status.verdict()) {
      case NOT_SYNCED -> predictor.notSynced();
      case REMOVED -> predictor.removed();
      case UNEXPECTED -> predictor.unexpected();
      case SYNCED, PENDING, UNKNOWN -> Optional.empty();
    };
  }

  private record Predictor(
      MembershipStatus status,
      MembershipHistory membershipHistory,
      MappingContext mapping,
      boolean objectExists,
      Map<FoundCause, Set<BlockedOperation>> obstacles) {
    Optional<SyncPrediction> notSynced() {
      return hasBlock(BlockedOperation.ADD) ? Optional.of(blockedAdd()) : Optional.empty();
    }

    Optional<SyncPrediction> removed() {
      return switch (status.inCollection()) {
        case UNKNOWN -> Optional.empty();
        case OUT ->
            Optional.of(
                prediction(
                    Presence.OUT,
                    Presence.OUT,
                    "The member is not in the collection, so no synchronization adds it back.",
                    List.of()));
        case IN -> removedThoughInCollection();
      };
    }

    private Optional<SyncPrediction> removedThoughInCollection() {
      if (hasBlock(BlockedOperation.ADD)) {
        return Optional.of(blockedAdd());
      }
      Optional<MembershipChange> end = membershipHistory.end();
      boolean byItself = end.filter(change -> change.actor().isServerApp()).isPresent();
      if (end.isPresent() && end.get().type() == MembershipChange.Type.GROUP_DELETED) {
        return Optional.of(
            prediction(
                Presence.OUT,
                Presence.OUT,
                "No synchronization adds the member back: the mapped group no longer exists.",
                List.of()));
      }
      if (end.isPresent()
          && end.get().type() == MembershipChange.Type.OBJECT_DELETED
          && !objectExists) {
        return Optional.of(
            prediction(
                Presence.OUT,
                Presence.OUT,
                "No synchronization adds the member back: its object no longer exists.",
                List.of()));
      }
      if (end.isEmpty() || byItself || end.get().type() == MembershipChange.Type.OBJECT_DELETED) {
        // The model does not explain it, so it does not predict it either.
        return Optional.empty();
      }
      List<MembershipEvent> history = history(Presence.IN, membershipHistory);
      Presence incremental = after(history, true);
      Presence full = after(history, false);
      String text =
          incremental == Presence.IN
              ? "The next incremental synchronization adds the member back."
              : "Incremental synchronization does not add the member back; Synchronize Membership (a full"
                  + " synchronization) does.";
      return Optional.of(
          prediction(incremental, full, text + doubts(BlockedOperation.ADD), List.of()));
    }

    Optional<SyncPrediction> unexpected() {
      if (status.inCollection() != Presence.OUT) {
        return Optional.empty();
      }
      if (hasBlock(BlockedOperation.REMOVE)) {
        return Optional.of(
            prediction(
                Presence.IN,
                Presence.IN,
                "No synchronization removes the member until this is fixed: "
                    + titles(blocks(BlockedOperation.REMOVE))
                    + ".",
                blocks(BlockedOperation.REMOVE)));
      }
      boolean additive = mapping.fullSyncEffect() == FullSyncEffect.ADDITIVE;
      Presence full = additive ? Presence.IN : Presence.OUT;
      Optional<MembershipChange> add =
          Optional.ofNullable(membershipHistory.last())
              .filter(change -> change.type() == MembershipChange.Type.ADDED);
      if (add.isEmpty() || add.get().actor() == ActorRole.UNKNOWN_APP) {
        return Optional.of(
            prediction(
                Presence.UNKNOWN,
                additive ? Presence.UNKNOWN : full,
                additive
                    ? "A full synchronization of this site version keeps members that were added outside"
                        + " Configuration Manager."
                    : "A full synchronization (Synchronize Membership) removes the member from the group; an"
                        + " incremental one removes it only if it was in the collection before.",
                List.of()));
      }
      if (add.get().actor().isServerApp()) {
        return Optional.of(
            prediction(
                Presence.OUT,
                Presence.OUT,
                "Configuration Manager added the member, so it has left the collection since then; the next"
                    + " incremental synchronization removes the member from the group."
                    + doubts(BlockedOperation.REMOVE),
                List.of()));
      }
      return Optional.of(
          prediction(
              Presence.IN,
              full,
              additive
                  ? "No synchronization of this site version removes the member from the group."
                  : "Incremental synchronization keeps the member in the group; Synchronize Membership (a"
                      + " full synchronization) removes it."
                      + doubts(BlockedOperation.REMOVE),
              List.of()));
    }

    private SyncPrediction blockedAdd() {
      List<FoundCause> blocks = blocks(BlockedOperation.ADD);
      return prediction(
          Presence.OUT,
          Presence.OUT,
          "No synchronization adds the member until this is fixed: " + titles(blocks) + ".",
          blocks);
    }

    private SyncPrediction prediction(
        Presence incremental, Presence full, String text, List<FoundCause> blocks) {
      List<Proof> parts = new ArrayList<>();
      parts.add(Proof.of(PremiseBasis.CONCLUSION));
      parts.add(Proof.of(PremiseBasis.CONCLUSION).atMost(status.grade()));
      if (!blocks.isEmpty()) {
        parts.add(new Proof.Any(blocks.stream().map(FoundCause::proof).toList()));
      } else if (changes(incremental) || changes(full)) {
        parts.add(mapping.writes());
      }
      Proof proof = new Proof.All(parts).contradictedBy(blocks.isEmpty() ? doubtful() : List.of());
      // A later change can always intervene, so likely is as sure as a prediction can be.
      String worded = proof.grade().isPossible() ? proof.grade().qualify(text) : text;
      return new SyncPrediction(
          incremental, full, worded, proof, blocks.stream().map(FoundCause::id).toList());
    }

    private boolean changes(Presence next) {
      return next != Presence.UNKNOWN && next != status.inGroup();
    }

    /** Obstacles that are only possible make the prediction less sure. */
    private List<EvidenceItem> doubtful() {
      return obstacles.keySet().stream()
          .filter(cause -> cause.grade().isPossible())
          .flatMap(cause -> cause.evidence().stream().limit(1))
          .toList();
    }

    private String doubts(BlockedOperation what) {
      List<FoundCause> possible =
          obstacles.keySet().stream()
              .filter(cause -> cause.grade().isPossible() && prevents(cause, what))
              .sorted(FoundCause.BEST_FIRST)
              .toList();
      return possible.isEmpty() ? "" : " This may prevent it: " + titles(possible) + ".";
    }

    private boolean hasBlock(BlockedOperation what) {
      return !blocks(what).isEmpty();
    }

    private List<FoundCause> blocks(BlockedOperation what) {
      return obstacles.keySet().stream()
          .filter(cause -> !cause.grade().isPossible() && prevents(cause, what))
          .sorted(FoundCause.BEST_FIRST)
          .toList();
    }

    private boolean prevents(FoundCause cause, BlockedOperation what) {
      return obstacles.getOrDefault(cause, Set.of()).contains(what);
    }

    private static String titles(List<FoundCause> causes) {
      return String.join("; ", causes.stream().map(FoundCause::named).toList());
    }

    private Presence after(List<MembershipEvent> history, boolean incremental) {
      Instant next = history.getLast().at().plus(CYCLE);
      List<MembershipEvent> longer = new ArrayList<>(history);
      longer.add(
          incremental
              ? new MembershipEvent.IncrementalSync(next)
              : new MembershipEvent.FullSync(next));
      return presence(isMember(mapping.fullSyncEffect(), longer, next));
    }
  }

  /**
   * The collection as it is now is taken to be as it was, since no source tells its history. A
   * removal by the server app of what others had added shows a full sync. graph.md section 6.2.
   */
  private static List<MembershipEvent> history(Presence inCollection, MembershipHistory trail) {
    List<MembershipEvent> history = new ArrayList<>();
    Instant start =
        trail.steps().isEmpty()
            ? Instant.EPOCH
            : trail.steps().getFirst().time().minus(Duration.ofMinutes(1));
    if (inCollection == Presence.IN) {
      history.add(new MembershipEvent.EnteredCollection(start, MEMBER));
    }
    history.add(new MembershipEvent.FullSync(start));
    for (MembershipChange change : trail.steps()) {
      history.add(change(change));
    }
    return history;
  }

  private static MembershipEvent change(MembershipChange change) {
    Instant time = change.time();
    boolean ours = change.actor().isServerApp();
    return switch (change.type()) {
      case ADDED ->
          ours
              ? new MembershipEvent.IncrementalSync(time)
              : new MembershipEvent.AddedByOthers(time, MEMBER);
      case REMOVED ->
          ours
              ? new MembershipEvent.FullSync(time)
              : new MembershipEvent.RemovedByOthers(time, MEMBER);
      case OBJECT_DELETED -> new MembershipEvent.ObjectDeleted(time, MEMBER);
      case GROUP_DELETED -> new MembershipEvent.GroupDeleted(time);
      case GROUP_RESTORED -> new MembershipEvent.AddedByOthers(time, MEMBER);
    };
  }

  private static boolean isMember(FullSyncEffect rule, List<MembershipEvent> history, Instant at) {
    return MembershipModel.membersAt(rule, history, at).contains(MEMBER);
  }

  private static Presence presence(boolean in) {
    return in ? Presence.IN : Presence.OUT;
  }
}
