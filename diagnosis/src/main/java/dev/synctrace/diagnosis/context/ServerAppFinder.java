package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.evidence.UnboundedInstants;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Recognises the app with which Configuration Manager writes to Entra. Its application ID, which
 * the log and the site settings name, tells its service principal for certain. Otherwise it is
 * probably the only app among the group's owners, or the app whose audited adds answer the requests
 * in the log. Never by a name, and never because of a single record. graph.md section 6.
 */
public final class ServerAppFinder {
  /** An add may be recorded so much later than it was requested. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private static final Duration CLOCKS = Duration.ofSeconds(30);

  /** So many answered requests are no coincidence. */
  private static final int ENOUGH_ANSWERS = 2;

  private static final int FEW_REQUESTS = 15;
  private static final int MANY_REQUESTS = 400;

  /** An object that was requested again and again is added again and again. */
  private static final int ADDS_OF_A_REQUEST = 4;

  private final CaseAtInstant context;
  private final SiteContext site;
  private final Set<String> principals = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> appIds = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final List<EvidenceItem> evidence = new ArrayList<>();

  public ServerAppFinder(CaseAtInstant context, SiteContext site) {
    this.context = context;
    this.site = site;
  }

  public ServerApp find(Mapping mapping) {
    // The same for every mapping, of which a site may have hundreds.
    ServerApp named =
        site.once(
            ServerAppFinder.class, () -> new ServerAppFinder(context, site).namedByClientId());
    if (named.known()) {
      return named;
    }
    appIds.addAll(named.appIds());
    evidence.addAll(named.evidence());
    byAnswers(mapping, FEW_REQUESTS);
    if (principals.isEmpty()) {
      // The newest ones may be younger than the audit.
      byAnswers(mapping, MANY_REQUESTS);
    }
    if (principals.isEmpty()) {
      byOwner(mapping);
    }
    return new ServerApp(principals, appIds, Proof.of(PremiseBasis.PROBABLE_ROLE, evidence));
  }

  private ServerApp namedByClientId() {
    byClientId();
    return new ServerApp(principals, appIds, Proof.of(PremiseBasis.RECORD, evidence));
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
        EventQuery.of(Kind.FACT_SERVICEPRINCIPAL, Kind.FACT_GROUP_OWNER)
            .naming(Attribute.APP_ID, appIds);
    for (Event fact : context.list(principalFacts)) {
      fact.attributes()
          .get(Attribute.OBJECT_ID)
          .ifPresent(id -> addPrincipal(id, fact, "The server app's service principal"));
    }
    EventQuery audited =
        EventQuery.of(MemberEvents.AUDITS).naming(Attribute.ACTOR_APP_ID, appIds).newest(1);
    for (Event audit : context.list(audited)) {
      audit
          .attributes()
          .get(Attribute.ACTOR_ID)
          .ifPresent(id -> addPrincipal(id, audit, "Acts with the client ID of the server app"));
    }
  }

  /** Choosing a group in the console makes the server app its owner. graph.md section 6.1. */
  private void byOwner(Mapping mapping) {
    List<Event> owners = new ArrayList<>();
    EventQuery named =
        EventQuery.of(Kind.FACT_GROUP_OWNER, Kind.AUDIT_OWNER_ADDED)
            .with(Attribute.GROUP_ID, mapping.groupId());
    for (Event owner : context.list(named)) {
      if (isServicePrincipal(owner) && !AuditSorter.failed(owner)) {
        owners.add(owner);
      }
    }
    Set<String> distinct = new TreeSet<>();
    owners.forEach(owner -> objectId(owner).ifPresent(distinct::add));
    if (distinct.size() == 1 && appIds.isEmpty()) {
      addPrincipal(
          distinct.iterator().next(), owners.getFirst(), "The only app that owns the group");
    }
  }

  /** Which app's adds follow the requests of the log, for the same object and group. */
  private void byAnswers(Mapping mapping, int sample) {
    Map<String, List<Instant>> requests = new HashMap<>();
    for (Event request :
        context.list(
            EventQuery.of(Kind.GROUPSYNC_MEMBER_ADD)
                .with(Attribute.GROUP_ID, mapping.groupId())
                .newest(sample))) {
      objectId(request)
          .ifPresent(object -> {
            if (request.time() != null) {
              requests.computeIfAbsent(object, _ -> new ArrayList<>()).add(request.time());
            }
          });
    }
    if (requests.isEmpty()) {
      return;
    }
    Map<String, Set<String>> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, Event> first = new HashMap<>();
    for (Event add :
        context.list(
            EventQuery.of(Kind.AUDIT_MEMBER_ADDED)
                .with(Attribute.GROUP_ID, mapping.groupId())
                .with(Attribute.ACTOR_KIND, "app")
                .naming(Attribute.OBJECT_ID, requests.keySet())
                .newest(ADDS_OF_A_REQUEST * sample))) {
      Optional<String> actor = add.attributes().get(Attribute.ACTOR_ID);
      Optional<String> object = objectId(add);
      if (actor.isPresent()
          && object.isPresent()
          && !AuditSorter.failed(add)
          && requests.getOrDefault(object.get(), List.of()).stream()
              .anyMatch(time -> answers(add, time))) {
        answered.computeIfAbsent(actor.get(), _ -> new HashSet<>()).add(object.get());
        first.putIfAbsent(actor.get(), add);
      }
    }
    if (answered.size() == 1) {
      String actor = answered.keySet().iterator().next();
      if (Objects.requireNonNull(answered.get(actor)).size() >= ENOUGH_ANSWERS) {
        addPrincipal(
            actor,
            Objects.requireNonNull(first.get(actor)),
            "Adds the members that the log requested, each within two minutes");
      }
    }
  }

  private static boolean answers(Event add, Instant request) {
    Instant time = Objects.requireNonNullElse(add.time(), UnboundedInstants.BEFORE_ALL);
    return !time.isBefore(request.minus(CLOCKS)) && !time.isAfter(request.plus(ANSWER));
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
      evidence.add(EvidenceItem.supporting(event, "Contains the client ID of the server app"));
    }
  }

  private void addPrincipal(String id, Event event, String says) {
    if (principals.add(id)) {
      evidence.add(EvidenceItem.supporting(event, says));
    }
  }
}
