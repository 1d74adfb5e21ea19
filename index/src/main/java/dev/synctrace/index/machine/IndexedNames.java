package dev.synctrace.index.machine;

import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import dev.synctrace.index.EventSearch;
import dev.synctrace.index.SearchField;
import dev.synctrace.index.SearchRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of machines that the exports of a case have, asked of its index. */
public final class IndexedNames implements KnownNames {
  private static final List<Kind> KINDS =
      List.of(Kind.FACT_SYSTEM, Kind.FACT_COLLECTION_MEMBER, Kind.FACT_DSREGCMD, Kind.STATMSG);

  private static final int AT_ONCE = 200;

  private final EventSearch events;

  /**
   * @param events of the case; asked only as long as it is open
   */
  public IndexedNames(EventSearch events) {
    this.events = events;
  }

  @Override
  public Map<String, String> ofClients(Collection<String> smsIds) {
    Map<String, String> names = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (Event row : rows(Attribute.SMS_ID, smsIds)) {
      Optional<String> client = row.attributes().get(Attribute.SMS_ID).map(IndexedNames::key);
      Optional<String> name = row.attributes().get(Attribute.HOST_NAME);
      if (client.isPresent() && name.isPresent()) {
        String before = names.putIfAbsent(client.get(), name.get());
        if (before != null && !isSameHost(before, name.get())) {
          ambiguous.add(client.get());
        }
      }
    }
    names.keySet().removeAll(ambiguous);
    return names;
  }

  @Override
  public Set<String> among(Collection<String> names) {
    Set<String> known = new HashSet<>();
    Set<String> asked = names.stream().map(IndexedNames::key).collect(Collectors.toSet());
    for (Event row : rows(Attribute.HOST_NAME, names)) {
      row.attributes()
          .get(Attribute.HOST_NAME)
          .map(IndexedNames::key)
          .filter(asked::contains)
          .ifPresent(known::add);
    }
    return known;
  }

  private List<Event> rows(Attribute attribute, Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<Event> rows = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      String some =
          all.subList(from, Math.min(from + AT_ONCE, all.size())).stream()
              .map(IndexedNames::quoted)
              .collect(Collectors.joining(" OR "));
      String kinds =
          KINDS.stream().map(kind -> quoted(kind.label())).collect(Collectors.joining(" OR "));
      SearchRequest request =
          SearchRequest.of(
                  "%s:(%s) AND %s:(%s)"
                      .formatted(SearchField.KIND.name(), kinds, attribute.label(), some))
              .withFirst(10 * AT_ONCE);
      events.search(request).events().forEach(rows::add);
    }
    return rows;
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isSameHost(String one, String other) {
    return MachineName.host(one).equalsIgnoreCase(MachineName.host(other));
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
