package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.RowQueries.has;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.is;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.newest;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.CaseNotesEntry;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The administrator who uses the admin center, as the site discovered him; causes.md T03. */
final class PortalUserPredicates {
  private static final String WHO = "site.portalUser";

  /** What seed 004 tells to look for in the user's properties. */
  private static final SortedMap<Attribute, String> DISCOVERED =
      new TreeMap<>(
          Map.of(
              Attribute.TENANT_ID, "Entra tenant ID",
              Attribute.USER_ID, "Entra user ID",
              Attribute.USER_NAME, "user principal name"));

  private PortalUserPredicates() {}

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
    List<Event> whole = rows.stream().filter(PortalUserPredicates::isWhole).toList();
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
}
