package dev.synctrace.index.search;

import dev.synctrace.index.source.KnownNames;
import dev.synctrace.index.source.MachineNameRules;
import dev.synctrace.parsers.fact.CollectManifestFormat;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of machines that the exports of a case have, asked of its index. */
public final class ExportedMachineNames implements KnownNames {
  private static final int AT_ONCE = 200;

  /** Rows that name a client of the site. */
  private static final String CLIENTS =
      anyOf(SearchField.KIND.name(), Kind.FACT_SYSTEM.label(), Kind.FACT_COLLECTION_MEMBER.label());

  /** The manifest of the collection script names every computer that it collected from. */
  private static final String COLLECTED = anyOf(Attribute.FACT.label(), CollectManifestFormat.FACT);

  private final EventSearch events;

  /**
   * @param events of the case; asked only as long as it is open
   */
  public ExportedMachineNames(EventSearch events) {
    this.events = events;
  }

  @Override
  public Map<String, String> ofClients(Collection<String> smsIds) {
    Map<String, String> names = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (String ids : batches(Attribute.SMS_ID, smsIds)) {
      for (Event row : events.search(SearchRequest.of(CLIENTS + " AND " + ids)).events()) {
        Optional<String> client = row.attributes().get(Attribute.SMS_ID).map(MachineNameRules::key);
        Optional<String> name = row.attributes().get(Attribute.HOST_NAME);
        if (client.isPresent() && name.isPresent()) {
          String before = names.putIfAbsent(client.get(), name.get());
          if (before != null && !MachineNameRules.isSameHost(before, name.get())) {
            ambiguous.add(client.get());
          }
        }
      }
    }
    names.keySet().removeAll(ambiguous);
    return names;
  }

  @Override
  public Set<String> among(Collection<String> names) {
    Set<String> found = new TreeSet<>();
    for (String some : batches(Attribute.HOST_NAME, names)) {
      String rows = "(" + CLIENTS + " OR " + COLLECTED + ") AND " + some;
      // Names of servers are no client's: to count that there is no row takes next to nothing.
      if (events.search(SearchRequest.of(rows).withFirst(1)).total() > 0) {
        events.values(rows, Attribute.HOST_NAME.label()).stream()
            .map(MachineNameRules::key)
            .forEach(found::add);
      }
    }
    found.retainAll(names.stream().map(MachineNameRules::key).collect(Collectors.toSet()));
    return found;
  }

  private static List<String> batches(Attribute attribute, Collection<String> values) {
    List<String> all = List.copyOf(values);
    return Stream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
        .map(from -> all.subList(from, Math.min(from + AT_ONCE, all.size())))
        .map(some -> anyOf(attribute.label(), some.toArray(String[]::new)))
        .toList();
  }

  private static String anyOf(String field, String... values) {
    return Stream.of(values)
        .map(SearchField::quoted)
        .collect(Collectors.joining(" OR ", field + ":(", ")"));
  }
}
