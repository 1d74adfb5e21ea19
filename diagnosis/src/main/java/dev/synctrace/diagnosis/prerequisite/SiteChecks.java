package dev.synctrace.diagnosis.prerequisite;

import dev.synctrace.diagnosis.cause.condition.Recovery;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.coverage.TimeWindow;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.CountText;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.UtcText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The prerequisites of the whole site; seeds 000 to 003. */
final class SiteChecks {
  private static final int SHOWN = 3;

  /** So many announcements after a stall show that discovery runs again. */
  private static final int RESUMED = 3;

  /** What only an app that can sign in has logged. */
  private static final List<Kind> SIGNED_IN =
      List.of(Kind.DISCOVERY_END_OK, Kind.GROUPSYNC_DEVICE_FOUND, Kind.GROUPSYNC_CYCLE_END);

  private final SiteContext site;

  SiteChecks(SiteContext site) {
    this.site = site;
  }

  List<Prerequisite> all() {
    return List.of(
        tenantOnboarded(),
        cloudManagementApps(),
        groupSyncEnabled(),
        tokenAuthentication(),
        userDiscovery(),
        oneTenant(),
        insight(
            "Management insight \"Sites that don't have proper HTTPS configuration\" lists no sites",
            "insights.sitesWithoutHttps"),
        insight(
            "Management insight \"Devices not uploaded to Azure AD\" lists no devices",
            "insights.devicesNotUploaded"));
  }

  private Prerequisite tenantOnboarded() {
    String title = "The tenant is onboarded";
    List<Event> tenants = with(Kind.FACT_SITE_SETTINGS, Attribute.TENANT_ID);
    if (!tenants.isEmpty()) {
      return Prerequisite.pass(
          title,
          "The site settings contain the tenant.",
          PremiseBasis.ROW,
          evidence(tenants, "Contains the tenant"));
    }
    List<Event> empty = site.events(Kind.FACT_SITE_SETTINGS);
    if (!empty.isEmpty()) {
      return Prerequisite.fail(
          title,
          "The site settings contain no tenant (S04).",
          PremiseBasis.ROW,
          evidence(empty, "The exported settings of the site name no tenant"));
    }
    List<Event> discovered = with(Kind.DISCOVERY_START, Attribute.TENANT_ID);
    return discovered.isEmpty()
        ? Prerequisite.unknown(title, KindOrigins.howToGet(Kind.FACT_SITE_SETTINGS))
        : Prerequisite.pass(
            title,
            "User discovery runs for the tenant.",
            PremiseBasis.RECORD,
            evidence(last(discovered), "Discovery of the tenant's users"));
  }

  private Prerequisite cloudManagementApps() {
    String title = "The Cloud Management service has a server app";
    List<Event> apps =
        Stream.concat(
                with(Kind.FACT_SITE_SETTINGS, Attribute.SERVER_APP_ID).stream(),
                last(with(Kind.DISCOVERY_START, Attribute.SERVER_APP_ID)).stream())
            .toList();
    List<Event> lost = site.events(Kind.AUTH_SECRET_MISSING);
    boolean isPast = !lost.isEmpty() && Recovery.after(site, lost.getLast(), SIGNED_IN).isPresent();
    if (!lost.isEmpty() && !isPast) {
      return Prerequisite.fail(
          title,
          "The site cannot obtain the server app's secret (S19).",
          PremiseBasis.RECORD,
          evidence(last(lost), "The secret cannot be obtained"));
    }
    return apps.isEmpty()
        ? Prerequisite.unknown(title, KindOrigins.howToGet(Kind.FACT_SITE_SETTINGS))
        : Prerequisite.pass(
            title,
            "The server app is known.",
            PremiseBasis.RECORD,
            evidence(apps, "Contains the server app"));
  }

