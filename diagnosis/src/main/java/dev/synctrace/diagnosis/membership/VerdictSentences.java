package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.membership.MembershipHistory.MembershipChange;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.UtcText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The plain words of verdicts. */
public final class VerdictSentences {
  private VerdictSentences() {}

  /** What a step was, by whom and when, without a full stop. */
  public static String step(MembershipChange change) {
    String when = " on " + time(change.time());
    String by = " by " + change.actor().describe(change.event());
    return switch (change.type()) {
      case ADDED -> "Added" + by + when;
      case REMOVED -> "Removed" + by + when;
      case OBJECT_DELETED ->
          "The directory object of the member was deleted"
              + by
              + when
              + ", which also ended the membership";
      case GROUP_DELETED -> "The group was deleted" + by + when;
      case GROUP_RESTORED -> "The group was restored" + by + when + " with its members";
    };
  }

  /** Why Entra refused a change, in its own words where it gives them. */
  public static String refusal(Event audit) {
    return "Entra refused to add the member"
        + audit
            .attributes()
            .get(Attribute.REASON)
            .map(reason -> ": " + withoutStop(reason))
            .orElse("")
        + (audit.time() == null ? "" : " (" + time(audit.time()) + ")");
  }

  private static String withoutStop(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** An instant as it is read by people, to the second, UTC. */
  public static String time(Instant instant) {
    return UtcText.of(instant);
  }

  /** Joins things with commas and an "and" before the last. */
  public static String list(List<String> things) {
    int last = things.size() - 1;
    return last < 1
        ? String.join("", things)
        : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
  }

  public static String lower(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** What a status tab of the console says of a member. */
  public static String consoleRow(Event row) {
    String status = row.attributes().get(Attribute.SYNC_STATUS).orElse("unknown");
    return "The console shows the member with the status "
        + status.toLowerCase(Locale.ROOT).replace('_', ' ')
        + row.attributes().get(Attribute.REASON).map(reason -> ": " + reason).orElse("");
  }
}
