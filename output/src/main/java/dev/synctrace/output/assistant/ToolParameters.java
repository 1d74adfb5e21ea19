package dev.synctrace.output.assistant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a question may consist of. */
public record ToolParameters(List<ToolParameter> parameters) {
  private static final int LONGEST_NAME = 40;

  public ToolParameters {
    parameters = List.copyOf(parameters);
  }

  /** Returns the JSON Schema of a question. */
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put(
        "required",
        parameters.stream().filter(ToolParameter::isRequired).map(ToolParameter::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  /**
   * Checks a question.
   *
   * @param sent as the assistant sent it
   * @throws RefusedQuestionException when a part is missing, unknown or no such value
   */
  public ToolArguments check(Map<String, ?> sent) {
    Map<String, ToolParameter> byName = new LinkedHashMap<>();
    parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
    Map<String, Object> checked = new HashMap<>();
    for (Map.Entry<String, ?> entry : sent.entrySet()) {
      ToolParameter parameter = byName.get(entry.getKey());
      if (parameter == null) {
        String name = entry.getKey();
        throw new RefusedQuestionException(
            "unknown argument %s. Arguments: %s"
                .formatted(
                    name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…",
                    byName.isEmpty() ? "none" : String.join(", ", byName.keySet())));
      }
      Object value = entry.getValue();
      if (value != null) {
        checked.put(entry.getKey(), parameter.checked(value));
      }
    }
    parameters.stream()
        .filter(parameter -> parameter.isRequired() && !checked.containsKey(parameter.name()))
        .findFirst()
        .ifPresent(missing -> {
          throw new RefusedQuestionException(missing.name() + " is missing");
        });
    return new ToolArguments(checked);
  }
}
