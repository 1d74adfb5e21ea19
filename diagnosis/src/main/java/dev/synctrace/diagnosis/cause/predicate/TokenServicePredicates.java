package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.fails;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.holds;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The management points' token service; causes.md S03. */
final class TokenServicePredicates {
  private TokenServicePredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        site(
            "managementPointAcceptsNoToken",
            TokenServicePredicates::acceptsNoToken,
            of(
                PremiseBasis.CONCLUSION,
                "the token service rejected requests or crashed, and accepted no Entra token",
                Kind.TOKEN_REFUSED,
                Kind.TOKEN_CRASH),
            of(
                PremiseBasis.ONE_OF_SEVERAL,
                "the log of the token service shows no accepted Entra token",
                Kind.TOKEN_REQUEST)));
  }

  /** No Entra token was accepted; surer where the log shows refusals or a crash. */
  static ConditionResult acceptsNoToken(SiteContext site) {
    List<Event> accepted = site.events(Kind.TOKEN_VALIDATED);
    if (!accepted.isEmpty()) {
      return fails(PremiseBasis.RECORD, accepted, "a management point accepted this Entra token");
    }
    List<Event> failures =
        Stream.of(Kind.TOKEN_CRASH, Kind.TOKEN_REFUSED)
            .flatMap(kind -> site.events(kind).stream())
            .toList();
    if (!failures.isEmpty()) {
      return holds(
          PremiseBasis.CONCLUSION,
          failures,
          "the token service failed and had not accepted any token before");
    }
    List<Event> requests = site.events(Kind.TOKEN_REQUEST);
    return site.coverage().shows(Kind.TOKEN_VALIDATED)
        ? holds(
            PremiseBasis.LOG_SILENCE,
            requests,
            "requested a token; no Entra token was ever accepted")
        : unknown(Kind.TOKEN_VALIDATED);
  }
}
