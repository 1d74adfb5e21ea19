package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.Comparator;

/**
 * The order in which audits happened: by time at 100 ns, then by the number that ends the id, which
 * grows within one partition of the directory, then by place. Records of different partitions at
 * the same instant have no true order; they are kept apart by the partition's name, so that the
 * order is the same whatever the export. Events without a time come last. Reference graph.md
 * sections 1 and 1.4.
 */
public final class AuditOrder implements Comparator<Event> {
  public static final AuditOrder INSTANCE = new AuditOrder();

  private static final Comparator<Event> ORDER =
      Comparator.comparing(AuditOrder::time)
          .thenComparing(AuditOrder::partition)
          .thenComparingLong(AuditOrder::number)
          .thenComparing(Event::source)
          .thenComparingLong(Event::line)
          .thenComparingLong(event -> event.attributes().number(Attribute.RECORD_NUMBER).orElse(0));

  private AuditOrder() {}

  @Override
  public int compare(Event one, Event other) {
    return ORDER.compare(one, other);
  }

  private static Instant time(Event event) {
    Instant time = event.time();
    return time == null ? Instant.MAX : time;
  }

  /** The part before the number: {@code Directory_<correlation>_<partition>_<number>}. */
  private static String partition(Event event) {
    String id = id(event);
    int end = id.lastIndexOf('_');
    int start = end < 0 ? -1 : id.lastIndexOf('_', end - 1);
    return start < 0 ? "" : id.substring(start + 1, end);
  }

  private static long number(Event event) {
    String id = id(event);
    String digits = id.substring(id.lastIndexOf('_') + 1);
    boolean counts = !digits.isEmpty() && digits.length() <= 18;
    return counts && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(digits)
        : 0;
  }

  private static String id(Event event) {
    return event.attributes().get(Attribute.AUDIT_ID).orElse("");
  }
}