  private Prerequisite groupSyncEnabled() {
    String title = "Azure Directory Group Sync is enabled";
    List<Event> passes =
        site.events(Kind.GROUPSYNC_GROUP_READ).stream().filter(this::isOfThisSite).toList();
    if (!passes.isEmpty()) {
      return Prerequisite.pass(
          title,
          "Synchronization cycles read mapped groups.",
          PremiseBasis.RECORD,
          evidence(last(passes), "The synchronization reads a group"));
    }
    return site.note("site.groupSyncEnabled")
        .map(note -> byNote(title, note, "true"))
        .orElseGet(() ->
            Prerequisite.unknown(
                title,
                KindOrigins.howToGet(Kind.GROUPSYNC_CYCLE_START),
                new MissingEvidence(
                    "case note site.groupSyncEnabled",
                    "check Azure Services > the service > Properties > Collection Synchronization, then write the value"
                        + " into case-notes.yaml")));
  }

  /** Logs of another hierarchy may be in the bundle; its groups are not in this mapping table. */
  private boolean isOfThisSite(Event read) {
    List<Mapping> mapped =
        site.mappings().stream().filter(mapping -> mapping.collectionId() != null).toList();
    return mapped.isEmpty()
        || read.attributes()
            .get(Attribute.GROUP_ID)
            .filter(group -> mapped.stream().anyMatch(mapping -> mapping.isOfGroup(group)))
            .isPresent();
  }

  /** S02 and S03: only HTTPS or Enhanced HTTP lets a management point take Entra tokens. */
  private Prerequisite tokenAuthentication() {
    String title = "A management point accepts Entra tokens (HTTPS or Enhanced HTTP)";
    List<Event> validated = site.events(Kind.TOKEN_VALIDATED);
    if (!validated.isEmpty()) {
      return Prerequisite.pass(
          title,
          "A management point has accepted Entra tokens.",
          PremiseBasis.RECORD,
          evidence(last(validated), "An Entra token was accepted"));
    }
    Optional<CaseNotesEntry> off =
        site.note("site.enhancedHttp").filter(note -> note.value().equals("false"));
    boolean https = site.note("site.https").filter(note -> note.value().equals("true")).isPresent();
    if (off.isPresent() && !https) {
      return Prerequisite.fail(
          title,
          "Enhanced HTTP is disabled (case notes), and no token was accepted.",
          PremiseBasis.NOTE,
          List.of(
              EvidenceItem.against(off.get().event(), "Enhanced HTTP is disabled (case notes)")));
    }
    return Prerequisite.unknown(title, KindOrigins.howToGet(Kind.TOKEN_VALIDATED));
  }

  private Prerequisite userDiscovery() {
    String title = "Entra user discovery runs every 5 minutes";
    List<Event> next = site.events(Kind.DISCOVERY_NEXT);
    if (next.isEmpty()) {
      return Prerequisite.unknown(title, KindOrigins.howToGet(Kind.DISCOVERY_NEXT));
    }
    List<EvidenceItem> stalls = new ArrayList<>();
    Optional<Instant> last = Optional.empty();
    for (SourceCoverage source : site.sources()) {
      if ("SMS_AZUREAD_DISCOVERY_AGENT".equalsIgnoreCase(source.log())) {
        for (TimeWindow gap : source.gaps()) {
          stalls.add(stall(next, source, gap));
          last = last.filter(before -> before.isAfter(gap.to())).or(() -> Optional.of(gap.to()));
        }
      }
    }
    if (stalls.isEmpty()) {
      return Prerequisite.pass(
          title,
          "No gap over 15 minutes in the log.",
          PremiseBasis.RECORD,
          evidence(last(next), "Announces the next discovery"));
    }
    Instant end = last.orElseThrow();
    boolean resumed =
        next.stream()
                .filter(event -> event.time() != null && event.time().isAfter(end))
                .limit(RESUMED)
                .count()
            == RESUMED;
    return resumed
        ? Prerequisite.pass(
            title,
            "Discovery has run since "
                + UtcText.of(end)
                + "; before that, the log has "
                + CountText.of(stalls.size(), "gap")
                + " over 15 minutes (S43, S15).",
            PremiseBasis.RECORD,
            stalls)
        : Prerequisite.fail(
            title,
            "The log has " + CountText.of(stalls.size(), "gap") + " over 15 minutes (S43, S15).",
            PremiseBasis.RECORD,
            stalls);
  }

