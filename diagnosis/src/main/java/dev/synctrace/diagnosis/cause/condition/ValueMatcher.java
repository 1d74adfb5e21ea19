package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.parsers.model.RegexInputLimit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cause file asks of one value of an event or note. */
public sealed interface ValueMatcher {
  /**
   * Whether the value passes.
   *
   * @param value empty when the event does not have the attribute
   */
  boolean accepts(Optional<String> value);

  /** One of these, without case. */
  record OneOf(List<String> values) implements ValueMatcher {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean accepts(Optional<String> value) {
      return value.isPresent() && values.stream().anyMatch(value.get()::equalsIgnoreCase);
    }
  }

  /** Contains a match of the expression. */
  record Matches(Pattern pattern) implements ValueMatcher {
    @Override
    public boolean accepts(Optional<String> value) {
      return value.isPresent() && pattern.matcher(RegexInputLimit.of(value.get())).find();
    }
  }

  /** Has no value. */
  record Absent() implements ValueMatcher {
    @Override
    public boolean accepts(Optional<String> value) {
      return value.isEmpty();
    }
  }

  /** A number within bounds, both included; null for no bound. */
  record Within(@Nullable Double atLeast, @Nullable Double atMost) implements ValueMatcher {
    @Override
    public boolean accepts(Optional<String> value) {
      OptionalDouble number = number(value);
      return number.isPresent()
          && (atLeast == null || number.getAsDouble() >= atLeast)
          && (atMost == null || number.getAsDouble() <= atMost);
    }

    private static OptionalDouble number(Optional<String> value) {
      try {
        return value.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(value.get().strip()));
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
  }
}
