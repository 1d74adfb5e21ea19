package dev.synctrace.diagnosis.membership;

import dev.synctrace.diagnosis.context.ListPresence;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.MemberList;
import dev.synctrace.diagnosis.context.UnattributedExports;
import dev.synctrace.diagnosis.coverage.KindOrigins;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ExportedList.Completeness;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the lists of a collection and of its group state of one member: that it is in them,
 * that it is not, or why neither is known.
 */
final class ListPresenceReader {
  private final MemberContext member;
  private final MappingContext mapping;
  private final Identity identity;
  private final Set<Id> trusted;

  ListPresenceReader(MemberContext member) {
    this.member = member;
    this.mapping = member.mapping();
    this.identity = member.identity();
    this.trusted = identity.trustedIds();
  }

  ListPresence inCollection() {
    List<Event> rows =
        member.eventsOfAnyMapping(Kind.FACT_COLLECTION_MEMBER).stream()
            .filter(mapping::isOfCollection)
            .toList();
    ListPresence presence =
        current(presence(mapping.collectionList(), rows, "collection", identity.hasClientId()));
    if (!presence.isKnown()) {
      return inStatusTab(presence);
    }
    return presence.is(Presence.OUT) ? inNoOtherCollection(presence) : presence;
  }

  /** A status tab of the console has some of the collection's members, as of an unknown time. */
  private ListPresence inStatusTab(ListPresence unknown) {
    return MembershipSignals.consoleRow(member)
        .map(row ->
            ListPresence.stated(
                Presence.IN,
                Proof.of(
                        PremiseBasis.LIMITED_LIST,
                        EvidenceItem.supporting(row, VerdictSentences.consoleRow(row)))
                    .lacking(unknown.proof().missing()),
                Optional.<Instant>empty()))
        .orElse(unknown);
  }

  /** No record tells who left or entered a collection after its list was taken. */
  private ListPresence current(ListPresence presence) {
    boolean old = presence.asOf().filter(asOf -> !mapping.isNow(asOf)).isPresent();
    return old
        ? new ListPresence(
            presence.presence(),
            presence.basis(),
            presence.proof().restingOn(PremiseBasis.LIMITED_LIST),
            presence.asOf())
        : presence;
  }

  ListPresence inGroup() {
    if (identity.isAmbiguous()) {
      return ListPresence.unknown(
          List.of(
              new MissingEvidence(
                  "the SMSID of this member",
                  "export the collection's members with the columns Name, ResourceID and SMSID")));
    }
    List<Event> rows =
        member.eventsOfAnyMapping(Kind.FACT_GROUP_MEMBER).stream()
            .filter(mapping::isOfGroup)
            .toList();
    boolean directory =
        !identity.all(IdType.DEVICE_ID).isEmpty() || !identity.all(IdType.OBJECT_ID).isEmpty();
    return presence(mapping.groupList(), rows, "group", directory);
  }

  /** Not in this collection means nothing while another one feeds the same group. */
  private ListPresence inNoOtherCollection(ListPresence absent) {
    List<MissingEvidence> unlisted = mapping.unlistedCollections();
    return unlisted.isEmpty() ? absent : ListPresence.unknown(unlisted);
  }

  /**
   * @param hasOwnId whether the member has any ID of the side of this list
   */
  private ListPresence presence(MemberList lists, List<Event> rows, String what, boolean hasOwnId) {
    List<ListPresence> stated = new ArrayList<>();
    for (ExportedList list : lists.newest()) {
      statement(list, rows, what).ifPresent(stated::add);
    }
    if (stated.isEmpty()) {
      return undecided(lists, rows, what, hasOwnId);
    }
    ListPresence first = stated.getFirst();
    if (stated.stream().allMatch(other -> other.presence() == first.presence())) {
      return stated.size() == 1
          ? first
          : ListPresence.stated(
              first.presence(),
              new Proof.Any(stated.stream().map(ListPresence::proof).toList()),
              first.asOf());
    }
    return ListPresence.contradicted(contradiction(stated));
  }

  /** Shows both sides, of which neither proves anything. */
  private static Proof contradiction(List<ListPresence> stated) {
    List<Proof> parts = new ArrayList<>();
    for (ListPresence presence : stated) {
      boolean supports = presence.is(Presence.IN);
      parts.add(
          presence
              .proof()
              .restated(piece -> new EvidenceItem(piece.event(), piece.says(), supports)));
    }
    parts.add(
        Proof.unmet(
            new MissingEvidence(
                "which of the lists is the newest",
                "write the time of each export into case-notes.yaml (exports: [{file: PATH, at:"
                    + " 2026-09-24T15:00:00Z}]), or export the list again")));
    return new Proof.All(parts);
  }

  /** What one list states of the member; empty where it states nothing. */
  private Optional<ListPresence> statement(ExportedList list, List<Event> rows, String what) {
    Optional<Event> row = rows.stream().filter(list::contains).reduce((first, last) -> last);
    return row.isPresent() ? Optional.of(listed(list, row.get(), what)) : absent(list, what);
  }

