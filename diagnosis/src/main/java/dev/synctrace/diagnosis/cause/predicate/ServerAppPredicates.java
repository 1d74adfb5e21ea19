package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.is;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.newest;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.time;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server app and the tenants it signs in to; causes.md S12, S20, S22. */
final class ServerAppPredicates {
  /** Entra's codes for a secret that has expired or is wrong. */
  private static final Pattern REFUSED =
      Pattern.compile("AADSTS7000222|AADSTS7000215|AADSTS70002\\b");

  private ServerAppPredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        site(
            "severalTenants",
            ServerAppPredicates::severalTenants,
            of(
                PremiseBasis.ROW,
                "the site settings or the discovery log name several tenants",
                Kind.FACT_SITE_SETTINGS,
                Kind.DISCOVERY_START)),
        site(
            "serverAppSecretExpired",
            ServerAppPredicates::secretExpired,
            of(
                PremiseBasis.ROW,
                "all credentials of the server app have expired",
                Kind.FACT_CREDENTIAL)),
        site(
            "serverAppCredentialsRenewed",
            ServerAppPredicates::credentialsRenewed,
            of(
                PremiseBasis.COINCIDENCE,
                "an app received new credentials, and Entra refused none of them later",
                Kind.AUDIT_APP_CREDENTIALS)),
        site(
            "serverAppDisabled",
            ServerAppPredicates::disabled,
            of(
                PremiseBasis.ROW,
                "the service principal of the server app is disabled",
                Kind.FACT_SERVICEPRINCIPAL)));
  }

  /** All credentials of the server app have ended. */
  static ConditionResult secretExpired(SiteContext site) {
    List<Event> credentials = ofServerApp(site, Kind.FACT_CREDENTIAL);
    if (credentials.isEmpty()) {
      return unknown(Kind.FACT_CREDENTIAL);
    }
    List<Event> valid =
        credentials.stream()
            .filter(row -> end(row).map(end -> end.isAfter(site.at())).orElse(true))
            .toList();
    if (!valid.isEmpty()) {
      return fails(
          PremiseBasis.CONCLUSION, valid, "this credential of the server app is still valid");
    }
    Event last =
        credentials.stream().max(Comparator.comparing(ServerAppPredicates::endTime)).orElseThrow();
    Optional<Event> signedIn =
        site.events(Kind.DISCOVERY_END_OK).stream()
            .filter(event -> event.time() != null)
            .filter(event -> site.entraTime(event).isAfter(endTime(last)))
            .reduce((first, second) -> second);
    return signedIn
        .map(event ->
            fails(
                PremiseBasis.RECORD,
                List.of(event),
                "the server app signed in later, so the secret was renewed"))
        .orElseGet(() ->
            holds(PremiseBasis.ROW, credentials, "this credential of the server app has expired"));
  }

  /** The credentials of an app were changed after Entra last refused them. */
  static ConditionResult credentialsRenewed(SiteContext site) {
    Optional<Event> renewal =
        site.events(Kind.AUDIT_APP_CREDENTIALS).stream()
            .filter(RowQueries::succeeded)
            .max(Comparator.comparing(RowQueries::time));
    if (renewal.isEmpty()) {
      return site.coverage().shows(Kind.AUDIT_APP_CREDENTIALS)
          ? ConditionResult.fails(PremiseBasis.AUDIT_SILENCE)
          : unknown(Kind.AUDIT_APP_CREDENTIALS);
    }
    Optional<Event> refusal =
        site.events(Kind.OTHER).stream()
            .filter(event -> REFUSED.matcher(event.messageHead()).find())
            .reduce((first, second) -> second);
    boolean since =
        refusal.filter(event -> !site.entraTime(event).isBefore(time(renewal.get()))).isEmpty();
    return since
        ? holds(
            PremiseBasis.COINCIDENCE,
            List.of(renewal.get()),
            "an app received new credentials later")
        : fails(
            PremiseBasis.RECORD,
            List.of(refusal.orElseThrow()),
            "Entra refused the credentials after they were changed");
  }

  /** The server app's service principal is disabled. */
  static ConditionResult disabled(SiteContext site) {
    List<Event> principals = ofServerApp(site, Kind.FACT_SERVICEPRINCIPAL);
    if (principals.isEmpty()) {
      return unknown(Kind.FACT_SERVICEPRINCIPAL);
    }
    List<Event> off =
        principals.stream().filter(row -> is(row, Attribute.ACCOUNT_ENABLED, "false")).toList();
    return off.isEmpty()
        ? fails(PremiseBasis.ROW, principals, "the server app is enabled")
        : holds(PremiseBasis.ROW, off, "the server app is disabled for sign-in");
  }

  /** The site settings or the discovery name more than one tenant. */
  static ConditionResult severalTenants(SiteContext site) {
    List<Event> settings = newest(site.events(Kind.FACT_SITE_SETTINGS));
    Map<String, List<Event>> naming = new LinkedHashMap<>();
    for (Event event : concat(settings, site.events(Kind.DISCOVERY_START))) {
      if (RowQueries.has(event, Attribute.TENANT_ID)) {
        // Two hierarchies in one case do not make one of them have two tenants.
        naming.computeIfAbsent(site.hierarchyOf(event.source()), _ -> new ArrayList<>()).add(event);
      }
    }
    if (naming.isEmpty()) {
      return unknown(Kind.FACT_SITE_SETTINGS);
    }
    List<Event> oneEach = List.of();
    for (List<Event> ofOne : naming.values()) {
      List<Event> tenants = List.copyOf(byTenant(ofOne).values());
      oneEach = tenants.size() > oneEach.size() ? tenants : oneEach;
    }
    return oneEach.size() > 1
        ? holds(PremiseBasis.ROW, oneEach, "one of " + oneEach.size() + " tenants")
        : fails(PremiseBasis.CONCLUSION, oneEach, "the only tenant");
  }

  private static List<Event> concat(List<Event> some, List<Event> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static Map<String, Event> byTenant(List<Event> events) {
    return events.stream()
        .collect(
            Collectors.toMap(
                event -> value(event, Attribute.TENANT_ID).toLowerCase(Locale.ROOT),
                event -> event,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  /** Rows of the app the discovery names; without a discovery line all, where there is one app. */
  private static List<Event> ofServerApp(SiteContext site, Kind kind) {
    List<Event> rows = newest(site.events(kind));
    Set<String> apps =
        site.events(Kind.DISCOVERY_START).stream()
            .map(event -> value(event, Attribute.SERVER_APP_ID).toLowerCase(Locale.ROOT))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    if (apps.isEmpty()) {
      long distinct = rows.stream().map(ServerAppPredicates::appId).distinct().count();
      return distinct == 1 ? rows : List.of();
    }
    return rows.stream().filter(row -> apps.contains(appId(row))).toList();
  }

  private static String appId(Event row) {
    return value(row, Attribute.APP_ID).toLowerCase(Locale.ROOT);
  }

  private static Instant endTime(Event credential) {
    return end(credential).orElse(UnboundedInstants.AFTER_ALL);
  }

  private static Optional<Instant> end(Event credential) {
    try {
      return credential.attributes().get(Attribute.VALID_UNTIL).map(Instant::parse);
    } catch (DateTimeParseException e) {
      // An end that cannot be read is no end: it must not prove that the secret expired.
      return Optional.empty();
    }
  }
}
