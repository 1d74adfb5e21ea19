package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.diagnosis.identity.EventIdentifiers;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.identity.IdentityFinder;
import dev.synctrace.diagnosis.trace.join.CaseClients;
import dev.synctrace.diagnosis.trace.join.KnownClients;
import dev.synctrace.diagnosis.trace.model.ActionSelection;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds actions by what people know of them: a task GUID or push number, the user, a device, or the
 * machine that wrote a record. Usable until the case is closed; for one thread.
 */
public final class ActionFinder {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern PART_OF_GUID = Pattern.compile("[0-9a-f]{4,}(-[0-9a-f-]*)?");
  private static final int SHORTEST_PART = 6;

  private final CaseEvents events;
  private final Traces traces;
  private final IdentityFinder identities;
  private final KnownClients clients;
  private final SourceMachines machines;

  public ActionFinder(Case opened) {
    this.events = new IndexedEvents(opened);
    this.traces = new Traces(opened);
    this.identities = new IdentityFinder(events);
    this.clients = new CaseClients(events);
    this.machines = events.machines();
  }

  /**
   * The actions that a text means, in any spelling and case. A text may mean several things, such
   * as a number that is both of a push and of a device: the push or task comes first, then the
   * user, then devices; an action is in the first of them only.
   *
   * @return empty when no action fits
   */
  public List<ActionsByMeaning> find(String text) {
    return find(text, _ -> true);
  }

  /** As {@link #find(String)}, only actions with a record that was written on this machine. */
  public List<ActionsByMeaning> find(String text, String machine) {
    return find(text, writtenOn(machine)::fits);
  }

  private List<ActionsByMeaning> find(String text, Predicate<Trace> wanted) {
    List<ActionsByMeaning> found = new ArrayList<>();
    Predicate<Trace> unseen = wanted;
    for (Meaning meaning : meanings(text.strip())) {
      Predicate<Trace> now = unseen;
      ActionSelection selection = meaning.selection();
      Iterable<Trace> actions = traces.find(selection, now);
      if (actions.iterator().hasNext()) {
        found.add(new ActionsByMeaning(meaning.says(), meaning.caution(), actions));
        unseen = now.and(trace -> !selection.fits(trace));
      }
    }
    return found;
  }

  /**
   * The actions with a record that was written on a machine.
   *
   * @param machine its name, with or without its domain, in any case
   * @return empty when no action fits
   */
  public List<ActionsByMeaning> onMachine(String machine) {
    ActionSelection selection = writtenOn(machine);
    Iterable<Trace> actions = traces.find(selection, _ -> true);
    return selection.isEmpty() || !actions.iterator().hasNext()
        ? List.of()
        : List.of(new ActionsByMeaning("records of " + machine, Optional.empty(), actions));
  }

  /** Up to three names or IDs of the case that are like a text that finds nothing, best first. */
  public List<String> nearest(String text) {
    String wanted = Guid.canonical(text.strip());
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (wanted.length() >= SHORTEST_PART
        && PART_OF_GUID.matcher(wanted.toLowerCase(Locale.ROOT)).matches()) {
      names.addAll(
          events
              .values(
                  EventQuery.of(Kind.ACTION_FORWARDED, Kind.PUSH_START, Kind.TASK_RECEIVED),
                  Attribute.TASK_GUID)
              .keySet());
    } else {
      names.addAll(values(Attribute.USER_NAME));
      names.addAll(values(Attribute.ACCOUNT_NAME));
      names.addAll(values(Attribute.HOST_NAME));
      names.addAll(machines());
    }
    return DidYouMean.to(wanted, names);
  }

  /** Up to three machines of the case whose names are like a text, best first. */
  public List<String> nearestMachines(String text) {
    return DidYouMean.to(withoutDomain(text.strip()), machines());
  }

  /**
   * One thing a text may mean.
   *
   * @param says what it is taken for
   */
  private record Meaning(String says, Optional<String> caution, ActionSelection selection) {}

  private List<Meaning> meanings(String text) {
    List<Meaning> meanings = new ArrayList<>();
    String id = Guid.canonical(text);
    if (id.isEmpty()) {
      return meanings;
    }
    boolean isNumber = NUMBER.matcher(id).matches();
    meanings.add(
        new Meaning(
            isNumber ? "push number " + Long.parseLong(id) : "task or user ID " + id,
            Optional.empty(),
            ActionSelection.ofId(isNumber ? String.valueOf(Long.parseLong(id)) : id)));
    List<Meaning> devices = new ArrayList<>();
    for (Identity identity : identities(text)) {
      Optional<String> caution = caution(identity, id);
      if (identity.memberType() == MemberType.USER) {
        meanings.add(
            new Meaning(
                "user " + label(identity, IdType.OBJECT_ID),
                caution,
                new ActionSelection(
                    Set.copyOf(identity.all(IdType.OBJECT_ID)), Set.of(), Set.of())));
      } else {
        devices.add(new Meaning("device " + label(identity), caution, device(identity)));
      }
    }
    if (isNumber && devices.isEmpty()) {
      devices.add(
          new Meaning(
              "device with resource ID " + Long.parseLong(id),
              Optional.empty(),
              new ActionSelection(Set.of(), Set.of(Long.valueOf(id)), Set.of())));
    }
    meanings.addAll(devices);
    Set<RotatedLogSet> named = agentLogs(Set.of(text));
    if (!named.isEmpty()) {
      meanings.add(
          new Meaning(
              "device " + withoutDomain(text) + " (by the name of its machine)",
              Optional.empty(),
              new ActionSelection(Set.of(), Set.of(), named)));
    }
    meanings.removeIf(meaning -> meaning.selection().isEmpty());
    return meanings;
  }

