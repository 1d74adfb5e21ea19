package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.UtcText;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cloud gateway answers when the site asks it for actions; messages-server.md N6, N7. */
final class NotificationGatewayAnswers {
  private static final String NOTIFICATION = "/Notification";
  private static final int UNAUTHORIZED = 401;

  private NotificationGatewayAnswers() {}

  /** After the last refusal the gateway answered well again, in the same log. */
  static ConditionResult notificationsWorkAgain(SiteContext site) {
    Optional<Event> refusal =
        site.events(Kind.GATEWAY_RESPONSE).stream()
            .filter(event -> isStatus(event, UNAUTHORIZED, UNAUTHORIZED))
            .filter(NotificationGatewayAnswers::isForNotifications)
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
}
