package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A property that an audit says was changed, as one line of {@link Attribute#CHANGES}.
 *
 * @param before null when it was nothing
 * @param after null when it is nothing now
 */
public record PropertyChange(String property, @Nullable String before, @Nullable String after) {
  private static final String COLON = ":";
  private static final String ARROW = " ->";
  private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

  /** The changes an event tells, in the order of the record; empty when it tells none. */
  public static List<PropertyChange> of(Event event) {
    return event.attributes().get(Attribute.CHANGES).stream()
        .flatMap(String::lines)
        .map(PropertyChange::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@code name: old -> new}, on one line. */
  @Override
  public String toString() {
    return property + COLON + shown(before) + ARROW + shown(after);
  }

  private static Optional<PropertyChange> parse(String line) {
    int colon = line.indexOf(COLON);
    int arrow = line.indexOf(ARROW, colon);
    if (colon < 0 || arrow < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new PropertyChange(
            line.substring(0, colon),
            orNull(line.substring(colon + 1, arrow)),
            orNull(line.substring(arrow + ARROW.length()))));
  }

  private static String shown(@Nullable String value) {
    return value == null ? "" : " " + BREAKS.matcher(value.strip()).replaceAll(" ");
  }

  private static @Nullable String orNull(String value) {
    return value.isBlank() ? null : value.strip();
  }
}
