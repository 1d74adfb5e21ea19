package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import org.jspecify.annotations.Nullable;

/** What was read in a message. */
public record ParsedMessage(Kind kind, Severity severity, Attributes attributes) {

  /** A reading worth what its kind is worth. */
  public static ParsedMessage of(Kind kind, Attributes.Builder attributes) {
    return new ParsedMessage(kind, kind.severity(), attributes.build());
  }

  /** A reading without attributes. */
  public static ParsedMessage of(Kind kind) {
    return new ParsedMessage(kind, kind.severity(), Attributes.NONE);
  }

  /** The same reading with an attribute set; a null or blank value removes none. */
  public ParsedMessage with(Attribute attribute, @Nullable String value) {
    return new ParsedMessage(
        kind, severity, Attributes.builder().putAll(attributes).put(attribute, value).build());
  }

  /** The same reading with a severity that its content decides, such as an HTTP status. */
  public ParsedMessage withSeverity(Severity decided) {
    return new ParsedMessage(kind, decided, attributes);
  }
}
