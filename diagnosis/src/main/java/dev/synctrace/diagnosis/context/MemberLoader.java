package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdQueries;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Loads the events of identities, several at once, by their ids and nothing else. Heartbeats of
 * device objects are left out.
 */
public final class MemberLoader {
  /** The index takes about a thousand values in one question; a member has about ten. */
  public static final int AT_ONCE = 80;

  private static final int MOST_VALUES = 900;

  private final CaseAtInstant context;

  public MemberLoader(CaseAtInstant context) {
    this.context = context;
  }

  public MemberEvents load(Identity identity) {
    return load(List.of(identity)).getFirst();
  }

  /** The events of each, in the order given. */
  public List<MemberEvents> load(List<Identity> identities) {
    Batch batch = new Batch(identities);
    EventQuery query = EventQuery.all().withoutHeartbeats();
    int values = 0;
    for (Identity identity : identities) {
      if (values > 0 && values + cost(identity) > MOST_VALUES) {
        batch.take(query);
        query = EventQuery.all().withoutHeartbeats();
        values = 0;
      }
      query = naming(query, identity);
      values += cost(identity);
    }
    if (values > 0) {
      batch.take(query);
    }
    return batch.loaded();
  }

  private static int cost(Identity identity) {
    return identity.ids().size() * 3;
  }

  private static EventQuery naming(EventQuery query, Identity identity) {
    List<Id> ids = identity.ids().stream().limit(MOST_VALUES / 3).toList();
    EventQuery narrowed = IdQueries.naming(query, ids, identity.memberType() == MemberType.USER);
    List<String> mentioned =
        ids.stream()
            .filter(id -> id.type() == IdType.DEVICE_ID || id.type() == IdType.OBJECT_ID)
            .map(Id::value)
            .toList();
    return narrowed.naming(Attribute.MENTIONS, mentioned);
  }

  /** Gives each event to the members it names. */
  private final class Batch {
    private final List<Identity> identities;
    private final List<List<Event>> events = new ArrayList<>();
    private final Map<Id, int[]> owners = new HashMap<>();

    Batch(List<Identity> identities) {
      this.identities = identities;
      for (int i = 0; i < identities.size(); i++) {
        events.add(new ArrayList<>());
        for (Id id : identities.get(i).ids()) {
          owners.merge(id, new int[] {i}, Batch::joined);
        }
      }
    }

    void take(EventQuery query) {
      boolean[] taken = new boolean[identities.size()];
      for (Event event : context.list(query)) {
        Arrays.fill(taken, false);
        give(event, Attribute.SMS_ID, IdType.SMS_ID, taken);
        give(event, Attribute.RESOURCE_ID, IdType.RESOURCE_ID, taken);
        give(event, Attribute.DEVICE_ID, IdType.DEVICE_ID, taken);
        give(event, Attribute.OBJECT_ID, IdType.OBJECT_ID, taken);
        give(event, Attribute.USER_ID, IdType.OBJECT_ID, taken);
        for (String mention : event.attributes().mentions()) {
          give(event, new Id(IdType.DEVICE_ID, mention), taken);
          give(event, new Id(IdType.OBJECT_ID, mention), taken);
        }
      }
    }

    List<MemberEvents> loaded() {
      List<MemberEvents> loaded = new ArrayList<>();
      for (int i = 0; i < identities.size(); i++) {
        loaded.add(new MemberEvents(identities.get(i), events.get(i)));
      }
      return loaded;
    }

    private void give(Event event, Attribute attribute, IdType type, boolean[] taken) {
      String value = event.attributes().values().get(attribute);
      if (value != null) {
        give(event, new Id(type, value.toLowerCase(Locale.ROOT)), taken);
      }
    }

    private void give(Event event, Id id, boolean[] taken) {
      for (int owner : owners.getOrDefault(id, new int[0])) {
        if (!taken[owner]) {
          taken[owner] = true;
          events.get(owner).add(event);
        }
      }
    }

    private static int[] joined(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }
  }
}