  /** The users and devices of that ID or name, and those of a name that only a domain parts. */
  private List<Identity> identities(String text) {
    Map<Id, Identity> found = new LinkedHashMap<>();
    add(found, identities.find(text));
    for (String name : longerNames(text)) {
      add(found, identities.find(name));
    }
    return List.copyOf(found.values());
  }

  private static void add(Map<Id, Identity> found, Collection<Identity> identities) {
    identities.forEach(identity -> found.putIfAbsent(identity.ids().first(), identity));
  }

  /** Names that differ only in their domain, which people leave out or add. */
  private Set<String> longerNames(String text) {
    Set<String> names = new LinkedHashSet<>();
    if (text.indexOf('@') < 0 && text.indexOf('\\') < 0) {
      String host = withoutDomain(text);
      for (String name : values(Attribute.HOST_NAME)) {
        if (withoutDomain(name).equalsIgnoreCase(host) && mayBeSame(name, text)) {
          names.add(name);
        }
      }
      for (String name : values(Attribute.ACCOUNT_NAME)) {
        if (name.substring(name.indexOf('\\') + 1).equalsIgnoreCase(text)) {
          names.add(name);
        }
      }
      for (String name : values(Attribute.USER_NAME)) {
        if (name.substring(0, Math.max(0, name.indexOf('@'))).equalsIgnoreCase(text)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Two domains that are written and differ are of two machines. */
  private static boolean mayBeSame(String one, String other) {
    return one.indexOf('.') < 0 || other.indexOf('.') < 0 || one.equalsIgnoreCase(other);
  }

  private Set<String> values(Attribute attribute) {
    return events.values(EventQuery.of(EventIdentifiers.KINDS), attribute).keySet();
  }

  private ActionSelection device(Identity identity) {
    Set<Long> resourceIds = new TreeSet<>();
    Set<RotatedLogSet> logs = new LinkedHashSet<>();
    for (String id : identity.all(IdType.RESOURCE_ID)) {
      if (NUMBER.matcher(id).matches()) {
        resourceIds.add(Long.valueOf(id));
        clients.withResourceId(Long.parseLong(id)).ifPresent(client -> logs.add(client.log()));
      }
    }
    // A name ties a log to its device only where no other device has it.
    Set<String> own =
        identity.names().stream()
            .filter(name -> identities.find(name).size() == 1)
            .collect(Collectors.toSet());
    logs.addAll(agentLogs(own));
    return new ActionSelection(Set.of(), resourceIds, logs);
  }

  /** The notification agent's logs that were written on machines of these names. */
  private Set<RotatedLogSet> agentLogs(Collection<String> names) {
    Set<String> hosts =
        names.stream()
            .map(name -> withoutDomain(name).toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return hosts.isEmpty()
        ? Set.of()
        : logs(hosts, source -> TraceComponent.AGENT.log().equalsIgnoreCase(source.log()));
  }

  private ActionSelection writtenOn(String machine) {
    String host = withoutDomain(machine.strip()).toLowerCase(Locale.ROOT);
    return new ActionSelection(Set.of(), Set.of(), logs(Set.of(host), _ -> true));
  }

  private Set<RotatedLogSet> logs(Set<String> hosts, Predicate<SourceSummary> wanted) {
    Set<String> written = machines.sourcesOf(name -> hosts.contains(withoutDomain(name)));
    return events.sources().stream()
        .filter(source -> wanted.test(source) && written.contains(source.path()))
        .map(source -> RotatedLogSet.of(source.path()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<String> machines() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (SourceSummary source : events.sources()) {
      String name = machines.nameOf(source.path());
      if (name != null && TraceComponent.isLogOfOne(source.log())) {
        names.add(name);
      }
    }
    return names;
  }

  /** The host's own name, such as {@code CM01} of {@code CM01.contoso.com}. */
  private static String withoutDomain(String host) {
    int dot = host.indexOf('.');
    return dot <= 0 ? host : host.substring(0, dot);
  }

  /** A heartbeat reports IDs that are not verified. */
  private static Optional<String> caution(Identity identity, String id) {
    Predicate<Id> isText = one -> one.value().equalsIgnoreCase(id);
    boolean named = identity.ids().stream().anyMatch(isText);
    return named && identity.trustedIds().stream().noneMatch(isText)
        ? Optional.of("only the device's own heartbeat reports this ID (not verified)")
        : Optional.empty();
  }

  private static String label(Identity identity) {
    return label(
        identity,
        identity.all(IdType.RESOURCE_ID).isEmpty() ? IdType.DEVICE_ID : IdType.RESOURCE_ID);
  }

  private static String label(Identity identity, IdType type) {
    @Nullable String id = identity.best(type).orElse(null);
    String name = identity.name().orElse("");
    if (id == null) {
      return name.isEmpty() ? identity.ids().first().display() : name;
    }
    String what =
        switch (type) {
          case RESOURCE_ID -> "resource ID ";
          case DEVICE_ID -> "device ID ";
          case OBJECT_ID -> "object ID ";
          case SMS_ID -> "SMSID ";
        };
    return name.isEmpty() ? what + id : name + " (" + what + id + ")";
  }

  /**
   * The actions that one meaning of a text finds.
   *
   * @param meaning what the text is taken for, such as {@code push number 41}
   * @param caution why the text may not mean this; empty when it does
   * @param actions in the order of their first records; at least one; read while iterating
   */
  public record ActionsByMeaning(
      String meaning, Optional<String> caution, Iterable<Trace> actions) {}
}
