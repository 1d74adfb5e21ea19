package dev.synctrace.index.search;

import java.util.List;

/**
 * The values of one field among the events found.
 *
 * @param field the field's name
 * @param values by count, highest first, then by value
 */
public record FacetResult(String field, List<Value> values) {
  /**
   * One value and the number of events that have it.
   *
   * @param value in its most frequent spelling: values that differ only in case are one
   * @param count of events
   */
  public record Value(String value, long count) {}

  public FacetResult {
    values = List.copyOf(values);
  }
}
