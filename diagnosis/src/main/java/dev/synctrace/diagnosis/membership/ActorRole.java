package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.Locale;

/** Who changed a membership, as far as it matters for a synchronization. */
public enum ActorRole {
  SERVER_APP("the Configuration Manager server app"),
  /** The case tells which app it probably is. */
  PROBABLE_SERVER_APP("an app that is probably the Configuration Manager server app"),
  PERSON("a user"),
  DYNAMIC_MEMBERSHIP("the dynamic membership of the group"),
  DIRECTORY_SERVICE("a service of the directory"),
  OTHER_APP("another app"),
  /** An app, and the case has not enough data whether it is the server app. */
  UNKNOWN_APP("an app"),
  UNKNOWN("an actor that the record does not name");

  private final String words;

  ActorRole(String words) {
    this.words = words;
  }

  /** Who acted in an audit record. */
  public static ActorRole of(Event audit, ServerApp serverApp) {
    if (audit.attributes().get(Attribute.ACTOR_ID).filter(serverApp::is).isPresent()
        || audit
            .attributes()
            .get(Attribute.ACTOR_APP_ID)
            .filter(id -> serverApp.appIds().contains(id.toLowerCase(Locale.ROOT)))
            .isPresent()) {
      return serverApp.isCertain() ? SERVER_APP : PROBABLE_SERVER_APP;
    }
    return switch (audit.attributes().get(Attribute.ACTOR_KIND).orElse("unknown")) {
      case "user" -> PERSON;
      case "dynamic-membership" -> DYNAMIC_MEMBERSHIP;
      case "entra-connect", "device-registration", "intune", "access-review", "pim" ->
          DIRECTORY_SERVICE;
      case "app" -> serverApp.known() ? OTHER_APP : UNKNOWN_APP;
      case "unknown" -> UNKNOWN;
      default -> OTHER_APP;
    };
  }

  /** The class of actor in words, such as {@code a person}. */
  public String words() {
    return words;
  }

  /** The actor in words, with its name where the record gives one. */
  public String describe(Event audit) {
    return audit
        .attributes()
        .get(Attribute.ACTOR_UPN)
        .or(() -> audit.attributes().get(Attribute.ACTOR_NAME))
        .map(name -> this == PERSON ? name : words + " (" + name + ")")
        .orElse(words);
  }

  /** Whether Configuration Manager did it, certainly or probably. */
  public boolean isServerApp() {
    return this == SERVER_APP || this == PROBABLE_SERVER_APP;
  }

  /** Whether nothing shows that it was another than Configuration Manager. */
  boolean mayBeServerApp() {
    return isServerApp() || this == UNKNOWN_APP || this == UNKNOWN;
  }

  /** How surely the actor has this role, where the record names the actor. */
  public PremiseBasis ground() {
    return switch (this) {
      case PROBABLE_SERVER_APP -> PremiseBasis.PROBABLE_ROLE;
      case UNKNOWN_APP, UNKNOWN -> PremiseBasis.ONE_OF_SEVERAL;
      default -> PremiseBasis.AUDIT;
    };
  }
}
