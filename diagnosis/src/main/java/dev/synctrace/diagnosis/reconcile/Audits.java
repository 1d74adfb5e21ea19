package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.audit.AuditDuplicates;
import dev.synctrace.audit.AuditOrder;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import java.util.List;

/** How audit records are taken. */
final class Audits {
  private Audits() {}

  /** Whether it records something that did not happen: any result but success. */
  static boolean failed(Event audit) {
    return audit
        .attributes()
        .get(Attribute.RESULT)
        .filter(result -> !result.equalsIgnoreCase("success"))
        .isPresent();
  }

  /** Each record once, in the order in which they happened. */
  static List<Event> inOrder(List<Event> audits) {
    AuditDuplicates seen = new AuditDuplicates();
    return audits.stream().filter(seen::isNew).sorted(AuditOrder.INSTANCE).toList();
  }
}
