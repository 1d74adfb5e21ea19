package dev.synctrace.serve.log;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.List;
import java.util.Optional;

/** Looks up what the case calls an ID: in its exports and audits, then in any record. */
record IdNames(EventSearch events) {
  /** Records looked at, of those that have the ID. */
  private static final int LOOKED_AT = 20;

  /** Returns the name of what an ID stands for; empty where no record has both. */
  Optional<String> of(Attribute id, String value) {
    List<Attribute> names = names(id);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String with = id.label() + ":" + SearchField.quoted(value);
    for (String query : List.of("kind:fact.* AND " + with, "kind:audit.* AND " + with, with)) {
      for (Event event : events.search(SearchRequest.of(query).withFirst(LOOKED_AT)).events()) {
        for (Attribute name : names) {
          Optional<String> found = event.attributes().get(name);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Attribute> names(Attribute id) {
    return switch (id) {
      case DEVICE_ID, SMS_ID, RESOURCE_ID -> List.of(Attribute.HOST_NAME, Attribute.NAME);
      case OBJECT_ID -> List.of(Attribute.HOST_NAME, Attribute.USER_NAME, Attribute.NAME);
      case USER_ID -> List.of(Attribute.USER_NAME, Attribute.NAME);
      case GROUP_ID -> List.of(Attribute.GROUP_NAME);
      case COLLECTION_ID -> List.of(Attribute.COLLECTION_NAME);
      default -> List.of();
    };
  }
}