  private ListPresence listed(ExportedList list, Event row, String what) {
    Proof proof =
        Proof.of(
            PremiseBasis.ROW, EvidenceItem.supporting(row, "Listed as a member of the " + what));
    if (!isTied(row)) {
      proof =
          proof
              .restingOn(PremiseBasis.HEARTBEAT)
              .lacking(List.of(KindOrigins.howToGet(MembershipSignals.tying(identity))));
    }
    return ListPresence.stated(Presence.IN, limited(proof, list), list.asOf());
  }

  private Proof limited(Proof proof, ExportedList list) {
    if (list.kind() == Kind.FACT_COLLECTION_MEMBER && mapping.mayBeOfOtherHierarchy(list)) {
      return proof
          .restingOn(PremiseBasis.ONE_OF_SEVERAL)
          .lacking(
              List.of(
                  new MissingEvidence(
                      "the hierarchy that " + list.sources().getFirst() + " belongs to",
                      "put the exports of each hierarchy into a folder of their own, with the"
                          + " mapping beside the lists of members")));
    }
    if (list.ownerNamed() || mapping.isConfirmed(list)) {
      return proof;
    }
    Proof assumed = proof.restingOn(PremiseBasis.LIMITED_LIST);
    return (mapping.isPlausible(list) ? assumed : assumed.restingOn(PremiseBasis.ONE_OF_SEVERAL))
        .lacking(
            List.of(
                new MissingEvidence(
                    "the group that " + list.sources().getFirst() + " belongs to",
                    UnattributedExports.HOW)));
  }

  private boolean isTied(Event row) {
    for (IdType type : IdType.values()) {
      String value = row.attributes().values().get(type.attribute());
      if (value != null && trusted.contains(new Id(type, value))) {
        return true;
      }
    }
    String user = row.attributes().values().get(Attribute.USER_ID);
    return user != null && trusted.contains(new Id(IdType.OBJECT_ID, user));
  }

  private Optional<ListPresence> absent(ExportedList list, String what) {
    if (!list.isComplete()) {
      return Optional.empty();
    }
    EvidenceItem absence = list.evidence(absence(list, what), true);
    if (list.rows() == 0 || hasIdOf(list)) {
      return Optional.of(out(list, Proof.of(PremiseBasis.COMPLETE_LIST, absence)));
    }
    return switch (tie(list)) {
      case Tie.None none -> without(list, absence, none.ground());
      // Without a name nothing parts it from the rows, of which any may be it.
      case Tie.Unknown unknown when identity.names().isEmpty() -> Optional.empty();
      case Tie.Unknown unknown ->
          without(list, absence, PremiseBasis.NAME)
              .map(presence -> lacking(presence, howToTie(list.kind())));
    };
  }

  private ListPresence out(ExportedList list, Proof proof) {
    return ListPresence.stated(Presence.OUT, limited(proof, list), list.asOf());
  }

  private static ListPresence lacking(ListPresence presence, MissingEvidence missing) {
    return ListPresence.stated(
        presence.presence(), presence.proof().lacking(List.of(missing)), presence.asOf());
  }

  private String absence(ExportedList list, String what) {
    String members = list.rows() == 1 ? "1 member" : list.rows() + " members";
    return "Not among the " + members + " of the complete member export of the " + what;
  }

  private boolean hasIdOf(ExportedList list) {
    for (Id id : trusted) {
      if (list.idTypes().contains(id.type().attribute())
          || (id.type() == IdType.OBJECT_ID && list.idTypes().contains(Attribute.USER_ID))) {
        return true;
      }
    }
    return false;
  }

  /** A member without an ID of the list's kind is absent unless a row may be it nevertheless. */
  private Optional<ListPresence> without(
      ExportedList list, EvidenceItem absence, PremiseBasis ground) {
    if (nameOnly(list.kind()).isPresent() || mapping.nameOnlyMatches().hasNamelessRows(list)) {
      return Optional.empty();
    }
    Proof proof = Proof.of(PremiseBasis.COMPLETE_LIST, absence).restingOn(ground);
    return Optional.of(
        out(
            list,
            mapping.nameOnlyMatches().hasUntiedRows(list) ? proof.restingOn(untied()) : proof));
  }

  /** What discovery did not find of a user may be anybody; a device has its heartbeat besides. */
  private PremiseBasis untied() {
    return identity.memberType() == MemberType.USER
        ? PremiseBasis.ONE_OF_SEVERAL
        : PremiseBasis.LIMITED_LIST;
  }

  private Optional<Event> nameOnly(Kind list) {
    return list == Kind.FACT_GROUP_MEMBER
        ? mapping.nameOnlyMatches().inGroup(identity)
        : mapping.nameOnlyMatches().inCollection(identity);
  }

