package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Attributes;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import dev.synctrace.index.SourceSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Ties the clients' logs of a case to resource IDs: the folder a log is in has the name of the
 * device, and an export of v_R_System has that name with its resource ID. A name that two devices
 * have ties nothing.
 */
final class CaseClients implements KnownClients {
  private static final int AT_ONCE = 200;

  private final CaseEvents events;
  private final Map<LogSet, ClientDevice> byLog = new HashMap<>();
  private final Map<Long, ClientDevice> byResource = new HashMap<>();
  private boolean read;

  CaseClients(CaseEvents events) {
    this.events = events;
  }

  @Override
  public Optional<ClientDevice> of(LogSet log) {
    read();
    return Optional.ofNullable(byLog.get(log));
  }

  @Override
  public Optional<ClientDevice> withResourceId(long resourceId) {
    read();
    return Optional.ofNullable(byResource.get(resourceId));
  }

  private void read() {
    if (read) {
      return;
    }
    read = true;
    Map<String, List<LogSet>> logs = new HashMap<>();
    for (SourceSummary source : events.sources()) {
      if (Station.AGENT.log().equalsIgnoreCase(source.log())) {
        LogSet log = LogSet.of(source.path());
        List<LogSet> named =
            logs.computeIfAbsent(log.machine().toLowerCase(Locale.ROOT), _ -> new ArrayList<>(1));
        if (!named.contains(log)) {
          named.add(log);
        }
      }
    }
    List<String> names = new ArrayList<>(logs.keySet());
    Set<String> ambiguous = new HashSet<>();
    Map<String, Event> rows = new HashMap<>();
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
      for (Event row :
          events.find(EventQuery.of(Kind.FACT_SYSTEM).naming(Attribute.HOST_NAME, some))) {
        String name = row.attributes().get(Attribute.HOST_NAME).orElse("").toLowerCase(Locale.ROOT);
        Event before = rows.put(name, row);
        if (before != null && !sameDevice(before, row)) {
          ambiguous.add(name);
        }
      }
    }
    rows.forEach((name, row) -> {
      OptionalLong id = row.attributes().number(Attribute.RESOURCE_ID);
      List<LogSet> ofName = logs.getOrDefault(name, List.of());
      if (id.isPresent() && !ambiguous.contains(name) && ofName.size() == 1) {
        add(ofName.getFirst(), row.attributes(), id.getAsLong());
      }
    });
  }

  private void add(LogSet log, Attributes row, long resourceId) {
    ClientDevice device =
        new ClientDevice(
            log,
            row.get(Attribute.HOST_NAME).orElse(log.machine()),
            resourceId,
            row.get(Attribute.SMS_ID).orElse(null));
    byLog.put(log, device);
    byResource.put(resourceId, device);
  }

  private static boolean sameDevice(Event one, Event other) {
    return one.attributes()
        .number(Attribute.RESOURCE_ID)
        .equals(other.attributes().number(Attribute.RESOURCE_ID));
  }
}
