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

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;

/** ClientKeyData: the only Entra identity of a device that the site trusts; causes.md S01, S08. */
final class ClientKeyDataPredicates {
  private static final MissingEvidence UNFILTERED =
      new MissingEvidence(
          "ClientKeyData export without a filter",
          "select SMSID, AADTenantID, AADDeviceID, IsRevoked, ApprovalStatus, AgentType from"
              + " ClientKeyData, without a where clause, saved as CSV with headers");

  private ClientKeyDataPredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        member(
            "clientKeyWithoutEntraIds",
            ClientKeyDataPredicates::withoutEntraIds,
            of(
                PremiseBasis.ROW,
                "the ClientKeyData row has no Entra tenant ID or device ID",
                Kind.FACT_CLIENTKEY)),
        member(
            "trustedIdentity",
            ClientKeyDataPredicates::trustedIdentity,
            of(
                PremiseBasis.ROW,
                "the ClientKeyData row has both Entra IDs, is not revoked and belongs to a full client",
                Kind.FACT_CLIENTKEY)),
        member(
            "clientNotRegistered",
            ClientKeyDataPredicates::notRegistered,
            of(
                PremiseBasis.CONCLUSION,
                "a complete export of ClientKeyData has no row for the SMSID",
                Kind.FACT_CLIENTKEY)),
        member(
            "clientKeyLeftOutByFilter",
            ClientKeyDataPredicates::leftOutByFilter,
            of(
                PremiseBasis.LIMITED_LIST,
                "an export of ClientKeyData that may omit clients without Entra IDs has no row"
                    + " for the SMSID",
                Kind.FACT_CLIENTKEY)),
        member(
            "heartbeatClaimsDeviceId",
            ClientKeyDataPredicates::heartbeatClaims,
            of(
                PremiseBasis.ROW,
                "the heartbeat reports an Entra device ID (self-reported, not verified)",
                Kind.FACT_SYSTEM)),
        site(
            "noClientHasEntraIds",
            ClientKeyDataPredicates::noClientHasEntraIds,
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "no client in ClientKeyData has Entra IDs",
                Kind.FACT_CLIENTKEY)));
  }

  /** The device has a row, and it lacks the Entra tenant id or device id. */
  static ConditionResult withoutEntraIds(MemberContext member) {
    List<Event> rows = newest(member.events(Kind.FACT_CLIENTKEY));
    if (rows.isEmpty()) {
      return noRow(member);
    }
    List<Event> filled = rows.stream().filter(ClientKeyDataPredicates::hasEntraIds).toList();
    return filled.isEmpty()
        ? holds(PremiseBasis.ROW, rows, "the ClientKeyData row has no Entra tenant ID or device ID")
        : fails(
            PremiseBasis.ROW,
            filled,
            "the ClientKeyData row has the Entra tenant ID and device ID");
  }

  /** The device has a row with both ids that is not revoked and belongs to a full client. */
  static ConditionResult trustedIdentity(MemberContext member) {
    List<Event> rows = newest(member.events(Kind.FACT_CLIENTKEY));
    if (rows.isEmpty()) {
      return noRow(member);
    }
    List<Event> good = rows.stream().filter(ClientKeyDataPredicates::isTrusted).toList();
    return good.isEmpty()
        ? fails(
            PremiseBasis.ROW,
            rows,
            "this ClientKeyData row does not have a verified Entra identity")
        : holds(PremiseBasis.ROW, good, "the site has verified this Entra identity");
  }

  /** The client id is known, and a complete list of ClientKeyData has no row for it. */
  static ConditionResult notRegistered(MemberContext member) {
    if (member.identity().memberType() == MemberType.USER) {
      return ConditionResult.fails(PremiseBasis.ROW);
    }
    List<Event> rows = member.events(Kind.FACT_CLIENTKEY);
    if (!rows.isEmpty()) {
      return fails(PremiseBasis.ROW, newest(rows), "ClientKeyData has a row for this device");
    }
    boolean known = !member.identity().all(IdType.SMS_ID).isEmpty();
    return known && RowQueries.isComplete(member, Kind.FACT_CLIENTKEY)
        ? holds(
            PremiseBasis.CONCLUSION,
            RowQueries.export(member, Kind.FACT_CLIENTKEY),
            "this complete export of ClientKeyData has no row for this device")
        : ConditionResult.unknown(UNFILTERED);
  }

  /**
   * The client id is known, and a list of ClientKeyData that may be filtered by Entra ids has no
   * row for it: then its row lacks them, or there is none. causes.md S01, S08.
   */
  static ConditionResult leftOutByFilter(MemberContext member) {
    if (member.identity().memberType() == MemberType.USER) {
      return ConditionResult.fails(PremiseBasis.ROW);
    }
    if (!member.events(Kind.FACT_CLIENTKEY).isEmpty()) {
      return ConditionResult.fails(PremiseBasis.ROW);
    }
    List<ExportedList> lists = ListCatalogue.newest(member.lists(Kind.FACT_CLIENTKEY));
    boolean known = !member.identity().all(IdType.SMS_ID).isEmpty();
    if (!known || lists.isEmpty()) {
      return unknown(Kind.FACT_CLIENTKEY);
    }
    if (lists.stream().allMatch(ExportedList::isComplete)) {
      return ConditionResult.fails(PremiseBasis.COMPLETE_LIST);
    }
    return new ConditionResult.Holds(
        Proof.of(
                PremiseBasis.LIMITED_LIST,
                lists.stream()
                    .map(list ->
                        list.evidence(
                            "this export of ClientKeyData has no row for this device, and may omit rows"
                                + " without an Entra device ID",
                            true))
                    .toList())
            .lacking(List.of(UNFILTERED)));
  }

  /** The heartbeat names a device id; where no one exported it, no one can take it for proof. */
  static ConditionResult heartbeatClaims(MemberContext member) {
    List<Event> rows = newest(member.events(Kind.FACT_SYSTEM));
    List<Event> claims = rows.stream().filter(row -> has(row, Attribute.DEVICE_ID)).toList();
    return claims.isEmpty()
        ? fails(PremiseBasis.ROW, rows, "the heartbeat reports no Entra device ID")
        : holds(
            PremiseBasis.ROW,
            claims,
            "the heartbeat reports this device ID (self-reported, not verified)");
  }

  /** No client at all has Entra ids: then it is the site's fault rather than the device's. */
  static ConditionResult noClientHasEntraIds(SiteContext site) {
    if (site.listHas(Kind.FACT_CLIENTKEY, Attribute.TENANT_ID, Attribute.DEVICE_ID)) {
      List<Event> export = RowQueries.export(site, Kind.FACT_CLIENTKEY);
      return fails(PremiseBasis.ROW, export, "the Entra identity of other clients is verified");
    }
    List<Event> rows = newest(site.events(Kind.FACT_CLIENTKEY));
    // One client says nothing about the site.
    return rows.size() < 2
            || rows.stream().anyMatch(ClientKeyDataPredicates::hasEntraIds)
            || RowQueries.absence(site, Kind.FACT_CLIENTKEY).isEmpty()
        ? unknown(Kind.FACT_CLIENTKEY)
        : holds(
            PremiseBasis.LOG_SILENCE,
            rows,
            "no client in ClientKeyData has Entra IDs, including this one");
  }

  private static ConditionResult noRow(MemberContext member) {
    return member.coverage().shows(Kind.FACT_CLIENTKEY)
            || member.identity().memberType() == MemberType.USER
        ? ConditionResult.fails(PremiseBasis.ROW)
        : unknown(Kind.FACT_CLIENTKEY);
  }

  private static boolean hasEntraIds(Event row) {
    return has(row, Attribute.TENANT_ID) && has(row, Attribute.DEVICE_ID);
  }

  private static boolean isTrusted(Event row) {
    return hasEntraIds(row)
        && !is(row, Attribute.IS_REVOKED, "true")
        && (!has(row, Attribute.AGENT_TYPE) || is(row, Attribute.AGENT_TYPE, "0"));
  }
}
