package dev.synctrace.output.assistant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A question whose parts have been checked.
 *
 * @param values by the name of the parameter
 */
public record ToolArguments(Map<String, Object> values) {
  public ToolArguments {
    values = Map.copyOf(values);
  }

  /** Returns a text; empty where the question has none of that name. */
  public Optional<String> text(String name) {
    return Optional.ofNullable((String) values.get(name));
  }

  /** Returns a number. */
  public int count(String name, int otherwise) {
    return values.get(name) instanceof Integer number ? number : otherwise;
  }

  /** Returns whether something is asked for. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Returns some texts; none where the question has none of that name. */
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** Returns a text that is the same for the same question, without one of its parts. */
  String without(String name) {
    Map<String, Object> rest = new TreeMap<>(values);
    rest.remove(name);
    return rest.toString();
  }
}
