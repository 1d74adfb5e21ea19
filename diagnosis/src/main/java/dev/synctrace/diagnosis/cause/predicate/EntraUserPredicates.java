package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.newest;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The Entra record of a user, as the site knows it; causes.md S50. */
final class EntraUserPredicates {
  private EntraUserPredicates() {}

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
}
