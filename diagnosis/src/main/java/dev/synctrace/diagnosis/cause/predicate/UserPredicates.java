package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.member;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.has;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.is;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.newest;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext.CaseNotesEntry;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Users as the site and Entra know them, members and administrators; causes.md S50, T03. */
final class UserPredicates {
  private static final String WHO = "site.portalUser";

  /** What seed 004 tells to look for in the user's properties. */
  private static final SortedMap<Attribute, String> DISCOVERED =
      new TreeMap<>(
          Map.of(
              Attribute.TENANT_ID, "Entra tenant ID",
              Attribute.USER_ID, "Entra user ID",
              Attribute.USER_NAME, "user principal name"));

  private UserPredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        member(
            "memberIsUser", UserPredicates::isUser, of(PremiseBasis.ROW, "the member is a user")),
        member(
            "memberIsDevice",
            UserPredicates::isDevice,
            of(PremiseBasis.ROW, "the member is a device")),
        member(
            "userWithoutEntraRecord",
            UserPredicates::withoutEntraRecord,
            of(
                PremiseBasis.ROW,
                "the site's record of the user has no Entra user ID",
                Kind.FACT_USER)),
        member(
            "entraUserWithItsName",
            UserPredicates::entraUserWithItsName,
            of(
                PremiseBasis.NAME,
                "Entra has a user with the same principal name",
                Kind.FACT_ENTRA_USER)),
        site(
            "adminIncompletelyDiscovered",
            UserPredicates::incompletelyDiscovered,
            of(
                PremiseBasis.ROW,
                "the noted administrator was discovered without tenant ID, user ID or name",
                Kind.FACT_USER,
                Kind.FACT_NOTE),
            of(
                PremiseBasis.CONCLUSION,
                "the export of users does not contain the noted administrator",
                Kind.FACT_USER,
                Kind.FACT_NOTE)));
  }

  /** The site has not discovered the administrator, or without tenant id, user id or UPN. */
  static ConditionResult incompletelyDiscovered(SiteContext site) {
    Optional<CaseNotesEntry> who = site.note(WHO);
    if (who.isEmpty()) {
      return ConditionResult.unknown(
          new MissingEvidence(
              "the user of the admin center",
              "specify the user with --portal-user, or write site: {portalUser:"
                  + " jqadmin@contoso.com} into case-notes.yaml"));
    }
    if (!site.coverage().shows(Kind.FACT_USER)) {
      return unknown(Kind.FACT_USER);
    }
    String name = who.get().value();
    List<Event> rows =
        newest(site.events(Kind.FACT_USER)).stream().filter(row -> isOf(row, name)).toList();
    if (rows.isEmpty() && !RowQueries.isComplete(site, Kind.FACT_USER)) {
      return unknown(Kind.FACT_USER);
    }
    if (rows.isEmpty()) {
      return ConditionResult.holds(
          PremiseBasis.CONCLUSION,
          EvidenceItem.supporting(
              who.get().event(), "the export of users does not contain this user"));
    }
    List<Event> whole = rows.stream().filter(UserPredicates::isWhole).toList();
    return whole.isEmpty()
        ? new ConditionResult.Holds(Proof.of(PremiseBasis.ROW, what(rows, false)))
        : new ConditionResult.Fails(Proof.of(PremiseBasis.ROW, what(whole, true)));
  }

  /**
   * Property by property, since each points elsewhere: the name to Active Directory user discovery,
   * the two ids to that of Entra.
   *
   * @param whole whether they speak against the cause: then what is there is told, else what is not
   */
  private static List<EvidenceItem> what(List<Event> rows, boolean whole) {
    List<EvidenceItem> evidence = new ArrayList<>();
    for (Event row : rows) {
      DISCOVERED.forEach((attribute, name) -> {
        if (has(row, attribute) == whole) {
          evidence.add(
              new EvidenceItem(
                  row,
                  (whole ? "the user is discovered with the " : "the user has no ") + name,
                  !whole));
        }
      });
    }
    return evidence;
  }

  private static boolean isOf(Event row, String name) {
    return is(row, Attribute.USER_NAME, name)
        || is(row, Attribute.ACCOUNT_NAME, name)
        || is(row, Attribute.USER_ID, name);
  }

  private static boolean isWhole(Event row) {
    return DISCOVERED.keySet().stream().allMatch(attribute -> has(row, attribute));
  }

  /** The site's record of the user has no Entra user ID. */
  static ConditionResult withoutEntraRecord(MemberContext member) {
    if (member.identity().memberType() == MemberType.DEVICE) {
      return ConditionResult.fails(PremiseBasis.ROW);
    }
    List<Event> rows = newest(member.events(Kind.FACT_USER));
    if (rows.isEmpty()) {
      return unknown(Kind.FACT_USER);
    }
    List<Event> known =
        rows.stream().filter(row -> RowQueries.has(row, Attribute.USER_ID)).toList();
    if (!known.isEmpty()) {
      return fails(PremiseBasis.ROW, known, "the site knows the user's Entra user ID");
    }
    boolean stated =
        rows.stream()
            .allMatch(row -> StatedEmptyAttributes.isStated(row.attributes(), Attribute.USER_ID));
    return stated
        ? holds(PremiseBasis.ROW, rows, "the site's record of the user has no Entra user ID")
        : unknown(Kind.FACT_USER);
  }

  /** Entra has a user of the same principal name: the site has not connected the two. */
  static ConditionResult entraUserWithItsName(MemberContext member) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Event row : newest(member.events(Kind.FACT_USER))) {
      String name = value(row, Attribute.USER_NAME);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    List<Event> users =
        newest(member.site().events(Kind.FACT_ENTRA_USER)).stream()
            .filter(user -> names.contains(value(user, Attribute.USER_NAME)))
            .toList();
    if (!users.isEmpty()) {
      return holds(PremiseBasis.NAME, users, "Entra has a user with this principal name");
    }
    return RowQueries.isComplete(member, Kind.FACT_ENTRA_USER)
        ? ConditionResult.fails(PremiseBasis.COMPLETE_LIST)
        : unknown(Kind.FACT_ENTRA_USER);
  }

  static ConditionResult isUser(MemberContext member) {
    return hasType(member, MemberType.USER);
  }

  static ConditionResult isDevice(MemberContext member) {
    return hasType(member, MemberType.DEVICE);
  }

  private static ConditionResult hasType(MemberContext member, MemberType type) {
    return member.identity().memberType() == type
        ? ConditionResult.holds(PremiseBasis.ROW)
        : ConditionResult.fails(PremiseBasis.ROW);
  }
}
