package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.Rows.holds;
import static dev.synctrace.diagnosis.cause.predicate.Rows.time;
import static dev.synctrace.diagnosis.cause.predicate.Rows.unknown;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.dossier.MemberDossier;
import dev.synctrace.diagnosis.dossier.Note;
import dev.synctrace.diagnosis.dossier.SiteDossier;
import dev.synctrace.diagnosis.dossier.SyncCycle;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.evidence.Missing;
import dev.synctrace.diagnosis.verdict.Verdict;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the group sync log shows, and which log that is; causes.md S13, S15, S43, S48. */
final class SyncLog {
  private static final String AGENT = "SMS_AZUREAD_DISCOVERY_AGENT";
  private static final String WORKER = "CollectionAADGroupSyncWorker";

  private SyncLog() {}

  /** The right log for the version is there, discovery runs, and no pass of the group sync. */
  static Finding noCycle(SiteDossier site) {
    if (!site.cycles().isEmpty()) {
      Event seen = any(site.cycles().getLast());
      return Finding.fails(Ground.RECORD, Evidence.against(seen, "a pass of the group sync"));
    }
    Optional<String> right = rightLog(site);
    boolean there =
        right.map(log -> site.coverage().hasLog(log)).orElse(site.coverage().hasLog(AGENT));
    if (!there) {
      return unknown(Kind.GROUPSYNC_CYCLE_START);
    }
    List<Event> discovery = site.events(Kind.DISCOVERY_END_OK);
    return holds(
        Ground.LOG_SILENCE,
        discovery.subList(Math.max(0, discovery.size() - 1), discovery.size()),
        "user discovery runs, and the log has no pass of the group sync");
  }

  /** The log of this version that holds the group sync is not in the case, its neighbour is. */
  static Finding wrongLog(SiteDossier site) {
    Optional<String> right = rightLog(site);
    if (right.isEmpty()) {
      return Finding.unknown(
          new Missing("site version", "write site: {version: 2403} into case-notes.yaml"));
    }
    String other = right.get().equals(AGENT) ? WORKER : AGENT;
    boolean wrong = !site.coverage().hasLog(right.get()) && site.coverage().hasLog(other);
    if (!wrong) {
      return Finding.fails(Ground.RECORD);
    }
    Evidence version =
        site.note("site.version")
            .map(note ->
                Evidence.supporting(
                    note.event(), "a site of this version writes the group sync to " + right.get()))
            .orElseThrow();
    return Finding.holds(Ground.CONCLUSION, version);
  }

  /** A discovery or a pass began anew without having ended. */
  static Finding brokeOff(SiteDossier site) {
    List<Event> broken = new ArrayList<>(startsWithoutEnd(site));
    List<SyncCycle> cycles = site.cycles();
    cycles.stream()
        .limit(Math.max(0, cycles.size() - 1))
        .filter(cycle -> !cycle.finished())
        .map(SyncLog::any)
        .forEach(broken::add);
    if (!broken.isEmpty()) {
      return holds(Ground.CONCLUSION, broken, "this began, did not end, and began anew later");
    }
    return site.coverage().shows(Kind.DISCOVERY_START)
        ? Finding.fails(Ground.CONCLUSION)
        : unknown(Kind.DISCOVERY_START);
  }

  /** The verdict is pending, or the device became known to the site after the last pass began. */
  static Finding changeYoungerThanLastCycle(MemberDossier member) {
    if (member.standing().verdict() == Verdict.PENDING) {
      return new Finding.Holds(Proof.of(Ground.CONCLUSION, member.standing().evidence()));
    }
    List<SyncCycle> cycles = member.site().cycles();
    if (cycles.isEmpty()) {
      return unknown(Kind.GROUPSYNC_CYCLE_START);
    }
    SyncCycle last = cycles.getLast();
    Optional<Event> first =
        Stream.of(Kind.TOKEN_VALIDATED, Kind.MPREGISTRATION_DEVICE)
            .flatMap(kind -> member.events(kind).stream())
            .min(Comparator.comparing(Rows::time));
    if (first.isEmpty()) {
      return member.coverage().shows(Kind.TOKEN_VALIDATED)
          ? Finding.fails(Ground.LOG_SILENCE)
          : unknown(Kind.TOKEN_VALIDATED);
    }
    Instant known = time(first.get());
    return known.isAfter(last.from())
        ? Finding.holds(
            Ground.CONCLUSION,
            Evidence.supporting(first.get(), "the site came to know the device here"),
            Evidence.supporting(any(last), "the last pass of the group sync is older"))
        : Finding.fails(
            Ground.CONCLUSION, Evidence.against(first.get(), "the site knew the device by then"));
  }

  private static List<Event> startsWithoutEnd(SiteDossier site) {
    List<Event> events =
        Stream.of(Kind.DISCOVERY_START, Kind.DISCOVERY_END_OK)
            .flatMap(kind -> site.events(kind).stream())
            .filter(event -> event.time() != null)
            .sorted(Comparator.comparing(Rows::time))
            .toList();
    List<Event> broken = new ArrayList<>();
    for (int i = 0; i + 1 < events.size(); i++) {
      if (events.get(i).kind() == Kind.DISCOVERY_START
          && events.get(i + 1).kind() == Kind.DISCOVERY_START) {
        broken.add(events.get(i));
      }
    }
    return broken;
  }

  private static Event any(SyncCycle cycle) {
    return cycle.start().or(cycle::end).orElseThrow();
  }

  /** Which log holds the group sync, by version; messages-server.md 2.1. */
  private static Optional<String> rightLog(SiteDossier site) {
    OptionalInt version = version(site);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    boolean own = version.getAsInt() >= 2002 && version.getAsInt() <= 2211;
    return Optional.of(own ? WORKER : AGENT);
  }

  private static OptionalInt version(SiteDossier site) {
    String version = site.note("site.version").map(Note::value).orElse("").strip();
    return version.matches("\\d{4}")
        ? OptionalInt.of(Integer.parseInt(version))
        : OptionalInt.empty();
  }
}
