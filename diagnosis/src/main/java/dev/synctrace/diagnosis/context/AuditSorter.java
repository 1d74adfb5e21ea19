package dev.synctrace.diagnosis.context;

import dev.synctrace.parsers.audit.AuditDuplicates;
import dev.synctrace.parsers.audit.AuditOrder;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.List;

/** How audit records are taken. */
public final class AuditSorter {
  private AuditSorter() {}

  /** Whether it records something that did not happen: any result but success. */
  public static boolean failed(Event audit) {
    return audit
        .attributes()
        .get(Attribute.RESULT)
        .filter(result -> !result.equalsIgnoreCase("success"))
        .isPresent();
  }

  /** Each record once, in the order in which they happened. */
  public static List<Event> inOrder(List<Event> audits) {
    AuditDuplicates seen = new AuditDuplicates();
    return audits.stream().filter(seen::isNew).sorted(AuditOrder.INSTANCE).toList();
  }
}