  private static EvidenceItem stall(List<Event> next, SourceCoverage source, TimeWindow gap) {
    Event before =
        next.stream()
            .filter(event -> event.time() != null && !event.time().isAfter(gap.from()))
            .reduce((first, second) -> second)
            .orElse(next.getFirst());
    return EvidenceItem.against(
        before,
        "Gap in "
            + source.source()
            + " from "
            + UtcText.of(gap.from())
            + " to "
            + UtcText.of(gap.to()));
  }

  private Prerequisite oneTenant() {
    String title = "Single tenant";
    Map<String, Map<String, Event>> byHierarchy = new TreeMap<>();
    for (Kind kind : List.of(Kind.FACT_SITE_SETTINGS, Kind.DISCOVERY_START)) {
      for (Event event : with(kind, Attribute.TENANT_ID)) {
        String tenant =
            event.attributes().get(Attribute.TENANT_ID).orElseThrow().toLowerCase(Locale.ROOT);
        byHierarchy
            .computeIfAbsent(site.hierarchyOf(event.source()), _ -> new TreeMap<>())
            .putIfAbsent(tenant, event);
      }
    }
    List<Event> naming =
        byHierarchy.values().stream().flatMap(tenants -> tenants.values().stream()).toList();
    int most = byHierarchy.values().stream().mapToInt(Map::size).max().orElse(0);
    if (most > 1) {
      return Prerequisite.fail(
          title,
          most + " tenants. Check the cloud service of each mapping (S12).",
          PremiseBasis.RECORD,
          evidence(naming, "Contains a tenant"));
    }
    if (most == 1) {
      return Prerequisite.pass(
          title,
          site.hierarchies().size() > 1
              ? "The case has logs of "
                  + site.hierarchies().size()
                  + " hierarchies, each with a single tenant."
              : "The case names one tenant.",
          PremiseBasis.RECORD,
          evidence(naming, "Contains the tenant"));
    }
    return site.note("site.tenants")
        .map(note -> byNote(title, note, "1"))
        .orElseGet(
            () -> Prerequisite.unknown(title, KindOrigins.howToGet(Kind.FACT_SITE_SETTINGS)));
  }

  /** A rule that is not shown is a good sign and no missing data: S49. */
  private Prerequisite insight(String title, String path) {
    return site.note(path)
        .map(note -> byNote(title, note, "0"))
        .orElseGet(() ->
            Prerequisite.unknown(
                title,
                new MissingEvidence(
                    "case note " + path,
                    "count the rows of the rule under Administration > Management Insights (0 if the"
                        + " rule is not listed), then write the number into case-notes.yaml")));
  }

  private static Prerequisite byNote(String title, CaseNotesEntry note, String wanted) {
    String says = "Case notes: " + note.path() + " is " + note.value() + ".";
    return note.value().equalsIgnoreCase(wanted)
        ? Prerequisite.pass(
            title, says, PremiseBasis.NOTE, List.of(EvidenceItem.supporting(note.event(), says)))
        : Prerequisite.fail(
            title, says, PremiseBasis.NOTE, List.of(EvidenceItem.against(note.event(), says)));
  }

  private List<Event> with(Kind kind, Attribute attribute) {
    return site.events(kind).stream()
        .filter(event -> event.attributes().get(attribute).isPresent())
        .toList();
  }

  private static List<Event> last(List<Event> events) {
    return events.isEmpty() ? List.of() : List.of(events.getLast());
  }

  private static List<EvidenceItem> evidence(List<Event> events, String says) {
    return events.stream().limit(SHOWN).map(event -> EvidenceItem.supporting(event, says)).toList();
  }
}
