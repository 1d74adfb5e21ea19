package dev.synctrace.diagnosis.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.HandMadeEvents;
import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerAppFinderTest {
  private static final String CLIENT_ID = "0D7F21C2-7ED5-4A2B-9C0B-5D1F64D5A111";
  private static final String PRINCIPAL = "98a7eb09-7bc4-43c9-811b-b092e12ebda4";
  private static final String OTHER_APP = "5b1f7b0e-93c8-4a53-8d5e-0b7a3c7a9e02";
  private static final Mapping FINANCE = mapping("57b53be7-67a1-4203-bd82-a0df7b3cbeb3");
  private static final Mapping SALES = mapping("57b53be7-67a1-4203-bd82-a0df7b3cbeb4");

  private final HandMadeEvents handMadeEvents = new HandMadeEvents();

  @Test
  void theClientIdOfTheLogLeadsToTheServicePrincipalOfEveryMapping() {
    clientIdInTheLog();
    servicePrincipal();

    ServerAppsOf apps = new ServerAppsOf(handMadeEvents);

    assertThat(apps.of(FINANCE).servicePrincipalIds()).containsExactly(PRINCIPAL);
    assertThat(apps.of(FINANCE).evidence()).hasSize(2);
    assertThat(apps.of(SALES)).isEqualTo(apps.of(FINANCE));
  }

  @Test
  void theCaseIsAskedOnceHoweverManyMappingsThereAre() {
    clientIdInTheLog();
    servicePrincipal();
    ServerAppsOf apps = new ServerAppsOf(handMadeEvents);

    apps.of(FINANCE);
    int asked = apps.questions();
    apps.of(SALES);

    assertThat(asked).isPositive();
    assertThat(apps.questions()).isEqualTo(asked);
  }

  @Test
  void aClientIdWithoutServicePrincipalStaysWithEveryMapping() {
    clientIdInTheLog();

    ServerAppsOf apps = new ServerAppsOf(handMadeEvents);

    assertThat(apps.of(FINANCE).known()).isFalse();
    assertThat(apps.of(SALES).appIds()).containsExactly("0d7f21c2-7ed5-4a2b-9c0b-5d1f64d5a111");
    assertThat(apps.of(SALES).evidence()).hasSize(1);
  }

  @Test
  void withoutAClientIdEachGroupTellsByItsOwnOnlyOwner() {
    owner(FINANCE, PRINCIPAL);
    owner(SALES, OTHER_APP);

    ServerAppsOf apps = new ServerAppsOf(handMadeEvents);

    assertThat(apps.of(FINANCE).servicePrincipalIds()).containsExactly(PRINCIPAL);
    assertThat(apps.of(SALES).servicePrincipalIds()).containsExactly(OTHER_APP);
  }

  @Test
  void theAppWhoseAddsAnswerTheRequestsIsFoundThoughTheNewestAreYoungerThanTheAudit() {
    for (int i = 0; i < 70; i++) {
      request("object-" + i, "2026-10-13T12:%02d:00Z".formatted(i % 60));
    }
    for (int i = 0; i < 60; i++) {
      request("young-" + i, "2026-10-13T14:%02d:00Z".formatted(i));
    }
    add("object-3", "2026-10-13T12:03:10Z");
    add("object-4", "2026-10-13T12:04:10Z");

    ServerAppsOf apps = new ServerAppsOf(handMadeEvents);

    assertThat(apps.of(FINANCE).servicePrincipalIds()).containsExactly(PRINCIPAL);
    assertThat(apps.of(SALES).known()).isFalse();
  }

  @Test
  void oneAnswerIsACoincidence() {
    request("object-1", "2026-10-13T12:01:00Z");
    request("object-2", "2026-10-13T12:02:00Z");
    add("object-1", "2026-10-13T12:01:10Z");

    assertThat(new ServerAppsOf(handMadeEvents).of(FINANCE).known()).isFalse();
  }

  private void request(String object, String time) {
    handMadeEvents.add(
        "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log",
        time,
        Kind.GROUPSYNC_MEMBER_ADD,
        "groupId",
        FINANCE.groupId(),
        "objectId",
        object);
  }

  private void add(String object, String time) {
    handMadeEvents.add(
        "graph/directoryAudits.json",
        time,
        Kind.AUDIT_MEMBER_ADDED,
        "groupId",
        FINANCE.groupId(),
        "objectId",
        object,
        "actorKind",
        "app",
        "actorId",
        PRINCIPAL);
  }

  private void clientIdInTheLog() {
    handMadeEvents.add(
        "CM01/SMS_AZUREAD_DISCOVERY_AGENT.log",
        "2026-10-13T12:00:00Z",
        Kind.DISCOVERY_START,
        "serverAppId",
        CLIENT_ID);
  }

  private void servicePrincipal() {
    handMadeEvents.add(
        "graph/servicePrincipals.json",
        null,
        Kind.FACT_SERVICEPRINCIPAL,
        "appId",
        CLIENT_ID,
        "objectId",
        PRINCIPAL);
  }

  private void owner(Mapping mapping, String principal) {
    handMadeEvents.add(
        "graph/owners.json",
        null,
        Kind.FACT_GROUP_OWNER,
        "groupId",
        mapping.groupId(),
        "objectId",
        principal,
        "memberType",
        "servicePrincipal");
  }

  private static Mapping mapping(String group) {
    return new Mapping(group, null, null, null, null);
  }

  /** What is found in one case, mapping by mapping, and how often the case was asked. */
  private static final class ServerAppsOf {
    private final CountedEvents events;
    private final CaseAtInstant context;
    private final SiteContext site;

    ServerAppsOf(HandMadeEvents handMadeEvents) {
      events = new CountedEvents(handMadeEvents.asCase());
      context = new CaseAtInstant(events, AsOf.of(null, events.timeRange()));
      site = new SiteContext(context);
    }

    ServerApp of(Mapping mapping) {
      return new ServerAppFinder(context, site).find(mapping);
    }

    int questions() {
      return events.questions;
    }
  }

  /** Counts what the index would be asked. */
  private static final class CountedEvents implements CaseEvents {
    private final CaseEvents events;
    private int questions;

    CountedEvents(CaseEvents events) {
      this.events = events;
    }

    @Override
    public Iterable<Event> find(EventQuery query) {
      questions++;
      return events.find(query);
    }

    @Override
    public long count(EventQuery query) {
      questions++;
      return events.count(query);
    }

    @Override
    public Map<String, Long> values(EventQuery query, Attribute attribute) {
      questions++;
      return events.values(query, attribute);
    }

    @Override
    public List<HistogramBucket> histogram(EventQuery query, Duration width) {
      questions++;
      return events.histogram(query, width);
    }

    @Override
    public Optional<TimeRange> timeRange() {
      return events.timeRange();
    }

    @Override
    public List<SourceSummary> sources() {
      return events.sources();
    }

    @Override
    public SourceMachines machines() {
      return events.machines();
    }
  }
}