  /** Why no list decides it: a row with its name, or what to collect. */
  private ListPresence undecided(
      MemberList lists, List<Event> rows, String what, boolean hasOwnId) {
    Kind kind = what.equals("group") ? Kind.FACT_GROUP_MEMBER : Kind.FACT_COLLECTION_MEMBER;
    if (!rows.isEmpty()) {
      // Of an older list than the newest, which does not decide.
      return ListPresence.stated(
          Presence.IN,
          Proof.of(
                  PremiseBasis.LIMITED_LIST,
                  EvidenceItem.supporting(
                      rows.getLast(), "Listed as a member of the " + what + " in an older list"))
              .restingOn(isTied(rows.getLast()) ? PremiseBasis.TIE : PremiseBasis.HEARTBEAT),
          Optional.ofNullable(rows.getLast().time()));
    }
    boolean ownIdTrusted = hasOwnId && lists.newest().stream().anyMatch(this::hasIdOf);
    if (!ownIdTrusted) {
      Optional<Event> row = nameOnly(kind);
      if (row.isPresent()) {
        return ListPresence.nameOnly(
            EvidenceItem.supporting(
                row.get(),
                "A member of the "
                    + what
                    + " has the same name, but no ID confirms that it is the same device"),
            howToTie(kind));
      }
    }
    List<MissingEvidence> missing = new ArrayList<>();
    boolean complete = lists.newest().stream().anyMatch(ExportedList::isComplete);
    if (!complete) {
      missing.add(incomplete(lists, kind));
    } else if (!ownIdTrusted) {
      missing.add(howToTie(kind));
    }
    return ListPresence.unknown(missing);
  }

  private MissingEvidence incomplete(MemberList lists, Kind kind) {
    MissingEvidence list = KindOrigins.howToGet(kind);
    return lists.newest().stream()
        .filter(l -> !l.reason().isEmpty())
        .findFirst()
        .map(l ->
            new MissingEvidence(
                list.what() + ", complete (" + l.sources().getFirst() + ": " + l.reason() + ")",
                list.how()))
        .orElse(list);
  }

  /** What ties the member to the rows of the list. */
  private MissingEvidence howToTie(Kind list) {
    if (identity.memberType() == MemberType.USER) {
      return KindOrigins.howToGet(Kind.FACT_USER);
    }
    boolean knowsDevice = knows(IdType.DEVICE_ID);
    if (list == Kind.FACT_GROUP_MEMBER) {
      Kind tie = knows(IdType.SMS_ID) ? Kind.FACT_CLIENTKEY : Kind.FACT_SYSTEM;
      return KindOrigins.howToGet(knowsDevice ? Kind.FACT_DEVICE : tie);
    }
    if (identity.hasClientId()) {
      return KindOrigins.howToGet(Kind.FACT_SYSTEM);
    }
    return KindOrigins.howToGet(knowsDevice ? Kind.FACT_CLIENTKEY : Kind.FACT_DEVICE);
  }

  private boolean knows(IdType type) {
    return trusted.stream().anyMatch(id -> id.type() == type);
  }

  /** Whether trusted sources know that the member has no ID of the list's kind. */
  private Tie tie(ExportedList list) {
    if (identity.memberType() == MemberType.USER) {
      return userTie();
    }
    boolean knowsClient = knows(IdType.SMS_ID);
    boolean knowsDevice = knows(IdType.DEVICE_ID);
    if (list.kind() == Kind.FACT_GROUP_MEMBER) {
      return knowsClient && !knowsDevice ? withoutKey() : Tie.Unknown.INSTANCE;
    }
    // A device of the directory: whether a client has its verified identity.
    return !identity.hasClientId() && knowsDevice ? noClientHasIt() : Tie.Unknown.INSTANCE;
  }

  private Tie withoutKey() {
    if (!member.eventsOfAnyMapping(Kind.FACT_CLIENTKEY).isEmpty()) {
      return new Tie.None(PremiseBasis.ROW);
    }
    return tieOf(mapping.completeness(Kind.FACT_CLIENTKEY));
  }

  private Tie noClientHasIt() {
    return tieOf(mapping.completeness(Kind.FACT_CLIENTKEY));
  }

  private Tie userTie() {
    if (!member.eventsOfAnyMapping(Kind.FACT_USER).isEmpty()) {
      return new Tie.None(PremiseBasis.ROW);
    }
    return tieOf(mapping.completeness(Kind.FACT_USER));
  }

  private static Tie tieOf(Completeness completeness) {
    return switch (completeness) {
      case COMPLETE -> new Tie.None(PremiseBasis.COMPLETE_LIST);
      case UNKNOWN -> new Tie.None(PremiseBasis.LIMITED_LIST);
      case PARTIAL -> Tie.Unknown.INSTANCE;
    };
  }

  /** What trusted sources know of a member's ID of a list's kind, where none is known. */
  private sealed interface Tie {
    /** They know that it has none. */
    record None(PremiseBasis ground) implements Tie {}

    /** The case lacks the data that would decide. */
    enum Unknown implements Tie {
      INSTANCE
    }
  }
}
