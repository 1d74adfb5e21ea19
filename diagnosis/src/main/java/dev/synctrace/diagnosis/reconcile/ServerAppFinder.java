package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.Mapping;
import dev.synctrace.diagnosis.dossier.ServerApp;
import dev.synctrace.diagnosis.dossier.SiteDossier;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recognises the app with which Configuration Manager writes to Entra, by its service principal
 * first: through its client id, which the log and the site settings name; else as the app among the
 * group's owners; else as the app that writes members at sync times. Never by a name. graph.md
 * section 6.
 */
final class ServerAppFinder {
  /** Writes of one pass may be recorded so much later than its end. */
  private static final Duration AFTER_PASS = Duration.ofMinutes(2);

  private static final Duration BEFORE_PASS = Duration.ofSeconds(30);
  private static final int SAMPLE = 50;

  private final CaseContext context;
  private final SiteDossier site;
  private final Set<String> principals = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> appIds = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Evidence> evidence = new ArrayList<>();

  ServerAppFinder(CaseContext context, SiteDossier site) {
    this.context = context;
    this.site = site;
  }

  ServerApp find(Mapping mapping) {
    // The same for every mapping, of which a site may have hundreds.
    ServerApp named =
        site.once(
            ServerAppFinder.class, () -> new ServerAppFinder(context, site).namedByClientId());
    if (named.known()) {
      return named;
    }
    appIds.addAll(named.appIds());
    evidence.addAll(named.evidence());
    byOwner(mapping);
    if (principals.isEmpty()) {
      bySyncTimes(mapping);
    }
    return new ServerApp(principals, appIds, evidence);
  }

  private ServerApp namedByClientId() {
    byClientId();
    return new ServerApp(principals, appIds, evidence);
  }

  private void byClientId() {
    for (Kind kind : List.of(Kind.DISCOVERY_START, Kind.FACT_SITE_SETTINGS)) {
      for (String appId :
          context.events().values(EventQuery.of(kind), Attribute.SERVER_APP_ID).keySet()) {
        EventQuery naming = EventQuery.of(kind).with(Attribute.SERVER_APP_ID, appId);
        context.list(naming.newest(1)).forEach(event -> addAppId(appId, event));
      }
    }
    if (appIds.isEmpty()) {
      return;
    }
    EventQuery principalFacts =
        EventQuery.of(Kind.FACT_SERVICE_PRINCIPAL, Kind.FACT_GROUP_OWNER)
            .naming(Attribute.APP_ID, appIds);
    for (Event fact : context.list(principalFacts)) {
      fact.attributes()
          .get(Attribute.OBJECT_ID)
          .ifPresent(id -> addPrincipal(id, fact, "The server app's service principal"));
    }
    EventQuery audited =
        EventQuery.of(SyncKinds.AUDITS).naming(Attribute.ACTOR_APP_ID, appIds).newest(1);
    for (Event audit : context.list(audited)) {
      audit
          .attributes()
          .get(Attribute.ACTOR_ID)
          .ifPresent(id -> addPrincipal(id, audit, "Acts with the server app's client id"));
    }
  }

  /** Choosing a group in the console makes the server app its owner. graph.md section 6.1. */
  private void byOwner(Mapping mapping) {
    List<Event> owners = new ArrayList<>();
    EventQuery named =
        EventQuery.of(Kind.FACT_GROUP_OWNER, Kind.AUDIT_OWNER_ADDED)
            .with(Attribute.GROUP_ID, mapping.groupId());
    for (Event owner : context.list(named)) {
      if (isServicePrincipal(owner) && !Audits.failed(owner)) {
        owners.add(owner);
      }
    }
    Set<String> distinct = new TreeSet<>();
    owners.forEach(owner -> objectId(owner).ifPresent(distinct::add));
    if (distinct.size() == 1 && appIds.isEmpty()) {
      addPrincipal(
          distinct.iterator().next(), owners.getFirst(), "The only app among the group's owners");
    }
  }

  private void bySyncTimes(Mapping mapping) {
    EventQuery writes = EventQuery.of(SyncKinds.AUDITS).with(Attribute.GROUP_ID, mapping.groupId());
    Map<String, Long> actors =
        context.events().values(writes.with(Attribute.ACTOR_KIND, "app"), Attribute.ACTOR_ID);
    for (String actor : actors.keySet()) {
      List<Event> sample =
          context.list(
              writes
                  .with(Attribute.ACTOR_KIND, "app")
                  .with(Attribute.ACTOR_ID, actor)
                  .newest(SAMPLE));
      long inPasses = sample.stream().filter(this::isInAPass).count();
      if (!sample.isEmpty() && inPasses * 10 >= sample.size() * 9L) {
        addPrincipal(actor, sample.getFirst(), "Writes members at the times of the sync passes");
      }
    }
  }

  private boolean isInAPass(Event audit) {
    Instant time = Objects.requireNonNullElse(audit.time(), Instant.MIN);
    return site.cycles().stream()
        .anyMatch(cycle ->
            !time.isBefore(cycle.from().minus(BEFORE_PASS))
                && !time.isAfter(cycle.to().plus(AFTER_PASS)));
  }

  private static boolean isServicePrincipal(Event owner) {
    return owner
        .attributes()
        .get(Attribute.MEMBER_TYPE)
        .map(type -> type.toLowerCase(Locale.ROOT))
        .filter("serviceprincipal"::equals)
        .isPresent();
  }

  private static Optional<String> objectId(Event event) {
    return event.attributes().get(Attribute.OBJECT_ID).map(id -> id.toLowerCase(Locale.ROOT));
  }

  private void addAppId(String appId, Event event) {
    if (appIds.add(appId)) {
      evidence.add(Evidence.supporting(event, "Names the server app's client id"));
    }
  }

  private void addPrincipal(String id, Event event, String says) {
    if (principals.add(id)) {
      evidence.add(Evidence.supporting(event, says));
    }
  }
}
