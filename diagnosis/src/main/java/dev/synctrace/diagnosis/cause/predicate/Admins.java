package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.Rows.fails;
import static dev.synctrace.diagnosis.cause.predicate.Rows.has;
import static dev.synctrace.diagnosis.cause.predicate.Rows.holds;
import static dev.synctrace.diagnosis.cause.predicate.Rows.is;
import static dev.synctrace.diagnosis.cause.predicate.Rows.newest;
import static dev.synctrace.diagnosis.cause.predicate.Rows.unknown;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.dossier.Note;
import dev.synctrace.diagnosis.dossier.SiteDossier;
import dev.synctrace.diagnosis.verdict.Evidence;
import dev.synctrace.diagnosis.verdict.Grade;
import dev.synctrace.diagnosis.verdict.Missing;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.util.List;
import java.util.Optional;

/** The administrator who uses the admin center, as the site discovered him; causes.md T03. */
final class Admins {
  private static final String WHO = "site.portalUser";

  private Admins() {}

  /** The site has not discovered the administrator, or without tenant id, user id or UPN. */
  static Finding incompletelyDiscovered(SiteDossier site) {
    Optional<Note> who = site.note(WHO);
    if (who.isEmpty()) {
      return Finding.unknown(
          new Missing(
              "who uses the admin center",
              "write site: {portalUser: jqadmin@contoso.com} into case-notes.yaml"));
    }
    if (!site.coverage().shows(Kind.FACT_USER)) {
      return unknown(Kind.FACT_USER);
    }
    String name = who.get().value();
    List<Event> rows =
        newest(site.events(Kind.FACT_USER)).stream().filter(row -> isOf(row, name)).toList();
    if (rows.isEmpty()) {
      return Finding.holds(
          Grade.LIKELY,
          Evidence.supporting(who.get().event(), "the export of users does not have this one"));
    }
    List<Event> whole = rows.stream().filter(Admins::isWhole).toList();
    return whole.isEmpty()
        ? holds(Grade.PROVEN, rows, "lacks the Entra tenant id, user id or user principal name")
        : fails(Grade.PROVEN, whole, "discovered with tenant id, user id and name");
  }

  private static boolean isOf(Event row, String name) {
    return is(row, Attribute.USER_NAME, name)
        || is(row, Attribute.ACCOUNT_NAME, name)
        || is(row, Attribute.USER_ID, name);
  }

  private static boolean isWhole(Event row) {
    return has(row, Attribute.TENANT_ID)
        && has(row, Attribute.USER_ID)
        && has(row, Attribute.USER_NAME);
  }
}
