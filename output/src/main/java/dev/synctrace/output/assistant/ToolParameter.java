package dev.synctrace.output.assistant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One part of a question: what it may be, in JSON Schema for the assistant, and the check of what
 * the assistant sends.
 */
public sealed interface ToolParameter {
  /** Returns its name in the question. */
  String name();

  /** Returns what it means, for the assistant. */
  String description();

  /** Returns whether no question can be without it. */
  boolean isRequired();

  /** Returns its type in JSON Schema. */
  Map<String, Object> schema();

  /**
   * Returns a value that is one.
   *
   * @throws RefusedQuestionException when it is none
   */
  Object checked(Object value);

  /** A text on one line. */
  record Text(String name, String description, boolean isRequired, int longest)
      implements ToolParameter {
    @Override
    public Map<String, Object> schema() {
      return described(this, "string", Map.of("minLength", 1, "maxLength", longest));
    }

    @Override
    public Object checked(Object value) {
      if (!(value instanceof String text)) {
        throw new RefusedQuestionException(name + " must be a text");
      }
      if (text.isBlank() || text.length() > longest) {
        throw new RefusedQuestionException(
            "%s must have 1 to %d characters, but has %d".formatted(name, longest, text.length()));
      }
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw new RefusedQuestionException(name + " must not contain control characters");
      }
      return text;
    }
  }

  /** One of some words. */
  record Choice(String name, String description, List<String> words) implements ToolParameter {
    @Override
    public boolean isRequired() {
      return false;
    }

    @Override
    public Map<String, Object> schema() {
      return described(this, "string", Map.of("enum", words));
    }

    @Override
    public Object checked(Object value) {
      return words.stream()
          .filter(word -> value instanceof String text && word.equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(() ->
              new RefusedQuestionException(name + " must be one of " + String.join(", ", words)));
    }
  }

  /** A whole number. */
  record Count(String name, String description, int least, int most) implements ToolParameter {
    @Override
    public boolean isRequired() {
      return false;
    }

    @Override
    public Map<String, Object> schema() {
      return described(this, "integer", Map.of("minimum", least, "maximum", most));
    }

    @Override
    public Object checked(Object value) {
      boolean whole = value instanceof Integer || value instanceof Long;
      long number = whole ? ((Number) value).longValue() : Long.MIN_VALUE;
      if (number < least || number > most) {
        throw new RefusedQuestionException(
            "%s must be a whole number from %d to %d".formatted(name, least, most));
      }
      return (int) number;
    }
  }

  /** Yes or no. */
  record Flag(String name, String description) implements ToolParameter {
    @Override
    public boolean isRequired() {
      return false;
    }

    @Override
    public Map<String, Object> schema() {
      return described(this, "boolean", Map.of());
    }

    @Override
    public Object checked(Object value) {
      if (!(value instanceof Boolean)) {
        throw new RefusedQuestionException(name + " must be true or false");
      }
      return value;
    }
  }

  /** Some texts. */
  record Texts(String name, String description, int most, int longest) implements ToolParameter {
    @Override
    public boolean isRequired() {
      return false;
    }

    @Override
    public Map<String, Object> schema() {
      return described(
          this,
          "array",
          Map.of(
              "maxItems",
              most,
              "items",
              Map.of("type", "string", "minLength", 1, "maxLength", longest)));
    }

    @Override
    public Object checked(Object value) {
      if (!(value instanceof List<?> list) || list.size() > most) {
        throw new RefusedQuestionException(
            "%s must be a list of at most %d texts".formatted(name, most));
      }
      Text each = new Text(name, description, true, longest);
      List<Object> texts = new ArrayList<>();
      list.forEach(one -> texts.add(each.checked(one)));
      return List.copyOf(texts);
    }
  }

  private static Map<String, Object> described(
      ToolParameter parameter, String type, Map<String, Object> bounds) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    schema.put("description", parameter.description());
    schema.putAll(bounds);
    return schema;
  }
}
