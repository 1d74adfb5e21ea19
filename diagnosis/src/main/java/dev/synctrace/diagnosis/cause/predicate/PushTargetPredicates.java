package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.RowQueries.unknown;
import static dev.synctrace.diagnosis.cause.predicate.RowQueries.value;

import dev.synctrace.diagnosis.cause.condition.ConditionResult;
import dev.synctrace.diagnosis.context.SubjectContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.identity.TargetDeviceIds;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;

/** How many clients an action went to; causes.md T25. */
final class PushTargetPredicates {
  private PushTargetPredicates() {}

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
