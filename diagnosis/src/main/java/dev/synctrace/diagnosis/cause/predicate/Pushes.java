package dev.synctrace.diagnosis.cause.predicate;

import static dev.synctrace.diagnosis.cause.predicate.Rows.unknown;
import static dev.synctrace.diagnosis.cause.predicate.Rows.value;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.dossier.Dossier;
import dev.synctrace.diagnosis.evidence.Evidence;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.event.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** How many clients an action went to; causes.md T25. */
final class Pushes {
  /** Resource ids of clients begin here; a smaller single number may be a count of targets. */
  private static final long FIRST_RESOURCE_ID = 16_777_216;

  private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private Pushes() {}

  /** The push went to more clients than the administrator chose. */
  static Finding moreClientsThanChosen(Dossier action) {
    List<Event> forwarded = action.events(Kind.ACTION_FORWARDED);
    List<Event> pushed = action.events(Kind.PUSH_START);
    if (forwarded.isEmpty() || pushed.isEmpty()) {
      return unknown(forwarded.isEmpty() ? Kind.ACTION_FORWARDED : Kind.PUSH_START);
    }
    Event chosen = forwarded.getLast();
    Event push = pushed.getLast();
    long targets = targets(value(chosen, Attribute.TARGET_DEVICE_IDS));
    long clients = push.attributes().number(Attribute.CLIENT_COUNT).orElse(0);
    if (targets == 0) {
      return Finding.fails(Ground.LOG_SILENCE);
    }
    boolean more = clients > targets;
    Evidence asked = new Evidence(chosen, targets + " targets were chosen", more);
    Evidence sent = new Evidence(push, clients + " clients were notified", more);
    return more
        ? Finding.holds(Ground.CONCLUSION, asked, sent)
        : Finding.fails(Ground.CONCLUSION, asked, sent);
  }

  /** Whether a single small number is an id or a count the docs do not say: take the larger. */
  private static long targets(String written) {
    if (written.isEmpty()) {
      return 0;
    }
    if (!NUMBER.matcher(written).matches()) {
      return SEPARATOR.split(written).length;
    }
    long number = Long.parseLong(written);
    return number < FIRST_RESOURCE_ID ? Math.max(1, number) : 1;
  }
}
