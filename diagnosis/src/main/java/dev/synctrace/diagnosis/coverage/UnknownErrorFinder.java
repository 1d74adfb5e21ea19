package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the errors and warnings that no kind covers, so that they are seen although no rule knows
 * them. Texts that differ only in GUIDs and times are one. For one thread.
 */
public final class UnknownErrorFinder {
  /** Of one source the newest count; so many of a text tell as much as all would. */
  static final int MOST_OF_SOURCE = 20_000;

  /** Different texts beyond these are not told. */
  static final int MOST = 1_000;

  /** What the path of members rests on at the site; messages-server.md. */
  private static final Set<String> SITE_LOGS =
      names(
          "SMS_AZUREAD_DISCOVERY_AGENT",
          "CollectionAADGroupSyncWorker",
          "MP_RegistrationManager",
          "CCM_STS",
          "CCM_STS_ManagedBase",
          "SMS_CLOUD_PROXYCONNECTOR",
          "CMGService",
          "ddm");

  /** What it rests on at the device; messages-client.md. */
  private static final Set<String> CLIENT_LOGS =
      names(
          "CcmAad",
          "ClientIDManagerStartup",
          "CcmMessaging",
          "LocationServices",
          "ClientLocation",
          "ccmsetup");

  /** What the path of actions rests on. */
  private static final Set<String> ACTION_LOGS =
      names(
          "CMGatewayNotificationWorker",
          "CMGatewaySyncUploadWorker",
          "GenericUploadWorker",
          "AdminService",
          "BgbServer",
          "CcmNotificationAgent");

  private static final Pattern VARIABLE =
      Pattern.compile("(?i)\\{?" + Guid.DASHED + "\\}?" + "|\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+Z?");

  private final CaseEvents events;
  private final AsOf asOf;

  /**
   * @param asOf which events count
   */
  public UnknownErrorFinder(CaseEvents events, AsOf asOf) {
    this.events = events;
    this.asOf = asOf;
  }

  private static Set<String> names(String... logs) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of(logs));
    return names;
  }

  /** Whether a log of a client has records of unknown kind. */
  public boolean mayBeInClientLogs() {
    return events.sources().stream()
        .anyMatch(source -> source.otherRecords() > 0 && CLIENT_LOGS.contains(log(source)));
  }

  /** Those of the logs that synchronization shows in, the most frequent first. */
  public List<UnknownErrorRecord> ofMembers() {
    return in(source -> SITE_LOGS.contains(log(source)) || CLIENT_LOGS.contains(log(source)));
  }

  /**
   * Those of the site's logs and of the logs of some clients.
   *
   * @param clients paths of the sources that the clients wrote
   */
  public List<UnknownErrorRecord> ofMembers(Set<String> clients) {
    return in(source ->
        SITE_LOGS.contains(log(source))
            || (CLIENT_LOGS.contains(log(source))
                && (clients.contains(source.path()) || isOfUnknownMachine(source))));
  }

  /** Those of the logs that actions show in, the most frequent first. */
  public List<UnknownErrorRecord> ofActions() {
    return in(source -> ACTION_LOGS.contains(log(source)));
  }

  /** Those of members and of actions, the most frequent first. */
  public List<UnknownErrorRecord> all() {
    return in(source ->
        SITE_LOGS.contains(log(source))
            || CLIENT_LOGS.contains(log(source))
            || ACTION_LOGS.contains(log(source)));
  }

  /** A log that may be of any of the clients. */
  private boolean isOfUnknownMachine(SourceSummary source) {
    return events.machines().of(source.path()).isEmpty()
        && events.machines().clientOf(source.path()).isEmpty();
  }

  private static String log(SourceSummary source) {
    return Objects.requireNonNullElse(source.log(), "");
  }

  private List<UnknownErrorRecord> in(Predicate<SourceSummary> wanted) {
    Map<String, UnknownErrorRecord> byText = new LinkedHashMap<>();
    for (SourceSummary source : events.sources()) {
      if (source.otherRecords() > 0 && wanted.test(source)) {
        EventQuery errors =
            EventQuery.of(Kind.OTHER)
                .inSource(source.path())
                .ofSeverity(Severity.ERROR, Severity.WARNING)
                .newest(MOST_OF_SOURCE);
        for (Event event : events.find(errors)) {
          if (asOf.includes(event)) {
            count(event, byText);
          }
        }
      }
    }
    return byText.values().stream()
        .sorted(Comparator.comparingLong(UnknownErrorRecord::count).reversed())
        .toList();
  }

  private static void count(Event event, Map<String, UnknownErrorRecord> byText) {
    String text = VARIABLE.matcher(event.messageHead()).replaceAll("#");
    UnknownErrorRecord before = byText.get(text);
    if (before != null) {
      byText.put(text, new UnknownErrorRecord(before.first(), before.count() + 1));
    } else if (byText.size() < MOST) {
      byText.put(text, new UnknownErrorRecord(event, 1));
    }
  }

  /**
   * An error or warning of which no kind is known, in a log that an answer rests on.
   *
   * @param first its first record
   * @param count how many records say the same but for GUIDs and times
   */
  public record UnknownErrorRecord(Event first, long count) {}
}
