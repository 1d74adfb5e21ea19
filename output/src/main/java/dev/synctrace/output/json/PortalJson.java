package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.choiceOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.word;

import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.portal.PortalMessageCause;
import dev.synctrace.diagnosis.portal.PortalMessageCause.PortalCauseState;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import java.util.List;

/** The causes of a message of the admin center, in JSON. */
public final class PortalJson {
  /** A cause that such a message can have. */
  public static final ObjectSchema<PortalMessageCause> CAUSE =
      ObjectSchema.of(
          "causeOfMessage",
          "A cause that a message of the admin center can have.",
          word("id", checked -> checked.cause().id(), "ID in the catalogue, such as T01."),
          word("title", checked -> checked.cause().title(), "The cause, one sentence."),
          word("knownText", PortalMessageCause::knownText, "The message it is documented with."),
          choice(
              "state",
              Choice.of(PortalCauseState.class),
              PortalMessageCause::state,
              "Whether the case confirms it, rules it out, or does not decide (REMAINS)."),
          choiceOrNull(
              "grade",
              FindingJson.GRADE,
              PortalMessageCause::grade,
              "How sure it is; null unless it is confirmed."),
          FindingJson.evidence(PortalMessageCause::evidence),
          texts(
              "notSeen",
              PortalMessageCause::notSeen,
              "Signs that the logs could show and do not, one sentence each."),
          FindingJson.missing(PortalMessageCause::collect),
          texts("fix", checked -> checked.cause().fix(), "Steps of the fix, in order."),
          texts("links", checked -> checked.cause().links(), "Addresses of documentation."));

  private PortalJson() {}

  /** Returns what each source covers, as {@code coverage}. */
  public static <T> Property<T> coverage(Property.Value<T, List<SourceCoverage>> sources) {
    return FindingJson.coverage(sources);
  }
}
