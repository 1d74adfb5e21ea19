package dev.synctrace.diagnosis.identity;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Guid;
import java.util.Comparator;
import java.util.Locale;

/**
 * One ID.
 *
 * @param value in its internal form: in lower case, GUIDs without braces and without {@code GUID:}
 */
public record Id(IdType type, String value) implements Comparable<Id> {
  private static final String SMS_PREFIX = "guid:";
  private static final Comparator<Id> ORDER =
      Comparator.comparing(Id::type).thenComparing(Id::value);

  public Id {
    value = Guid.canonical(value).toLowerCase(Locale.ROOT);
  }

  /** The ID as people know it: a client ID with its {@code guid:}. */
  public String display() {
    return type == IdType.SMS_ID && Guid.isGuid(value) ? SMS_PREFIX + value : value;
  }

  /** Whether the event names it, in the attribute of its type or, for a user, as user ID. */
  public boolean isNamedBy(Event event) {
    return event.attributes().get(type.attribute()).filter(value::equalsIgnoreCase).isPresent()
        || (type == IdType.OBJECT_ID
            && event
                .attributes()
                .get(Attribute.USER_ID)
                .filter(value::equalsIgnoreCase)
                .isPresent());
  }

  @Override
  public int compareTo(Id other) {
    return ORDER.compare(this, other);
  }
}
