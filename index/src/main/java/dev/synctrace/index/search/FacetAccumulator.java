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
public final class FacetAccumulator {
  private static final Comparator<FacetResult.Value> MOST_FIRST =
      Comparator.comparingLong(FacetResult.Value::count)
          .reversed()
          .thenComparing(FacetResult.Value::value);

  private final Map<String, Long> counts = new HashMap<>();

  /** So many more events have the value in this spelling. */
  public void add(String value, long count) {
    counts.merge(value, count, Long::sum);
  }

  /** Takes over what others counted. */
  public void add(FacetAccumulator others) {
    others.counts.forEach(this::add);
  }

  /**
   * How many events each machine wrote, from how many each source has; events of sources of which
   * nothing tells the machine are in no count.
   */
  public static FacetResult byMachine(FacetResult sources, SourceMachines machines) {
    FacetAccumulator counts = new FacetAccumulator();
    for (FacetResult.Value source : sources.values()) {
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
  public FacetResult of(SearchField field) {
    Map<String, FacetResult.Value> merged = new LinkedHashMap<>();
    counts.entrySet().stream()
        .map(entry -> new FacetResult.Value(entry.getKey(), entry.getValue()))
        .sorted(MOST_FIRST)
        .forEach(value ->
            merged.merge(
                value.value().toLowerCase(Locale.ROOT),
                value,
                (a, b) -> new FacetResult.Value(a.value(), a.count() + b.count())));
    return new FacetResult(field.name(), merged.values().stream().sorted(MOST_FIRST).toList());
  }
}
