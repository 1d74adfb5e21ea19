package dev.synctrace.diagnosis.coverage;

import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.log.LogOrigin;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where events of a kind come from, and so what to collect when they are wanted. */
public final class KindOrigins {
  private static final String GRAPH = "synctrace graph fetch --group ID, or ";

  private KindOrigins() {}

  /** Loaded on first use only: most answers need no such list. */
  private static final class Logs {
    private static final Map<Kind, List<LogOrigin>> BY_KIND = byKind();
    private static final Map<Kind, List<String>> NAMES = names();

    private static Map<Kind, List<LogOrigin>> byKind() {
      Map<Kind, List<LogOrigin>> logs = new EnumMap<>(Kind.class);
      for (LogOrigin log : LogOrigin.all()) {
        log.kinds().forEach(kind -> logs.computeIfAbsent(kind, _ -> new ArrayList<>()).add(log));
      }
      for (LogOrigin log : LogOrigin.eventLogs()) {
        // What a log of the client shows as well is asked for there.
        log.kinds().forEach(kind -> logs.computeIfAbsent(kind, _ -> List.of(log)));
      }
      return logs;
    }

    private static Map<Kind, List<String>> names() {
      Map<Kind, List<String>> names = new EnumMap<>(Kind.class);
      BY_KIND.forEach((kind, logs) -> names.put(kind, logs.stream().map(LogOrigin::log).toList()));
      for (Kind kind : Kind.values()) {
        if (kind.label().startsWith("groupsync.")) {
          // Which of the two depends on the site's version; messages-server.md 2.1, cause S48.
          names.put(kind, List.of("SMS_AZUREAD_DISCOVERY_AGENT", "CollectionAADGroupSyncWorker"));
        }
      }
      return names;
    }
  }

  /** Names of the logs that write this kind; empty for facts, audits and {@link Kind#OTHER}. */
  public static List<String> logsOf(Kind kind) {
    return Logs.NAMES.getOrDefault(kind, List.of());
  }

  /** What people call the logs or the export that shows this kind. */
  public static List<String> titles(Kind kind) {
    if (kind == Kind.OTHER) {
      return List.of("a line of any log");
    }
    return Coverage.Family.of(kind) == Coverage.Family.LOG
        ? logsOf(kind).stream().map(KindOrigins::title).toList()
        : List.of(howToGet(kind).what());
  }

  /** Some messages are in many logs; the catalogue describes those in words of their own. */
  private static String title(String log) {
    if (isEventLog(log)) {
      return "event log " + log;
    }
    return log.contains(" ") ? log : log + ".log";
  }

  /** An event log is known by its channel, which names the publisher and the type of the log. */
  public static boolean isEventLog(String log) {
    return log.contains("/");
  }

  /** What to collect to see events of this kind, and how. */
  public static MissingEvidence howToGet(Kind kind) {
    return switch (Coverage.Family.of(kind)) {
      case FACT -> factToGet(kind);
      case AUDIT ->
          new MissingEvidence(
              "Entra directory audit",
              GRAPH
                  + "Microsoft Entra admin center > Audit logs > Download (JSON). The log is retained for 7 days,"
                  + " or 30 days with Microsoft Entra ID P1 or P2");
      case LOG -> logToGet(kind);
    };
  }

  /** Credentials are in the export of their application. */
  private static MissingEvidence factToGet(Kind kind) {
    return FactExportGuide.of(kind == Kind.FACT_CREDENTIAL ? Kind.FACT_APPLICATION : kind)
        .map(guide -> new MissingEvidence(guide.title(), way(guide.how().getFirst())))
        .orElseGet(() -> new MissingEvidence(kind.label(), "included in every export"));
  }

  private static String way(FactExportGuide.How how) {
    return how.with() + ": " + how.text();
  }

  private static MissingEvidence logToGet(Kind kind) {
    List<String> names = logsOf(kind);
    if (names.isEmpty()) {
      return new MissingEvidence(
          "the log that shows " + kind.label(), "add the logs of all machines");
    }
    String where =
        Logs.BY_KIND.getOrDefault(kind, List.of()).stream()
            .findFirst()
            .map(log -> place(log))
            .orElse("the site server's Logs folder");
    if (isEventLog(names.getFirst())) {
      return new MissingEvidence(
          title(names.getFirst()), "on the device: wevtutil epl \"" + names.getFirst() + "\" FILE");
    }
    return new MissingEvidence(
        String.join(" or ", names.stream().map(KindOrigins::title).toList()),
        "copy it and its .lo_ file from " + where);
  }

  private static String place(LogOrigin log) {
    String machine = log.machine() == null ? "its machine" : "the " + log.machine();
    return log.folder() == null ? machine : machine + ", " + log.folder();
  }
}
