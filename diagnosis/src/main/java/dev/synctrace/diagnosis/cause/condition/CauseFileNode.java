package dev.synctrace.diagnosis.cause.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a cause file and the way to it, so that every error names file, line and field.
 *
 * @param path such as {@code when[1].where}; empty for the whole file
 */
public record CauseFileNode(CauseFile file, String path, JsonNode node) {
  /** A field of this mapping; a missing node when there is none. */
  public CauseFileNode at(String name) {
    return new CauseFileNode(file, path.isEmpty() ? name : path + "." + name, node.path(name));
  }

  public boolean isPresent() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** The text of a scalar; an error when it is none. */
  public String text() {
    if (!isPresent()) {
      throw error("is missing");
    }
    if (!node.isValueNode() || node.asText().isBlank()) {
      throw error("must be text");
    }
    return node.asText().strip();
  }

  public Optional<String> optionalText() {
    return isPresent() ? Optional.of(text()) : Optional.empty();
  }

  public double number() {
    if (!node.isNumber()) {
      throw error("must be a number");
    }
    return node.asDouble();
  }

  /** The elements of a list, of a single value that one element; none when absent. */
  public List<CauseFileNode> elements() {
    if (!isPresent()) {
      return List.of();
    }
    if (!node.isArray()) {
      return List.of(this);
    }
    List<CauseFileNode> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(new CauseFileNode(file, path + "[" + i + "]", node.get(i)));
    }
    return elements;
  }

  public List<String> texts() {
    return elements().stream().map(CauseFileNode::text).toList();
  }

  /** The names of a mapping's fields, in order; an error when it is no mapping. */
  public Set<String> names() {
    if (!node.isObject()) {
      throw error("must be a mapping of fields");
    }
    Set<String> names = new LinkedHashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Refuses fields that no one reads, since a typing error would be ignored silently. */
  public void allowOnly(Collection<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw at(name).error("unknown field" + suggestion(name, known));
      }
    }
  }

  /** One of an enumeration's names, without case, with blanks or hyphens for underscores. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    String wanted = text().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            error(
                "'"
                    + text()
                    + "' is not one of "
                    + String.join(
                        ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
  }

  /**
   * The kind of that name.
   *
   * @param prefix what its name begins with where the file leaves that out; empty for nothing
   */
  public Kind kind(String prefix) {
    String label = text().startsWith(prefix) ? text() : prefix + text();
    return Kind.byLabel(label)
        .orElseThrow(() ->
            error(
                "unknown kind '"
                    + label
                    + "'"
                    + suggestion(label, Arrays.stream(Kind.values()).map(Kind::label).toList())));
  }

  public CauseException error(String problem) {
    return file.error(path, problem);
  }

  /** {@code : did you mean X?}, or nothing. */
  static String suggestion(String name, Collection<String> known) {
    List<String> near = DidYouMean.to(name, known);
    return near.isEmpty() ? "" : ": did you mean " + String.join(" or ", near) + "?";
  }
}
