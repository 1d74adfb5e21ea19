package dev.synctrace.diagnosis.identity;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.parsers.model.Attribute;
import java.util.Collection;
import java.util.List;

/** Asks for events by ids. */
public final class IdQueries {
  private IdQueries() {}

  /**
   * Also accepts events that name one of the ids in its own attribute.
   *
   * @param users whether some are of users, whose object ID is the user ID as well
   */
  public static EventQuery naming(EventQuery query, Collection<Id> ids, boolean users) {
    EventQuery narrowed = query;
    for (IdType type : IdType.values()) {
      List<String> values =
          ids.stream().filter(id -> id.type() == type).map(Id::value).sorted().toList();
      narrowed = narrowed.naming(type.attribute(), values);
      if (users && type == IdType.OBJECT_ID) {
        narrowed = narrowed.naming(Attribute.USER_ID, values);
      }
    }
    return narrowed;
  }
}
