package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.audit.AuditRecord.Actor;
import dev.synctrace.parsers.audit.AuditRecord.ActorForm;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Class of the actor, as far as one record shows it: {@code dynamic-membership}, {@code
 * entra-connect} and the others of {@code actors.txt}, else {@code app}, {@code user} or {@code
 * unknown}. Which {@code app} is the Configuration Manager server app no single record tells: that
 * is concluded from its service principal id later. Reference graph.md section 6.
 */
final class ActorClasses {
  private enum Sign {
    NAME,
    NAME_PREFIX,
    UPN_PREFIX,
    APP,
    SPN,
    CLIENT,
    SERVICE
  }

  private record Rule(String kind, Sign sign, String value) {}

  private static final List<Rule> RULES = rules();

  private ActorClasses() {}

  /**
   * @param appId client id of the actor, from wherever it could be read
   * @param spn the service principal names that the record gives for the actor
   * @param client value of {@code Action Client Name}
   */
  static String of(
      Actor actor,
      @Nullable String appId,
      @Nullable String spn,
      @Nullable String client,
      @Nullable String service) {
    for (Rule rule : RULES) {
      String value = rule.value();
      boolean fits =
          switch (rule.sign()) {
            case NAME -> value.equalsIgnoreCase(actor.name());
            case NAME_PREFIX -> startsWith(actor.name(), value);
            case UPN_PREFIX -> startsWith(actor.upn(), value);
            case APP -> value.equalsIgnoreCase(appId);
            case SPN -> spn != null && spn.toLowerCase(Locale.ROOT).contains(value);
            case CLIENT -> value.equalsIgnoreCase(client);
            case SERVICE -> actor.form() != ActorForm.USER && value.equalsIgnoreCase(service);
          };
      if (fits) {
        return rule.kind();
      }
    }
    return switch (actor.form()) {
      case APP -> "app";
      case USER -> "user";
      case NONE -> "unknown";
    };
  }

  private static boolean startsWith(@Nullable String text, String prefix) {
    return text != null && text.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static List<Rule> rules() {
    return ClasspathProperties.read(ActorClasses.class, "actors.txt").stream()
        .map(ActorClasses::rule)
        .toList();
  }

  private static Rule rule(ClasspathProperties.Entry entry) {
    String[] parts = entry.value().split(" ", 2);
    return new Rule(
        entry.key(),
        Sign.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')),
        parts[1].strip());
  }
}
