package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.condition.DecisionRule.of;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.any;
import static dev.synctrace.diagnosis.cause.predicate.NamedPredicate.site;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.identity.TargetDeviceIds;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.UtcText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Actions of the admin center: what the cloud gateway answers when the site asks for them, and to
 * how many clients one went; messages-server.md N6, N7, causes.md T25.
 */
final class TenantAttachPredicates {
  private static final String NOTIFICATION = "/Notification";
  private static final int UNAUTHORIZED = 401;

  private TenantAttachPredicates() {}

  /** The predicates of this class, each with the ways in which it can hold. */
  static List<NamedPredicate<?>> all() {
    return List.of(
        site(
            "notificationsWorkAgain",
            TenantAttachPredicates::notificationsWorkAgain,
            of(
                PremiseBasis.RECORD,
                "the gateway answers requests for actions again after it refused them",
                Kind.GATEWAY_RESPONSE,
                Kind.GATEWAY_STATUS)),
        any(
            "moreClientsThanChosen",
            TenantAttachPredicates::moreClientsThanChosen,
            of(
                PremiseBasis.CONCLUSION,
                "more clients were notified than selected",
                Kind.ACTION_FORWARDED,
                Kind.PUSH_START)));
  }

  /** After the last refusal the gateway answered well again, in the same log. */
  static ConditionResult notificationsWorkAgain(SiteContext site) {
    Optional<Event> refusal =
        site.events(Kind.GATEWAY_RESPONSE).stream()
            .filter(event -> isStatus(event, UNAUTHORIZED, UNAUTHORIZED))
            .filter(TenantAttachPredicates::isForNotifications)
            .filter(event -> event.time() != null)
            .max(Comparator.comparing(RowQueries::time));
    if (refusal.isEmpty()) {
      return ConditionResult.fails(PremiseBasis.LOG_SILENCE);
    }
    Instant refused = RowQueries.time(refusal.get());
    Optional<Event> answered =
        Stream.of(Kind.GATEWAY_STATUS, Kind.GATEWAY_RESPONSE)
            .flatMap(kind -> site.events(kind).stream())
            .filter(event -> event.time() != null && RowQueries.time(event).isAfter(refused))
            .filter(event -> isStatus(event, 200, 299))
            .filter(event -> Objects.equals(event.log(), refusal.get().log()))
            .filter(event -> event.kind() == Kind.GATEWAY_STATUS || isForNotifications(event))
            .min(Comparator.comparing(RowQueries::time));
    return answered
        .map(event ->
            ConditionResult.holds(
                PremiseBasis.RECORD,
                EvidenceItem.supporting(
                    event, "Requests have succeeded again since " + when(event))))
        .orElseGet(() -> ConditionResult.fails(PremiseBasis.LOG_SILENCE));
  }

  private static String when(Event event) {
    return UtcText.of(RowQueries.time(event));
  }

  private static boolean isStatus(Event event, int from, int to) {
    long status = event.attributes().number(Attribute.HTTP_STATUS).orElse(0);
    return status >= from && status <= to;
  }

  private static boolean isForNotifications(Event event) {
    String url = event.attributes().get(Attribute.URL).orElse("");
    return url.replaceFirst("[?#].*", "").replaceFirst("/+$", "").endsWith(NOTIFICATION);
  }

  /** The push went to more clients than the administrator chose. */
  static ConditionResult moreClientsThanChosen(SubjectContext action) {
    List<Event> forwarded = action.events(Kind.ACTION_FORWARDED);
    List<Event> pushed = action.events(Kind.PUSH_START);
    if (forwarded.isEmpty() || pushed.isEmpty()) {
      return unknown(forwarded.isEmpty() ? Kind.ACTION_FORWARDED : Kind.PUSH_START);
    }
    Event chosen = forwarded.getLast();
    Event push = pushed.getLast();
    long targets = TargetDeviceIds.of(value(chosen, Attribute.TARGET_DEVICE_IDS)).count();
    long clients = push.attributes().number(Attribute.CLIENT_COUNT).orElse(0);
    if (targets == 0) {
      return ConditionResult.fails(PremiseBasis.LOG_SILENCE);
    }
    boolean more = clients > targets;
    EvidenceItem asked = new EvidenceItem(chosen, targets + " targets were chosen", more);
    EvidenceItem sent = new EvidenceItem(push, clients + " clients were notified", more);
    return more
        ? ConditionResult.holds(PremiseBasis.CONCLUSION, asked, sent)
        : ConditionResult.fails(PremiseBasis.CONCLUSION, asked, sent);
  }
}
