package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.trace.join.KnownClients.ClientDevice;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Ties the clients' logs of a case to resource IDs: by the client that registered beside the log,
 * else by the name of the machine that wrote it, where an export of v_R_System has it with its
 * resource ID. A name or a resource ID that two devices have ties nothing.
 */
public final class CaseClients implements KnownClients {
  private static final int AT_ONCE = 200;

  private final CaseEvents events;
  private final Map<RotatedLogSet, ClientDevice> byLog = new HashMap<>();
  private final Map<RotatedLogSet, String> names = new HashMap<>();
  private final Map<Long, ClientDevice> byResource = new HashMap<>();
  private final Set<Long> shared = new HashSet<>();
  private boolean read;

  public CaseClients(CaseEvents events) {
    this.events = events;
  }

  @Override
  public Optional<ClientDevice> of(RotatedLogSet log) {
    read();
    return Optional.ofNullable(byLog.get(log));
  }

  @Override
  public Optional<String> nameOf(RotatedLogSet log) {
    Optional<String> device = of(log).map(ClientDevice::name);
    return device.or(() -> Optional.ofNullable(names.get(log))).or(log::folderName);
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
    SourceMachines machines = events.machines();
    Map<String, Set<RotatedLogSet>> byClient = new HashMap<>();
    Map<String, Set<RotatedLogSet>> byName = new HashMap<>();
    for (SourceSummary source : events.sources()) {
      if (TraceComponent.AGENT.log().equalsIgnoreCase(source.log())) {
        RotatedLogSet log = RotatedLogSet.of(source.path());
        machines
            .clientOf(source.path())
            .ifPresent(client -> byClient.computeIfAbsent(client, _ -> new HashSet<>()).add(log));
        String name = machines.nameOf(source.path());
        if (name != null) {
          names.putIfAbsent(log, name);
          byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new HashSet<>()).add(log);
        }
      }
    }
    tie(Attribute.SMS_ID, byClient);
    tie(Attribute.HOST_NAME, byName);
  }

  private void tie(Attribute attribute, Map<String, Set<RotatedLogSet>> logs) {
    List<String> values = List.copyOf(logs.keySet());
    Set<String> ambiguous = new HashSet<>();
    Map<String, Event> rows = new HashMap<>();
    for (int from = 0; from < values.size(); from += AT_ONCE) {
      List<String> some = values.subList(from, Math.min(from + AT_ONCE, values.size()));
      for (Event row : events.find(EventQuery.of(Kind.FACT_SYSTEM).naming(attribute, some))) {
        String value = row.attributes().get(attribute).orElse("").toLowerCase(Locale.ROOT);
        Event before = rows.put(value, row);
        if (before != null && !sameDevice(before, row)) {
          ambiguous.add(value);
        }
      }
    }
    rows.forEach((value, row) -> {
      OptionalLong id = row.attributes().number(Attribute.RESOURCE_ID);
      Set<RotatedLogSet> own = logs.getOrDefault(value, Set.of());
      if (id.isPresent() && !ambiguous.contains(value) && own.size() == 1) {
        RotatedLogSet log = own.iterator().next();
        if (!byLog.containsKey(log)) {
          add(log, row.attributes(), id.getAsLong());
        }
      }
    });
  }

  private void add(RotatedLogSet log, Attributes row, long resourceId) {
    ClientDevice device =
        new ClientDevice(
            log,
            row.get(Attribute.HOST_NAME).orElseGet(() -> names.getOrDefault(log, log.label())),
            resourceId,
            row.get(Attribute.SMS_ID).orElse(null));
    byLog.put(log, device);
    ClientDevice other = byResource.put(resourceId, device);
    if (other != null || shared.contains(resourceId)) {
      shared.add(resourceId);
      byResource.remove(resourceId);
    }
  }

  private static boolean sameDevice(Event one, Event other) {
    return one.attributes()
        .number(Attribute.RESOURCE_ID)
        .equals(other.attributes().number(Attribute.RESOURCE_ID));
  }
}
