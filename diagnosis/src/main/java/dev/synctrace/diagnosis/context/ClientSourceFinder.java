package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which sources a client wrote. Most lines of a client's logs name no ID; the registration does,
 * and the files beside it are the same client's. Where no registration tells, the machine's name
 * does, which is less sure: names do not join.
 */
public final class ClientSourceFinder {
  private final CaseAtInstant context;
  private final Map<String, List<String>> byLog = new HashMap<>();
  private final Map<String, List<String>> byClient = new HashMap<>();
  private final Map<String, List<String>> byName = new HashMap<>();

  public ClientSourceFinder(CaseAtInstant context) {
    this.context = context;
    SourceMachines machines = context.events().machines();
    for (SourceSummary source : context.events().sources()) {
      String path = source.path();
      if (source.log() != null) {
        byLog.computeIfAbsent(lower(source.log()), log -> new ArrayList<>()).add(path);
      }
      Optional<String> client = machines.clientOf(path);
      String name = machines.nameOf(path);
      if (client.isPresent()) {
        byClient.computeIfAbsent(client.get(), c -> new ArrayList<>()).add(path);
      } else if (name != null) {
        byName.computeIfAbsent(host(name), n -> new ArrayList<>()).add(path);
      }
    }
  }

  /** The sources that the machine of an identity wrote, by path; none when none is its own. */
  public List<String> sourcesOf(Identity identity) {
    List<String> sources = new ArrayList<>();
    for (String client : identity.all(IdType.SMS_ID)) {
      sources.addAll(byClient.getOrDefault(lower(client), List.of()));
    }
    if (sources.isEmpty() && !named(identity.names()).isEmpty()) {
      List<String> names = ownNames(identity);
      if (isOnlyOne(names)) {
        sources.addAll(named(names));
      }
    }
    return sources.stream().sorted().toList();
  }

  private List<String> named(List<String> names) {
    return names.stream()
        .flatMap(name -> byName.getOrDefault(host(name), List.of()).stream())
        .distinct()
        .toList();
  }

  /** A device id that another client claims as well brings that one's name with it. */
  private List<String> ownNames(Identity identity) {
    List<String> clients = identity.all(IdType.SMS_ID);
    if (clients.isEmpty()) {
      return identity.names();
    }
    EventQuery rows =
        EventQuery.of(Kind.FACT_SYSTEM, Kind.FACT_COLLECTION_MEMBER)
            .naming(Attribute.SMS_ID, clients);
    List<String> names = List.copyOf(context.events().values(rows, Attribute.HOST_NAME).keySet());
    return names.isEmpty() ? identity.names() : names;
  }

  /** Whether one client has these names: a machine may be any of theirs otherwise. */
  private boolean isOnlyOne(List<String> names) {
    EventQuery named =
        EventQuery.of(Kind.FACT_SYSTEM, Kind.FACT_COLLECTION_MEMBER, Kind.FACT_DEVICE)
            .naming(Attribute.HOST_NAME, names)
            .naming(Attribute.NAME, names);
    return context.events().values(named, Attribute.SMS_ID).size() <= 1
        && context.events().values(named, Attribute.OBJECT_ID).size() <= 1;
  }

  /** Whether only the name of a machine tells which client wrote a source. */
  public boolean isKnownByNameOnly(String source) {
    return context.events().machines().clientOf(source).isEmpty();
  }

  /**
   * Whether the case holds a log of that name, without case, of the device or of any: that one
   * device's log is there says nothing about another's, and a log of a machine that nothing names
   * may be any device's.
   */
  boolean holdsLog(Identity device, String log) {
    List<String> sources = byLog.getOrDefault(lower(log), List.of());
    if (sources.isEmpty()) {
      return false;
    }
    Set<String> own = Set.copyOf(sourcesOf(device));
    return sources.stream().anyMatch(own::contains) || sources.stream().anyMatch(this::isUnnamed);
  }

  /** Whether nothing says which machine wrote it. */
  private boolean isUnnamed(String source) {
    SourceMachines known = context.events().machines();
    return known.of(source).isEmpty() && known.clientOf(source).isEmpty();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String host(String name) {
    int dot = name.indexOf('.');
    return lower(dot < 0 ? name : name.substring(0, dot));
  }
}
