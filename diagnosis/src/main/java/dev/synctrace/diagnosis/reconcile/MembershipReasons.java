package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.membership.VerdictSentences;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.PathStep;
import dev.synctrace.diagnosis.verdict.PathStep.State;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for why a member is where it is, and what to do next. */
final class MembershipReasons {
  /** Causes that say that the site has no identity of a device, but not why. */
  private static final Set<String> UNEXPLAINED = Set.of("S01", "S65");

  private MembershipReasons() {}

  /**
   * Names the root cause with its record, as surely as it and the verdict are known; else how far
   * the member is known to have come.
   */
  static Optional<String> why(MemberVerdict verdict) {
    if (verdict.status().verdict() == VerdictState.SYNCED) {
      return Optional.empty();
    }
    Optional<FoundCause> root = verdict.rootCause();
    if (root.isPresent()) {
      return Optional.of(
          sureness(verdict, root.get()).qualify(root(root.get())) + consequences(verdict));
    }
    boolean unexplained =
        verdict.status().verdict() == VerdictState.NOT_SYNCED && !verdict.status().isExpected();
    return Optional.of(
        unexplained
            ? "The case does not contain the reason. " + progress(verdict.status().path())
            : verdict.status().summary());
  }

  private static String root(FoundCause root) {
    return root.evidence().stream()
        .filter(EvidenceItem::supports)
        .findFirst()
        .map(piece -> "%s: %s (%s).".formatted(root.title(), piece.says(), place(piece.event())))
        .orElse(root.title() + ".");
  }

  /** A cause explains a verdict no more surely than the verdict is known. */
  private static Grade sureness(MemberVerdict verdict, FoundCause cause) {
    return cause.grade().weaker(verdict.status().grade());
  }

  private static String consequences(MemberVerdict verdict) {
    String titles =
        verdict.causes().stream()
            .filter(cause -> verdict.chain().role(cause) == CauseChain.Role.CONSEQUENCE)
            .map(FoundCause::named)
            .collect(Collectors.joining("; "));
    return titles.isEmpty() ? "" : " Consequences: " + titles + ".";
  }

  private static String progress(List<PathStep> path) {
    Optional<PathStep> failed =
        path.stream().filter(step -> step.state() == State.FAILED).findFirst();
    Optional<PathStep> done =
        path.stream()
            .filter(step -> step.state() == State.DONE && step.event() != null)
            .reduce((first, last) -> last);
    String last =
        done.map(step ->
                "The last recorded stage is \"%s\"%s".formatted(step.stage().title(), place(step)))
            .orElse("No stage of the member's path is recorded");
    return failed
        .map(step -> "%s; \"%s\" failed%s.".formatted(last, step.stage().title(), place(step)))
        .orElse(last + ".");
  }

  private static String place(PathStep step) {
    Event event = step.event();
    return event == null ? "" : " (" + place(event) + ")";
  }

  private static String place(Event event) {
    return event.source() + ":" + event.line();
  }

  /** The first step of the root cause's fix; else what would decide the verdict. */
  static Optional<String> nextStep(MemberVerdict verdict) {
    if (verdict.status().isExpected()) {
      return Optional.empty();
    }
    return unseenReason(verdict)
        .or(() ->
            verdict
                .rootCause()
                .filter(root -> !sureness(verdict, root).isPossible())
                .flatMap(root -> root.fix().stream().findFirst()))
        .or(() -> synchronization(verdict))
        .or(() -> verdict.allMissing().stream().findFirst().map(MembershipReasons::collect))
        .or(() -> verdict.rootCause().flatMap(root -> root.fix().stream().findFirst()))
        .or(() ->
            Optional.of(
                "Select the collection, choose Synchronize Membership, and then collect the log of the"
                    + " group synchronization and the audit again."));
  }

  /** Why the site has no identity of a device is in the device's own logs, else in the site's. */
  private static Optional<String> unseenReason(MemberVerdict verdict) {
    Optional<FoundCause> root =
        verdict.rootCause().filter(cause -> UNEXPLAINED.contains(cause.id()));
    List<MissingEvidence> missing = root.map(FoundCause::missing).orElse(List.of());
    return ofDevice(missing)
        .or(() ->
            root.filter(cause -> verdict.chain().because(cause).isEmpty())
                .flatMap(_ -> missing.stream().filter(MembershipReasons::isLog).findFirst())
                .map(MembershipReasons::collect));
  }

  private static boolean isLog(MissingEvidence missing) {
    return missing.what().contains(".log");
  }

  private static Optional<String> ofDevice(List<MissingEvidence> missing) {
    List<MissingEvidence> own = missing.stream().filter(m -> m.machine() != null).toList();
    return own.stream()
        .findFirst()
        .map(first ->
            "Collect "
                + VerdictSentences.list(own.stream().map(MissingEvidence::thing).toList())
                + " of "
                + first.machine()
                + " (logs: C:\\Windows\\CCM\\Logs) to see why the site has no verified Microsoft Entra"
                + " device ID for it.");
  }

  /** Where the next synchronization puts it right by itself, or a full one does. */
  private static Optional<String> synchronization(MemberVerdict verdict) {
    Presence wanted =
        verdict.status().verdict() == VerdictState.UNEXPECTED ? Presence.OUT : Presence.IN;
    return verdict
        .prediction()
        .filter(prediction -> prediction.blockedBy().isEmpty())
        .flatMap(prediction ->
            prediction.afterIncremental() == wanted
                ? Optional.of("Wait for the next incremental synchronization.")
                : prediction.afterFull() == wanted
                    ? Optional.of(
                        "Select the collection and choose Synchronize Membership (a full"
                            + " synchronization).")
                    : Optional.empty());
  }

  private static String collect(MissingEvidence missing) {
    return "Collect " + missing.what() + ": " + missing.how();
  }
}
