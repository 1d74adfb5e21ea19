package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.verdict.Presence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The plain words of verdicts. */
final class Sentences {
  private Sentences() {}

  /** What a step was, by whom and when, without a full stop. */
  static String step(Step step) {
    String when = " on " + time(step.time());
    String by = " by " + step.actor().describe(step.event());
    return switch (step.type()) {
      case ADDED -> "Added" + by + when;
      case REMOVED -> "Removed" + by + when;
      case OBJECT_DELETED ->
          "Its directory object was deleted" + by + when + ", and the membership ended with it";
      case GROUP_DELETED -> "The group was deleted" + by + when;
    };
  }

  /** Whether a removed member comes back. */
  static String comesBack(Outlook outlook) {
    if (outlook.afterFull() == Presence.UNKNOWN) {
      return "Whether a sync brings it back depends on the collection, which the case lacks.";
    }
    if (outlook.afterIncremental() == Presence.IN) {
      return "The next sync should bring it back.";
    }
    return outlook.afterFull() == Presence.IN
        ? "Incremental syncs will not bring it back; Synchronize Membership will."
        : "No sync brings it back as things stand.";
  }

  /** Whether an unexpected member stays. */
  static String staysOrGoes(Outlook outlook) {
    return switch (outlook.afterFull()) {
      case IN -> "A full sync of this site version leaves it.";
      case OUT -> "Incremental syncs leave it; Synchronize Membership takes it out.";
      case UNKNOWN -> "What a full sync does to it depends on the collection.";
    };
  }

  /** An instant as it is read by people, to the second, UTC. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String lower(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
