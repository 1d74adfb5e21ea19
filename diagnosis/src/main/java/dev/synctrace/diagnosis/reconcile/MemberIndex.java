package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.CaseAtInstant;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.EventIdentifiers;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdQueries;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.IdentityTable;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everybody who may have to do with a mapping: members of the collection, members of the group, and
 * every id that the log or the audit names with the group. One pass over the case builds it; it
 * holds numbers only.
 */
final class MemberIndex {
  /** Many at once, so that their records are close together where they are read. */
  private static final int AT_ONCE = 10_000;

  private final IdentityTable identities = new IdentityTable();
  private final Map<String, BitSet> named = new HashMap<>();
  private final BitSet ofUnknownGroup = new BitSet();

  private MemberIndex() {}

  /** Reads all events that name ids, heartbeats only where nothing else joins. */
  static MemberIndex read(CaseAtInstant context) {
    MemberIndex memberIndex = new MemberIndex();
    EventQuery query = EventQuery.of(EventIdentifiers.KINDS).withoutHeartbeats();
    for (Event event : context.events().find(query)) {
      memberIndex.take(event, context.asOf().includes(event));
    }
    memberIndex.joinByHeartbeats(context);
    return memberIndex;
  }

  /**
   * An Entra device id without its object, or an object without its device id, may be joined by any
   * update of the object; these are too many to read for all.
   */
  private void joinByHeartbeats(CaseAtInstant context) {
    List<Id> lonely = new ArrayList<>();
    for (int id = 0; id < identities.size(); id++) {
      if (identities.lacksOtherDirectoryId(id)) {
        lonely.add(identities.id(id));
      }
    }
    for (int from = 0; from < lonely.size(); from += AT_ONCE) {
      List<Id> some = lonely.subList(from, Math.min(lonely.size(), from + AT_ONCE));
      EventQuery query = IdQueries.naming(EventQuery.of(Kind.AUDIT_DEVICE_UPDATED), some, false);
      context.events().find(query).forEach(identities::add);
    }
  }

  /** The identities of one mapping, each once, by name and then by id. */
  List<Integer> of(MappingContext mapping) {
    BitSet ids = new BitSet();
    join(ids, group(mapping.mapping().groupId()));
    String collection = mapping.mapping().collectionId();
    if (collection != null) {
      join(ids, collection(collection));
    }
    if (mapping.onlyGroup()) {
      ids.or(ofUnknownGroup);
    }
    return distinct(ids);
  }

  Identity identity(int anchor) {
    return identities.identity(anchor);
  }

  /** Which ids belong together is no matter of time; who is a candidate is. */
  private void take(Event event, boolean counts) {
    List<Id> ids = identities.add(event);
    if (!counts || !MemberEvents.NAMING.contains(event.kind())) {
      return;
    }
    boolean smsId = EventIdentifiers.hasSmsId(ids);
    for (Id id : ids) {
      if (smsId && id.type() == IdType.RESOURCE_ID) {
        continue; // leads to the same client, or is the ID of several and leads to none
      }
      int number = identities.number(id);
      if (MemberEvents.OF_COLLECTION.contains(event.kind())) {
        event.attributes().get(Attribute.COLLECTION_ID).ifPresent(c -> mark(collection(c), number));
      } else {
        event
            .attributes()
            .get(Attribute.GROUP_ID)
            .ifPresentOrElse(g -> mark(group(g), number), () -> ofUnknownGroup.set(number));
      }
    }
  }

  private void mark(String list, int number) {
    named.computeIfAbsent(list, key -> new BitSet()).set(number);
  }

  private void join(BitSet ids, String list) {
    ids.or(named.getOrDefault(list, new BitSet()));
  }

  /**
   * One anchor for each identity: of a client its own ids come first, since they were met first.
   */
  private List<Integer> distinct(BitSet ids) {
    BitSet seen = new BitSet();
    List<Candidate> anchors = new ArrayList<>();
    for (boolean clientSide : new boolean[] {true, false}) {
      for (int id = ids.nextSetBit(0); id >= 0; id = ids.nextSetBit(id + 1)) {
        if (seen.get(id) || isClientSide(id) != clientSide) {
          continue;
        }
        int[] members = identities.members(id);
        for (int member : members) {
          seen.set(member);
        }
        String name = identities.names(members).stream().findFirst().orElse("");
        anchors.add(new Candidate(name.toLowerCase(Locale.ROOT), id));
      }
    }
    Collections.sort(
        anchors,
        Comparator.comparing(Candidate::name)
            .thenComparing(candidate -> identities.id(candidate.anchor())));
    return anchors.stream().map(Candidate::anchor).toList();
  }

  private boolean isClientSide(int id) {
    return switch (identities.id(id).type()) {
      case SMS_ID, RESOURCE_ID -> true;
      case DEVICE_ID, OBJECT_ID -> false;
    };
  }

  private record Candidate(String name, int anchor) {}

  private static String group(String id) {
    return "g" + id.toLowerCase(Locale.ROOT);
  }

  private static String collection(String id) {
    return "c" + id.toLowerCase(Locale.ROOT);
  }
}
