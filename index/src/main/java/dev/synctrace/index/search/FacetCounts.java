package dev.synctrace.index.search;

import dev.synctrace.index.source.SourceMachines;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers how often each value of a field occurs. */
public final class FacetCounts {
  private static final Comparator<Facet.Value> MOST_FIRST =
      Comparator.comparingLong(Facet.Value::count).reversed().thenComparing(Facet.Value::value);

  private final Map<String, Long> counts = new HashMap<>();

  /** So many more events have the value in this spelling. */
  public void add(String value, long count) {
    counts.merge(value, count, Long::sum);
  }

  /** Takes over what others counted. */
  public void add(FacetCounts others) {
    others.counts.forEach(this::add);
  }

  /**
   * How many events each machine wrote, from how many each source has; events of sources of which
   * nothing tells the machine are in no count.
   */
  public static Facet byMachine(Facet sources, SourceMachines machines) {
    FacetCounts counts = new FacetCounts();
    for (Facet.Value source : sources.values()) {
      machines.of(source.value()).ifPresent(m -> counts.add(m.name(), source.count()));
    }
    return counts.of(SearchField.MACHINE);
  }

  /** The values that were counted, in lower case. */
  public Set<String> values() {
    Set<String> values = HashSet.newHashSet(counts.size());
    counts.keySet().forEach(value -> values.add(value.toLowerCase(Locale.ROOT)));
    return values;
  }

  /** By count, where the most frequent spelling of a value represents the others. */
  public Facet of(SearchField field) {
    Map<String, Facet.Value> merged = new LinkedHashMap<>();
    counts.entrySet().stream()
        .map(entry -> new Facet.Value(entry.getKey(), entry.getValue()))
        .sorted(MOST_FIRST)
        .forEach(value ->
            merged.merge(
                value.value().toLowerCase(Locale.ROOT),
                value,
                (a, b) -> new Facet.Value(a.value(), a.count() + b.count())));
    return new Facet(field.name(), merged.values().stream().sorted(MOST_FIRST).toList());
  }
}
