package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Guid;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * By what an audit record is known again in another export. Reference graph.md section 1.4.
 *
 * @param id the directory's own; empty where the export has none, as the portal's CSV, or another
 *     one, as the unified audit log
 * @param content time, correlation, activity, object and group, for where there is no such id.
 *     Whole seconds, because some exports have no more
 */
public record AuditKey(Optional<String> id, String content) {

  public static AuditKey of(Event event) {
    Attributes said = event.attributes();
    Instant time = event.time();
    String content =
        String.join(
            "|",
            time == null ? "" : Long.toString(time.getEpochSecond()),
            part(said, Attribute.CORRELATION_ID),
            part(said, Attribute.ACTIVITY),
            part(said, Attribute.OBJECT_ID),
            part(said, Attribute.USER_ID),
            part(said, Attribute.GROUP_ID));
    return new AuditKey(said.get(Attribute.AUDIT_ID).filter(AuditKey::isDirectoryId), content);
  }

  /** The unified audit log numbers records again, with bare GUIDs. */
  private static boolean isDirectoryId(String id) {
    return !Guid.isDashed(id);
  }

  private static String part(Attributes said, Attribute attribute) {
    return said.get(attribute).orElse("").toLowerCase(Locale.ROOT);
  }
}
