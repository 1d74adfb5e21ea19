package dev.synctrace.diagnosis.identity;

import dev.synctrace.diagnosis.identity.IdLink.Confidence;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one event says of ids: which it names for its subject, and which of them it joins. */
public final class EventIdentifiers {
  /** Kinds that name the ids or the membership of a device or user. */
  public static final Set<Kind> KINDS =
      EnumSet.of(
          Kind.FACT_COLLECTION_MEMBER,
          Kind.FACT_CONSOLE_MEMBER,
          Kind.FACT_CLIENTKEY,
          Kind.FACT_SYSTEM,
          Kind.FACT_USER,
          Kind.FACT_DEVICE,
          Kind.FACT_GROUP_MEMBER,
          Kind.FACT_ENTRA_USER,
          Kind.GROUPSYNC_DEVICE_CACHED,
          Kind.GROUPSYNC_MEMBER_ADD,
          Kind.GROUPSYNC_MEMBER_REMOVE,
          Kind.AUDIT_MEMBER_ADDED,
          Kind.AUDIT_MEMBER_REMOVED,
          Kind.AUDIT_DEVICE_ADDED,
          Kind.AUDIT_DEVICE_DELETED,
          Kind.AUDIT_DEVICE_UPDATED,
          Kind.AUDIT_DEVICE_REGISTERED);

  /** Takes a join. */
  @FunctionalInterface
  public interface JoinSink {
    void accept(Id one, Id other, Confidence confidence);
  }

  private EventIdentifiers() {}

  /** The ids an event gives its subject; none for events that are about something else. */
  public static List<Id> of(Event event) {
    List<Id> ids = new ArrayList<>(4);
    if (KINDS.contains(event.kind()) && isMemberLike(event)) {
      put(ids, event, Attribute.SMS_ID, IdType.SMS_ID);
      put(ids, event, Attribute.RESOURCE_ID, IdType.RESOURCE_ID);
      put(ids, event, Attribute.DEVICE_ID, IdType.DEVICE_ID);
      put(ids, event, Attribute.OBJECT_ID, IdType.OBJECT_ID);
      if (isUser(event)) {
        put(ids, event, Attribute.USER_ID, IdType.OBJECT_ID);
      }
    }
    return ids;
  }

  /**
   * The name an event gives its subject. A machine's name is the host name in facts of devices;
   * elsewhere the name is the display name.
   */
  public static Optional<String> name(Event event) {
    Attributes said = event.attributes();
    return said.get(Attribute.HOST_NAME)
        .or(() -> isUser(event) ? said.get(Attribute.USER_NAME) : Optional.empty())
        .or(() -> said.get(Attribute.NAME));
  }

  /** Whether the event's subject is a user. */
  public static boolean isUser(Event event) {
    return event.kind() == Kind.FACT_USER
        || event.kind() == Kind.FACT_ENTRA_USER
        || event
            .attributes()
            .get(Attribute.MEMBER_TYPE)
            .filter("user"::equalsIgnoreCase)
            .isPresent();
  }

  /** Whether the ids of an event include an SMSID, which says more than a resource ID. */
  public static boolean hasSmsId(List<Id> named) {
    return named.stream().anyMatch(id -> id.type() == IdType.SMS_ID);
  }

  /** Whether the event says that its subject is a device. */
  static boolean isDevice(Event event) {
    return event.kind() == Kind.FACT_SYSTEM
        || event.attributes().get(Attribute.SMS_ID).isPresent()
        || event
            .attributes()
            .get(Attribute.MEMBER_TYPE)
            .filter("device"::equalsIgnoreCase)
            .isPresent();
  }

  /** Joins every id of the event with the one that is nearest to it in the chain of ids. */
  static void joins(Event event, List<Id> ids, JoinSink sink) {
    for (int i = 1; i < ids.size(); i++) {
      Id one = ids.get(i - 1);
      Id other = ids.get(i);
      if (!one.equals(other)) {
        sink.accept(one, other, trust(event, one, other));
      }
    }
  }

  /** Ids of the client and of the directory meet only where the site has checked a token. */
  private static Confidence trust(Event event, Id one, Id other) {
    boolean bridge = isClientSide(one) != isClientSide(other);
    return switch (event.kind()) {
      case FACT_SYSTEM, FACT_COLLECTION_MEMBER, FACT_CONSOLE_MEMBER ->
          bridge && !isUser(event) ? Confidence.CLAIMED : Confidence.STATED;
      case FACT_CLIENTKEY, FACT_USER, FACT_DEVICE, FACT_GROUP_MEMBER, FACT_ENTRA_USER ->
          Confidence.STATED;
      default -> Confidence.RECORDED;
    };
  }

  static boolean isClientSide(Id id) {
    return id.type() == IdType.SMS_ID || id.type() == IdType.RESOURCE_ID;
  }

  /**
   * Service principals and groups can be members of a group; they are no member of a collection.
   */
  private static boolean isMemberLike(Event event) {
    String type = event.attributes().get(Attribute.MEMBER_TYPE).orElse("device");
    return type.equalsIgnoreCase("device") || type.equalsIgnoreCase("user");
  }

  private static void put(List<Id> ids, Event event, Attribute attribute, IdType type) {
    event
        .attributes()
        .get(attribute)
        .map(value -> new Id(type, value))
        .filter(id -> !ids.contains(id))
        .ifPresent(ids::add);
  }
}
