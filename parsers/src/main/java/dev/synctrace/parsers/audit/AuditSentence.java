package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.ActivityKinds.Activity;
import dev.synctrace.parsers.audit.AuditRecord.Actor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An audit record as one sentence for people, with every name beside its id, since names change and
 * repeat.
 */
final class AuditSentence {
  private AuditSentence() {}

  static String of(
      Activity activity,
      AuditTargets who,
      Actor actor,
      String actorKind,
      @Nullable String result,
      @Nullable String reason) {
    StringBuilder text = new StringBuilder();
    text.append(activity.name().isEmpty() ? "Activity without a name" : activity.name());
    String separator = ": ";
    if (who.objectId() != null || who.name() != null) {
      String name = who.name() != null ? who.name() : who.upn();
      text.append(separator).append(party(typeWord(who.objectType()), name, who.objectId()));
      separator = ", ";
    }
    if (who.groupId() != null || who.groupName() != null) {
      text.append(separator).append(party("group", who.groupName(), who.groupId()));
    }
    text.append(", by ").append(by(actor, actorKind));
    if (result != null && !result.equals("success")) {
      text.append("; ").append(result);
      text.append(reason == null ? "" : ": " + reason.strip());
    }
    return text.toString();
  }

  private static String by(Actor actor, String kind) {
    String name = actor.name() != null ? actor.name() : actor.upn();
    if (name == null && actor.id() == null) {
      return "an unknown actor";
    }
    String word =
        switch (kind) {
          case "app", "user" -> kind;
          case "unknown" -> "";
          case "entra-connect" -> "Entra Connect";
          case "pim" -> "Privileged Identity Management";
          case "intune", "teams", "exchange" ->
              kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
          default -> kind.replace('-', ' ');
        };
    return party(word, name, actor.id());
  }

  private static String party(String type, @Nullable String name, @Nullable String id) {
    StringBuilder text = new StringBuilder(type);
    if (name != null) {
      text.append(text.isEmpty() ? "" : " ").append(name);
    }
    if (id != null) {
      String shown = name == null ? id : "(" + id + ")";
      text.append(text.isEmpty() ? "" : " ").append(shown);
    }
    return text.toString();
  }

  private static String typeWord(@Nullable String type) {
    return type == null ? "" : type.equals("serviceprincipal") ? "service principal" : type;
  }
}
